"""Sums that a report itself breaks down by place."""

from collections.abc import Sequence

from dashboard.extraction.merging import NEIGHBOURS
from dashboard.extraction.settled import Settled
from dashboard.model.vocabulary import Flag, Kind, Scope


def mark_sums(kept: Sequence[Settled]) -> None:
    """Such a sum is a period total, its parts belong to it. `kept` is in the order of the text."""
    counted = [e for e in kept if e.draft.kind == Kind.CASUALTY and e.draft.low]
    for subject in {each.draft.subject for each in counted}:
        same = [each for each in counted if each.draft.subject == subject]
        for n, total in enumerate(same):
            if total.draft.parent is None:
                _mark(total, [p for p in _after(same, n) if _is_part(p, total)])


def _after(same: Sequence[Settled], n: int) -> Sequence[Settled]:
    """What a sentence and those after it say."""
    while n and same[n - 1].draft.index == same[n].draft.index:
        n -= 1
    return same[n : n + NEIGHBOURS]


def _is_part(each: Settled, total: Settled) -> bool:
    """A lower figure of the same time in a place within the total's."""
    return (
        each is not total
        and each.draft.parent in (None, total.draft)
        and (each.draft.low or 0) < (total.draft.low or 0)
        and each.place.pcode != total.place.pcode
        and each.when == total.when
        and total.place.contains(each.place)
    )


def _mark(total: Settled, parts: Sequence[Settled]) -> None:
    if len({part.place.pcode for part in parts}) < 2:
        return
    total.scope = Scope.PERIOD
    total.flags.append(Flag.SUM_OF_PLACES)
    for part in parts:
        part.draft.parent = total.draft
        if total.draft.detail == "civilian" and part.draft.detail == "people":
            part.draft.detail = "civilian"
