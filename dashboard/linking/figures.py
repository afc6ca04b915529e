"""Claims about one subject → one figure as low / best / high. docs/method.md explains the rules."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dashboard.model.claim import Claim
from dashboard.model.incident import Figure
from dashboard.model.report import Report
from dashboard.model.vocabulary import Quantifier

NOT_STATED = "not_stated"
ONLY_FIGURE = "only_figure"
ALL_AGREE = "all_agree"
LATEST_REPORT = "latest_report"


def figures(claims: Sequence[Claim], reports: Mapping[str, Report]) -> tuple[Figure, ...]:
    """One figure per kind, subject, detail, unit, place and part; sorted, each with its claims."""
    groups = defaultdict(list)
    for claim in claims:
        groups[_key(claim)].append(claim)
    return tuple(_figure(members, reports) for _, members in sorted(groups.items()))


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


def _figure(members: Sequence[Claim], reports: Mapping[str, Report]) -> Figure:
    first = members[0]
    low, best, high, rule = _range(_without_outvoted_zeros(members), reports)
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
        claim_ids=tuple(sorted(claim.claim_id for claim in members)),
        rule=rule,
    )


def _without_outvoted_zeros(members: Sequence[Claim]) -> Sequence[Claim]:
    """ "No one hurt" is 0 only while nobody says otherwise."""
    harmed = [claim for claim in members if claim.count_high != 0]
    return harmed or members


def _range(
    members: Sequence[Claim], reports: Mapping[str, Report]
) -> tuple[int | None, int | None, int | None, str]:
    stated = [claim for claim in members if claim.count.stated]
    if not stated:
        return None, None, None, NOT_STATED
    lows = [claim.count_low for claim in stated if claim.count_low is not None]
    highs = [claim.count_high for claim in stated if claim.count_high is not None]
    chosen = max(stated, key=lambda claim: _weight(claim, reports))
    best = chosen.count_low if chosen.count_low is not None else chosen.count_high
    ceiling = max([*lows, *highs])
    high = ceiling if ceiling in highs else None  # "more than 170,000": the upper end is open
    values = {(claim.count_low, claim.count_high) for claim in stated}
    rule = ONLY_FIGURE if len(stated) == 1 else ALL_AGREE if len(values) == 1 else LATEST_REPORT
    return min(lows) if lows else None, best, high, rule


def _weight(claim: Claim, reports: Mapping[str, Report]) -> tuple[object, ...]:
    """The latest report counts; on one day an exact, attributed, higher figure before others."""
    return (
        reports[claim.report_id].published,
        claim.quantifier == Quantifier.EXACT,
        claim.said_by is not None,
        claim.count_low or 0,
        claim.claim_id,
    )
