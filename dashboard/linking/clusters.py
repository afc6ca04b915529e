"""Bundles of claims taken for one event, and the ties that say why."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dashboard.linking.bundles import Bundle, Chain, inside, nested, shared
from dashboard.model.claim import Claim


@dataclass(frozen=True, slots=True)
class Link:
    """Two sides by their claim_ids, how much speaks for their being of one event, and why."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    points: int
    why: str


@dataclass(frozen=True, slots=True)
class Tie:
    """The same between two bundles."""

    one: Bundle
    other: Bundle
    points: int
    why: str

    def link(self) -> Link:
        sides = (self.one.claims, self.other.claims)
        one, other = sorted(tuple(claim.claim_id for claim in side) for side in sides)
        return Link(one, other, self.points, self.why)

    @property
    def is_round_up(self) -> bool:
        return not inside(self.one.chain, self.other.chain)


class Cluster:
    """`chain` is the finest place that all agree on, `events` what people judged it to be."""

    def __init__(self, bundles: Sequence[Bundle]):
        self.bundles = list(bundles)
        self.ties: list[Tie] = []
        self.events = {each.event for each in bundles} - {None}
        self.chain: Chain = _agreed([each.chain for each in bundles])
        self.periods = {(each.period.earliest, each.period.latest): each.period for each in bundles}

    def absorb(self, other: "Cluster", tie: Tie) -> None:
        self.bundles += other.bundles
        self.ties += [*other.ties, tie]
        self.events |= other.events
        self.chain = _agreed([self.chain, other.chain])
        self.periods |= other.periods

    def fits(self, other: "Cluster") -> bool:
        """What people judged need not agree with itself: one bundle of it is enough."""
        if self.events and other.events:
            return False
        if self.events or other.events:
            judged, free = (self, other) if self.events else (other, self)
            return all(any(_fit(each, one) for one in judged.bundles) for each in free.bundles)
        return inside(self.chain, other.chain) and self.timely(other)

    def timely(self, other: "Cluster") -> bool:
        periods = other.periods.values()
        return all(nested(mine, its) for mine in self.periods.values() for its in periods)

    @property
    def located(self) -> list[Bundle]:
        return [each for each in self.bundles if each.chain]

    def claims(self) -> Iterator[Claim]:
        return (claim for each in self.bundles for claim in each.claims)

    @property
    def first_id(self) -> str:
        return min(claim.claim_id for claim in self.claims())


def distinct(clusters: Iterable[Cluster]) -> list[Cluster]:
    """Each once, in the order of their first."""
    return list({id(cluster): cluster for cluster in clusters}.values())


def _agreed(chains: Iterable[Chain]) -> Chain:
    known = [chain for chain in chains if chain]
    return shared(known) if known else ()


def _fit(one: Bundle, other: Bundle) -> bool:
    located = bool(one.chain and other.chain)
    return located and inside(one.chain, other.chain) and nested(one.period, other.period)
