"""Rules for small numbers of people: where a total or a split would point at somebody."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.model.incident import Figure, Incident, Tally
from dashboard.model.place import Place
from dashboard.model.vocabulary import Group, Kind, Level
from dashboard.release.policy.places import Units, inhabitants
from dashboard.release.policy.rules import Rule

TOTAL_GROUPS = (Group.PEOPLE, Group.CIVILIAN)

Event = Incident | Tally
Ends = tuple[int, int | None]


@dataclass(frozen=True)
class Small:
    """Ids of claims: `moved` to a coarser area, `dropped`, or with their group `blurred`."""

    moved: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()
    blurred: frozenset[str] = frozenset()

    def __or__(self, other: "Small") -> "Small":
        return Small(
            self.moved | other.moved, self.dropped | other.dropped, self.blurred | other.blurred
        )


def small_numbers(events: Iterable[Event], rule: Rule, unit: Units) -> Small:
    """What the rule asks of the claims behind the figures of these events."""
    with_people = [event for event in events if _people(event)]
    moved = {claim_id for event in with_people for claim_id in _moved(event, rule, unit)}
    dropped: set[str] = set()
    blurred: set[str] = set()
    for event in _without_splits(with_people, rule, unit):
        people = _people(event)
        counted = {figure.subject for figure in people if not _is_split(figure)}
        for figure in filter(_is_split, people):
            stays = not figure.part and figure.subject not in counted
            (blurred if stays else dropped).update(figure.claim_ids)
    return Small(frozenset(moved), frozenset(dropped), frozenset(blurred - dropped))


# --- totals of one or two ----------------------------------------------------------------------


def _moved(event: Event, rule: Rule, unit: Units) -> Iterator[str]:
    """Claims on people at a small place with a small total, and at areas around that place.

    The area too: with what else happened at the place it would say where the people were.
    """
    people = _people(event)
    places = [event.place, *(figure.place for figure in people)]
    small = [
        place
        for place in places
        if _is_small(place, rule, unit) and _has_small_total(place, people, rule)
    ]
    for figure in people:
        if any(figure.place.contains(place) for place in small):
            yield from figure.claim_ids


def _is_small(place: Place, rule: Rule, unit: Units) -> bool:
    """Finer than where small totals go, and not known to have enough inhabitants."""
    coarse = rule.small_total_to or Level.RAION
    if place.level is None or place.level.depth <= coarse.depth:
        return False
    return (inhabitants(place, unit) or 0) < rule.small_place


def _has_small_total(place: Place, people: Sequence[Figure], rule: Rule) -> bool:
    here = [figure for figure in people if figure.place.contains(place)]
    harms = {figure.subject for figure in here}
    return any(_touches(_total(here, harm), rule.small_total) for harm in harms)


def _touches(ends: Ends | None, small: int) -> bool:
    """May the number be one of 1 .. small? (0, 0) says that nobody was harmed."""
    return ends is not None and ends[0] <= small and (ends[1] is None or ends[1] >= 1)


def _total(people: Iterable[Figure], harm: str) -> Ends | None:
    """Lowest and highest number of people; of several alternatives the widest range."""
    whole = [figure for figure in people if figure.subject == harm and not figure.part]
    stated = [ends for figure in whole if not _is_split(figure) and (ends := _ends(figure))]
    if stated:
        return min(low for low, _ in stated), _highest([high for _, high in stated])
    parts = [ends for figure in whole if (ends := _ends(figure))]
    if not parts:
        return None
    highs = [high for _, high in parts if high is not None]
    return sum(low for low, _ in parts), sum(highs) if len(highs) == len(parts) else None


def _highest(highs: Sequence[int | None]) -> int | None:
    known = [high for high in highs if high is not None]
    return max(known) if len(known) == len(highs) else None


def _ends(figure: Figure) -> Ends | None:
    """A range whose lower end is known; "up to 9" counts as 9."""
    if figure.low is not None:
        return figure.low, figure.high
    return (figure.high, figure.high) if figure.high is not None else None


# --- splits ------------------------------------------------------------------------------------


def _without_splits(events: Sequence[Event], rule: Rule, unit: Units) -> list[Event]:
    """Events that may show no split, and those from which such a split could be worked out.

    A split at a place is what an area around it has, less its other places: so what is hidden
    somewhere is hidden in every event around it whose period touches.
    """
    splits: Mapping[int, list[Figure]] = {
        number: list(filter(_is_split, _people(event))) for number, event in enumerate(events)
    }
    around = defaultdict(set)
    for number, figures in splits.items():
        for figure in figures:
            around[figure.place.pcode].add(number)
    hidden = {n for n, event in enumerate(events) if _shows_too_much(event, splits[n], rule, unit)}
    waiting = list(hidden)
    while waiting:
        number = waiting.pop()
        codes = {code for figure in splits[number] for code in figure.place.chain}
        near = {other for code in codes for other in around[code]} - hidden
        found = {other for other in near if events[other].period.overlaps(events[number].period)}
        hidden |= found
        waiting.extend(found)
    return [event for number, event in enumerate(events) if number in hidden]


def _shows_too_much(event: Event, splits: Iterable[Figure], rule: Rule, unit: Units) -> bool:
    people = _people(event)
    return any(not _may_be_split(figure, people, rule, unit) for figure in splits)


def _may_be_split(split: Figure, people: Sequence[Figure], rule: Rule, unit: Units) -> bool:
    if not split.place.resolved or _is_small(split.place, rule, unit):
        here = [figure for figure in people if figure.place.pcode == split.place.pcode]
        total = _total(here, split.subject)
        return total is not None and total[0] >= rule.smallest_split
    return True


def _is_split(figure: Figure) -> bool:
    return figure.part or figure.detail not in TOTAL_GROUPS


def _people(event: Event) -> list[Figure]:
    return [figure for figure in event.figures if figure.kind == Kind.CASUALTY]
