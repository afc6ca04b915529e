"""People killed or injured in a whole incident: one figure of all its figures, nothing twice."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from dashboard.model.incident import Figure
from dashboard.model.place import Place
from dashboard.model.vocabulary import Group, Harm, Kind

SUM_OF_PLACES = "sum_of_places"
TOTAL_GROUPS = (Group.PEOPLE, Group.CIVILIAN)


def total(found: Iterable[Figure], harm: Harm, place: Place) -> Figure | None:
    """People harmed in the incident at `place`; subsets and split-off groups are not added.

    Figures for the incident's place or an area around it are alternatives and form a range;
    without any, figures of separate places inside it add up. None: no report of this harm.
    """
    whole = [f for f in found if f.kind == Kind.CASUALTY and f.subject == harm and not f.part]
    people = [f for f in whole if f.detail in TOTAL_GROUPS]
    if not people:
        return _added(whole) if whole else None
    covering = [f for f in people if _covers(f.place, place)]
    return _widest(covering) if covering else _added(_apart(people))


def _covers(outer: Place, place: Place) -> bool:
    same = place.resolved and outer.pcode is not None and outer.pcode == place.pcode
    return same or outer.contains(place)


def _apart(found: Sequence[Figure]) -> list[Figure]:
    """One figure for each place, without places inside another that has a number of its own."""
    places = defaultdict(list)
    for figure in found:
        places[figure.place.pcode or figure.place.text].append(figure)
    single = [_widest(alternatives) for alternatives in places.values()]
    return [f for f in single if not any(_holds(other, f) for other in single)]


def _holds(outer: Figure, inner: Figure) -> bool:
    other_place = outer.place.pcode != inner.place.pcode
    return other_place and outer.best is not None and outer.place.contains(inner.place)


def _widest(found: Sequence[Figure]) -> Figure:
    """Alternatives as one range; best is that of the figure with most claims behind it."""
    if len(found) == 1:
        return found[0]
    leading = max(found, key=lambda f: (f.best is not None, len(f.claim_ids), f.best or 0))
    lows = [f.low for f in found if f.low is not None]
    tops = [f.high for f in found if f.best is not None]
    return leading.model_copy(
        update={
            "low": min(lows) if lows else None,
            "high": _unless_open(tops, max),
            "claim_ids": _claims_of(found),
        }
    )


def _added(found: Sequence[Figure]) -> Figure:
    """The sum over separate places or groups; an end that one of them leaves open stays open."""
    if len(found) == 1:
        return found[0]
    bests = [f.best for f in found if f.best is not None]
    lows = [f.low for f in found if f.low is not None]
    return found[0].model_copy(
        update={
            "low": sum(lows) if lows else None,
            "best": sum(bests) if bests else None,
            "high": _unless_open([f.high for f in found], sum),
            "detail": Group.PEOPLE,
            "claim_ids": _claims_of(found),
            "rule": SUM_OF_PLACES,
        }
    )


def _unless_open(ends: Sequence[int | None], combine: Callable[[list[int]], int]) -> int | None:
    known = [end for end in ends if end is not None]
    return combine(known) if known and len(known) == len(ends) else None


def _claims_of(found: Iterable[Figure]) -> tuple[str, ...]:
    return tuple(sorted(claim_id for figure in found for claim_id in figure.claim_ids))
