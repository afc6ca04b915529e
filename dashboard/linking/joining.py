"""Groups of claims that fit each other, by place and night, become one.

Two groups fit if one's place lies in the other's and one's period in the other's. A group joins
those that fit it only if these fit each other too: "Odesa oblast" joins neither of two towns hit
that night, and "31 December" neither of the nights that end and begin on it.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import combinations
from typing import NamedTuple

from dashboard.linking.verdicts import Verdicts
from dashboard.model.claim import Claim
from dashboard.model.period import Period
from dashboard.model.place import COUNTRY_PCODE, Place
from dashboard.model.vocabulary import Scope

LONGEST = 31  # days of a period that are looked at; an incident known no better stays apart


class Footprint(NamedTuple):
    """Where and when a group is: codes from the country down to its place, and its period."""

    chain: tuple[str, ...]
    period: Period

    def fits(self, other: "Footprint") -> bool:
        return self._place_fits(other) and self._period_fits(other)

    def _place_fits(self, other: "Footprint") -> bool:
        mine, others = self.chain[-1], other.chain[-1]
        if COUNTRY_PCODE in (mine, others):
            return mine == others  # what is known for the country alone is no town's
        return mine in other.chain or others in self.chain

    def _period_fits(self, other: "Footprint") -> bool:
        return self.period.joined(other.period) in (self.period, other.period)


def joined(
    judged: Sequence[list[Claim]], free: Sequence[list[Claim]], verdicts: Verdicts
) -> list[list[Claim]]:
    """All groups, some joined; two that people judged never are. Some of the lists are empty."""
    groups = [*judged, *free]
    fitting = _fitting(groups, len(judged), verdicts)
    clear = {n for n in range(len(groups)) if n < len(judged) or _is_clear(n, fitting)}
    merged: list[list[Claim]] = [[] for _ in groups]
    for number, members in enumerate(groups):
        home = number
        if number >= len(judged) and number in clear:
            home = min(fitting[number] & clear | {number})  # the same for all that fit each other
        merged[home].extend(members)
    return merged


def where(place: Place) -> tuple[str, ...]:
    """Codes from the country down to the place; a city district counts as its city."""
    codes = place.chain
    return codes[: codes.index(place.settlement) + 1] if place.settlement in codes else codes


def _is_clear(number: int, fitting: Sequence[set[int]]) -> bool:
    """Do all that fit the group fit each other?"""
    return all(one in fitting[other] for one, other in combinations(fitting[number], 2))


def _fitting(groups: Sequence[list[Claim]], judged: int, verdicts: Verdicts) -> list[set[int]]:
    """For each group the others that fit it."""
    fitting: list[set[int]] = [set() for _ in groups]
    for one, other in _near([_footprint(members) for members in groups]):
        both_judged = max(one, other) < judged
        if not both_judged and not verdicts.different(groups[one], groups[other]):
            fitting[one].add(other)
            fitting[other].add(one)
    return fitting


def _footprint(members: Sequence[Claim]) -> Footprint | None:
    """None for what is of no known place or no incident: it joins nothing.

    Subsets that followed their total here do not count: "of them two in Izmail".
    """
    ids = {claim.claim_id for claim in members}
    own = [claim for claim in members if claim.part_of not in ids] or members
    chains = [chain for claim in own if (chain := where(claim.place))]
    if not chains or members[0].scope == Scope.PERIOD:
        return None
    return Footprint(_shared(chains), reduce(Period.joined, (claim.period for claim in own)))


def _shared(chains: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The longest chain if the places of all lie on it, else what all have in common."""
    longest = max(chains, key=len)
    if all(chain[-1] in longest for chain in chains):
        return longest
    return tuple(code for code in longest if all(code in chain for chain in chains))


def _near(footprints: Sequence[Footprint | None]) -> Iterator[tuple[int, int]]:
    """Pairs that fit; found by a shared day and one's place on the other's chain."""
    known = [(number, footprint) for number, footprint in enumerate(footprints) if footprint]
    at = defaultdict(set)
    for number, footprint in known:
        for day in _days(footprint.period):
            at[footprint.chain[-1], day].add(number)
    for number, footprint in known:
        keys = ((code, day) for day in _days(footprint.period) for code in footprint.chain)
        for other in {n for key in keys for n in at.get(key, ())} - {number}:
            found = footprints[other]
            if found and footprint.fits(found):
                yield number, other


def _days(period: Period) -> Iterator[dt.date]:
    for day in range(min(period.days, LONGEST)):
        yield period.earliest + dt.timedelta(day)
