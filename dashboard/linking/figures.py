"""Claims about one subject → one figure as low / best / high. docs/method.md explains the rules."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from dashboard.linking.choosing import NOT_STATED, chosen
from dashboard.linking.superseding import Moved, deaths_explain, last_words, number, taken_back
from dashboard.model.claim import Claim, DamageClaim
from dashboard.model.incident import Figure
from dashboard.model.report import Report
from dashboard.model.vocabulary import Extent, Group, Standing

# One figure for both: reports call the same people so. None of these hurt: then no child either.
EVERYONE = (Group.PEOPLE, Group.CIVILIAN)

Key = tuple[str, ...]
Reports = Mapping[str, Report]


def figures(claims: Sequence[Claim], reports: Reports) -> tuple[Figure, ...]:
    """One figure per kind, subject, detail, extent, unit, place and part; sorted, with its claims.

    "No one hurt" is 0 only while no claim of the event says otherwise; then it stands, uncounted,
    behind the figure that does.
    """
    moved = deaths_explain(claims, reports)
    return tuple(
        _figure(counted, outvoted, claims, reports, moved)
        for _, counted, outvoted in by_subject(claims, reports)
    )


def by_subject(
    claims: Sequence[Claim], reports: Reports
) -> list[tuple[Key, list[Claim], list[Claim]]]:
    """For each figure its key, the claims that count, and those outvoted; sorted by key."""
    apart = _told_by_extent(claims)
    counted, outvoted = defaultdict(list), defaultdict(list)
    for claim in claims:
        zero = claim.count_high == 0
        against = _contradiction(claim, claims, reports, apart) if zero else None
        if against is None:
            counted[_key(claim, apart)].append(claim)
        else:
            outvoted[_key(against, apart)].append(claim)
    return [(key, members, outvoted[key]) for key, members in sorted(counted.items())]


def _key(claim: Claim, apart: Collection[str]) -> Key:
    part = "part" if claim.part_of else ""
    return (
        claim.kind,
        claim.subject,
        Group.PEOPLE if claim.detail in EVERYONE else claim.detail,
        _extent(claim) or "" if claim.detail in apart else "",
        claim.unit,
        claim.place.pcode or claim.place.text,
        part,
    )


def _extent(claim: Claim) -> Extent | None:
    """What is destroyed is not counted among the damaged."""
    if not isinstance(claim, DamageClaim):
        return None
    return Extent.DESTROYED if claim.extent == Extent.DESTROYED else Extent.DAMAGED


def _told_by_extent(claims: Sequence[Claim]) -> set[str]:
    """Assets of which one report counts those destroyed apart from those damaged."""
    told = defaultdict(set)
    for claim in claims:
        if isinstance(claim, DamageClaim):
            told[claim.report_id, claim.asset].add(_extent(claim))
    return {asset for (_, asset), extents in told.items() if len(extents) > 1}


def _contradiction(
    zero: Claim, claims: Sequence[Claim], reports: Reports, apart: Collection[str]
) -> Claim | None:
    """A claim that says otherwise than this one that says zero."""
    against = [
        other
        for other in claims
        if _says_otherwise(other, zero) and not taken_back(other, [zero], reports)
    ]
    mine = _key(zero, apart)
    return min(against, key=lambda c: (_key(c, apart) != mine, c.claim_id), default=None)


def _says_otherwise(claim: Claim, zero: Claim) -> bool:
    alike = (claim.kind, claim.subject) == (zero.kind, zero.subject)
    if not alike or claim.count_high == 0 or claim.standing == Standing.DENIED:
        return False
    same_place = claim.place.pcode == zero.place.pcode and claim.place.text == zero.place.text
    inside = same_place or zero.place.contains(claim.place)
    return inside and (claim.detail == zero.detail or zero.detail in EVERYONE)


def _figure(
    members: Sequence[Claim],
    outvoted: Sequence[Claim],
    claims: Sequence[Claim],
    reports: Reports,
    moved: Moved,
) -> Figure:
    first = members[0]
    low, best, high, rule = figure_range(members, reports, moved)
    extents = {_extent(claim) for claim in members}
    return Figure(
        kind=first.kind,
        subject=first.subject,
        detail=first.detail if len({c.detail for c in members}) == 1 else Group.PEOPLE,
        extent=extents.pop() if len(extents) == 1 else None,
        unit=first.unit,
        low=low,
        best=best,
        high=high,
        part=first.part_of is not None,
        exceeds_total=_exceeds_total(members, claims),
        place=first.place,
        claim_ids=tuple(sorted(claim.claim_id for claim in (*members, *outvoted))),
        rule=rule,
    )


def figure_range(
    members: Sequence[Claim], reports: Reports, moved: Moved
) -> tuple[int | None, int | None, int | None, str]:
    """Low, best and high of claims on one subject, and the rule that chose best."""
    stated = [claim for claim in members if claim.count.stated]
    if not stated:
        return None, None, None, NOT_STATED
    said = last_words(stated, reports, moved)
    best, rule = chosen(said, stated, reports)
    shown = [*said.current, *said.fallen]
    return lowest(shown), number(best), highest(shown), rule


def lowest(stated: Sequence[Claim]) -> int | None:
    """The lowest number that a report gives; open if all say only "up to"."""
    known = any(claim.count_low is not None for claim in stated)
    return min(map(number, stated)) if known else None


def highest(stated: Sequence[Claim]) -> int | None:
    """The highest number that a report gives; open if that one is itself a lower end."""
    ceiling = max(n for c in stated for n in (c.count_low, c.count_high) if n is not None)
    return ceiling if any(claim.count_high == ceiling for claim in stated) else None


def _exceeds_total(members: Sequence[Claim], claims: Sequence[Claim]) -> bool:
    """Is a part greater than the total that its own report gives?"""
    totals = {claim.part_of for claim in members} - {None}
    ends = {c.claim_id: c.count_high for c in claims if c.claim_id in totals}
    return any(
        (end := ends.get(claim.part_of or "")) is not None and number(claim) > end
        for claim in members
    )
