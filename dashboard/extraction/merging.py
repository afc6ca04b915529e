"""One statement, one claim: what a report repeats is merged, what it corrects is superseded."""

from collections import deque
from collections.abc import Sequence

from dashboard.extraction.drafts import Draft
from dashboard.extraction.settled import Settled
from dashboard.model.claim import Claim
from dashboard.model.place import Place
from dashboard.model.vocabulary import SECTOR_OF_ASSET, Flag, Kind

NEIGHBOURS = (
    200  # claims on one subject that a new one is held against: keeps a hostile text linear
)


def merge(settled: Sequence[Settled]) -> tuple[list[Settled], list[tuple[Settled, str]]]:
    """(kept, dropped with the reason), in the order of the text."""
    kept: list[Settled] = []
    dropped: list[tuple[Settled, str]] = []
    stand_in: dict[int, Draft] = {}
    recent: dict[tuple[Kind, str], deque[Settled]] = {}
    for each in sorted(settled, key=_firmness):
        known = recent.setdefault(_family(each.draft), deque(maxlen=NEIGHBOURS))
        for lower in [k for k in known if _raises(each, k)]:
            kept.remove(lower)
            known.remove(lower)
            dropped.append((lower, "superseded"))
            stand_in[id(lower.draft)] = each.draft
        twin = next((k for k in known if _restates(each, k)), None)
        if twin is None:
            kept.append(each)
            known.append(each)
            continue
        stand_in[id(each.draft)] = twin.draft
        twin.draft.expected = twin.draft.expected or each.draft.expected
        if each.draft.counted and not _same_count(each.draft, twin.draft):
            dropped.append((each, "superseded"))
    for each in kept:
        parent = each.draft.parent
        while parent is not None and id(parent) in stand_in:
            parent = stand_in[id(parent)]
        each.draft.parent = parent if parent is not each.draft else None
    return sorted(kept, key=lambda s: (s.draft.index, s.draft.first, s.draft.at)), dropped


def _firmness(each: Settled) -> tuple[bool, bool, bool, bool, int, int, int]:
    """What is said in full stands before headlines, hints and corrected figures."""
    draft = each.draft
    return (
        each.headline,
        each.earlier,
        draft.weak,
        not draft.counted,
        -(each.hour or 0),
        draft.index,
        draft.at,
    )


def _restates(new: Settled, known: Settled) -> bool:
    """Does a weaker or later statement only repeat a known one?"""
    a, b = new.draft, known.draft
    if not _overlapping(new, known):
        return False
    if new.scope != known.scope and not new.headline:
        return False
    if new.earlier and a.kind == Kind.CASUALTY:
        return a.subject == b.subject
    if new.headline:
        return near(new.place, known.place) and (
            a.detail == b.detail or a.kind != Kind.CASUALTY or not _same_subgroup(a, b)
        )
    if a.weak and a.kind == Kind.DAMAGE and near(new.place, known.place):
        return True
    if _is_update(new, known):
        return True
    if b.operator and not a.operator and not new.headline:
        return False
    if not _same_place(new, known):
        return False
    if a.kind == Kind.OUTAGE:
        return a.detail == b.detail and (not a.counted or (_same_count(a, b) and a.unit == b.unit))
    if a.kind == Kind.DAMAGE:
        return (a.subject == b.subject and (a.weak or not a.counted or _same_count(a, b))) or (
            a.weak and SECTOR_OF_ASSET[a.subject] == SECTOR_OF_ASSET[b.subject]
        )
    same_group = a.detail == b.detail or {a.detail, b.detail} <= {"people", "civilian"}
    return same_group and bool(a.parent) == bool(b.parent) and (not a.counted or _same_count(a, b))


def _is_update(new: Settled, known: Settled) -> bool:
    """On a page of timed entries the later hour's toll replaces the earlier one's."""
    a, b = new.draft, known.draft
    if new.hour is None or known.hour is None or new.hour >= known.hour or a.kind != Kind.CASUALTY:
        return False
    return (
        a.detail == b.detail and bool(a.parent) == bool(b.parent) and near(new.place, known.place)
    )


def _raises(new: Settled, known: Settled) -> bool:
    """ "The toll rose to five": the earlier count of the same people is out of date."""
    a, b = new.draft, known.draft
    whole = a.raised and a.parent is None and b.parent is None and new.scope == known.scope
    same = a.kind == b.kind and a.subject == b.subject and a.detail == b.detail
    more = bool(a.low and b.low and a.low > b.low and a.index > b.index)
    return whole and same and more and near(new.place, known.place) and _overlapping(new, known)


def _same_subgroup(a: Draft, b: Draft) -> bool:
    return a.parent is not None or b.parent is not None


def _family(draft: Draft) -> tuple[Kind, str]:
    """What may restate one another: a harm, a service, the assets of a sector."""
    subject = SECTOR_OF_ASSET[draft.subject] if draft.kind == Kind.DAMAGE else draft.subject
    return draft.kind, subject


def _same_count(a: Draft, b: Draft) -> bool:
    return (a.low, a.high) == (b.low, b.high) or (
        (bool(a.low) and a.low == b.low) or (bool(a.high) and a.high == b.high)
    )


def _overlapping(a: Settled, b: Settled) -> bool:
    return a.when.overlaps(b.when) or a.headline or a.carried_time or b.carried_time


def _same_place(a: Settled, b: Settled) -> bool:
    """The same place; one inside the other only where the text did not say which."""
    if Flag.PLACE_CARRIED in a.flags or Flag.PLACE_CARRIED in b.flags:
        return near(a.place, b.place)
    return (
        a.place.pcode == b.place.pcode and a.place.text == b.place.text
        if not a.place.pcode
        else (a.place.pcode == b.place.pcode)
    )


def near(a: Place, b: Place) -> bool:
    """The same place, or one in the other; an unknown one only with itself."""
    if not a.resolved or not b.resolved:
        return a.text == b.text
    return a.pcode == b.pcode or a.contains(b) or b.contains(a)


__all__ = ["Claim", "merge"]
