"""Claims about one subject → one figure as low / best / high. docs/method.md explains the rules."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dashboard.model.claim import Claim
from dashboard.model.incident import Figure
from dashboard.model.report import Report
from dashboard.model.vocabulary import Group, Quantifier, Standing

NOT_STATED = "not_stated"
ONLY_FIGURE = "only_figure"
ALL_AGREE = "all_agree"
LATEST_REPORT = "latest_report"

EVERYONE = (Group.PEOPLE, Group.CIVILIAN)  # none of these hurt: then no child either


def figures(claims: Sequence[Claim], reports: Mapping[str, Report]) -> tuple[Figure, ...]:
    """One figure per kind, subject, detail, unit, place and part; sorted, each with its claims.

    "No one hurt" is 0 only while no claim of the event says otherwise; then it stands, uncounted,
    behind the figure that does.
    """
    counted, outvoted = defaultdict(list), defaultdict(list)
    for claim in claims:
        against = _contradiction(claim, claims)
        if against is None:
            counted[_key(claim)].append(claim)
        else:
            outvoted[_key(against)].append(claim)
    return tuple(
        _figure(members, outvoted[key], reports) for key, members in sorted(counted.items())
    )


def _key(claim: Claim) -> tuple[str, ...]:
    part = "part" if claim.part_of else ""
    return (
        claim.kind,
        claim.subject,
        claim.detail,
        claim.unit,
        claim.place.pcode or claim.place.text,
        part,
    )


def _contradiction(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """A claim that says otherwise than this one that says zero."""
    if claim.count_high != 0:
        return None
    against = [other for other in claims if _says_otherwise(other, claim)]
    return min(against, key=lambda c: (_key(c) != _key(claim), c.claim_id), default=None)


def _says_otherwise(claim: Claim, zero: Claim) -> bool:
    alike = (claim.kind, claim.subject) == (zero.kind, zero.subject)
    same_place = claim.place.pcode == zero.place.pcode and claim.place.text == zero.place.text
    inside = same_place or zero.place.contains(claim.place)
    counts = claim.count_high != 0 and claim.standing != Standing.DENIED
    return alike and counts and inside and (claim.detail == zero.detail or zero.detail in EVERYONE)


def _figure(
    members: Sequence[Claim], outvoted: Sequence[Claim], reports: Mapping[str, Report]
) -> Figure:
    first = members[0]
    low, best, high, rule = _range(members, reports)
    return Figure(
        kind=first.kind,
        subject=first.subject,
        detail=first.detail,
        unit=first.unit,
        low=low,
        best=best,
        high=high,
        part=first.part_of is not None,
        place=first.place,
        claim_ids=tuple(sorted(claim.claim_id for claim in (*members, *outvoted))),
        rule=rule,
    )


def _range(
    members: Sequence[Claim], reports: Mapping[str, Report]
) -> tuple[int | None, int | None, int | None, str]:
    stated = [claim for claim in members if claim.count.stated]
    if not stated:
        return None, None, None, NOT_STATED
    chosen = max(stated, key=lambda claim: _weight(claim, reports))
    values = {(claim.count_low, claim.count_high) for claim in stated}
    rule = ONLY_FIGURE if len(stated) == 1 else ALL_AGREE if len(values) == 1 else LATEST_REPORT
    return lowest(stated), number(chosen), highest(stated), rule


def lowest(stated: Sequence[Claim]) -> int | None:
    """The lowest number that a report gives; open if all say only "up to"."""
    known = any(claim.count_low is not None for claim in stated)
    return min(map(number, stated)) if known else None


def highest(stated: Sequence[Claim]) -> int | None:
    """The highest number that a report gives; open if that one is itself a lower end."""
    ceiling = max(n for c in stated for n in (c.count_low, c.count_high) if n is not None)
    return ceiling if any(claim.count_high == ceiling for claim in stated) else None


def number(claim: Claim) -> int:
    """The lower end of a stated count, or the upper where that is all."""
    return claim.count_low if claim.count_low is not None else claim.count_high or 0


def _weight(claim: Claim, reports: Mapping[str, Report]) -> tuple[object, ...]:
    """What is asserted counts before what is alleged or denied, then the latest report; on one day
    an exact, attributed, higher figure before others.
    """
    return (
        claim.standing == Standing.ASSERTED,
        reports[claim.report_id].published,
        claim.quantifier == Quantifier.EXACT,
        claim.said_by is not None,
        claim.count_low or 0,
        claim.claim_id,
    )
