"""Which of several figures is the best, and the name of the rule that says so (docs/method.md)."""

import datetime as dt
from collections.abc import Mapping, Sequence

from dashboard.linking.speakers import speaks_officially
from dashboard.linking.superseding import Said, number
from dashboard.model.claim import Claim
from dashboard.model.report import Report
from dashboard.model.vocabulary import Quantifier, Standing

NOT_STATED = "not_stated"
ONLY_FIGURE = "only_figure"
ALL_AGREE = "all_agree"
LATER_UPDATE = "later_update"
FALLEN = "fallen"
AT_LEAST_MET = "at_least_met"
# In this order: what the first one does not decide is left to the second, and so on.
ASSERTED = "asserted"
OFFICIAL_FIRST = "official_first"
LATEST_REPORT = "latest_report"
EXACT_FIRST = "exact_first"
NAMED_SPEAKER = "named_speaker"
HIGHEST = "highest"
ORDER = (ASSERTED, OFFICIAL_FIRST, LATEST_REPORT, EXACT_FIRST, NAMED_SPEAKER, HIGHEST)
RULES = (NOT_STATED, ONLY_FIGURE, ALL_AGREE, LATER_UPDATE, FALLEN, AT_LEAST_MET, *ORDER)

FRESH = dt.timedelta(days=2)  # by which reports may outrun the officials that they go by
Rank = tuple[bool, bool, dt.date, bool, bool, int]

LOWER_ENDS = (Quantifier.AT_LEAST, Quantifier.MORE_THAN)


def chosen(said: Said, stated: Sequence[Claim], reports: Mapping[str, Report]) -> tuple[Claim, str]:
    """The best of the last words of all speakers."""
    newest = max(reports[claim.report_id].published for claim in said.current)
    ranks = {claim.claim_id: _rank(claim, reports, newest) for claim in said.current}
    ranked = sorted(said.current, key=lambda claim: (ranks[claim.claim_id], claim.claim_id))
    best = ranked[-1]
    others = [claim for claim in ranked if _ends(claim) != _ends(best)]
    if said.fallen and all(number(best) < number(claim) for claim in said.fallen):
        return best, _deciding(ranks, best, others[-1]) if others else FALLEN
    if not others:
        return best, _unopposed(said, stated)
    exact = _exact_within(best, said.current, reports)
    if exact:
        return exact, AT_LEAST_MET
    return best, _deciding(ranks, best, others[-1])


def _unopposed(said: Said, stated: Sequence[Claim]) -> str:
    if len(said.current) < len(stated):
        return LATER_UPDATE
    return ONLY_FIGURE if len(stated) == 1 else ALL_AGREE


def _exact_within(
    best: Claim, current: Sequence[Claim], reports: Mapping[str, Report]
) -> Claim | None:
    """The latest exact figure that agrees with a best that is only a lower end."""
    if best.quantifier not in LOWER_ENDS:
        return None
    agreeing = [
        claim
        for claim in current
        if claim.quantifier == Quantifier.EXACT and claim.standing == best.standing
        if number(claim) >= number(best)
    ]
    return max(
        agreeing,
        key=lambda c: (reports[c.report_id].published, number(c), c.claim_id),
        default=None,
    )


def _rank(claim: Claim, reports: Mapping[str, Report], newest: dt.date) -> Rank:
    """One value for each rule of `ORDER`."""
    published = reports[claim.report_id].published
    return (
        claim.standing == Standing.ASSERTED,
        speaks_officially(claim, reports) and newest - published <= FRESH,
        published,
        claim.quantifier == Quantifier.EXACT,
        claim.said_by is not None,
        number(claim),
    )


def _deciding(ranks: Mapping[str, Rank], best: Claim, other: Claim) -> str:
    """The first rule that puts the best before the next."""
    compared = zip(ORDER, ranks[best.claim_id], ranks[other.claim_id], strict=True)
    return next((rule for rule, mine, its in compared if mine != its), HIGHEST)


def _ends(claim: Claim) -> tuple[int | None, int | None]:
    return claim.count_low, claim.count_high
