"""What changed in an incident when, and because of which report."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from dashboard.linking.figures import by_subject, figure_range
from dashboard.linking.superseding import deaths_explain, number
from dashboard.model.claim import Claim
from dashboard.model.incident import Change
from dashboard.model.report import Report

Reports = Mapping[str, Report]


def changes(incident_id: str, claims: Sequence[Claim], reports: Reports) -> tuple[Change, ...]:
    """Best figures as they changed after the day of the first report, oldest first."""
    days = sorted({reports[claim.report_id].published for claim in claims})
    if len(days) == 1:
        return ()
    found = [
        change
        for _, members, _ in by_subject(claims, reports)
        for change in _of_figure(incident_id, members, claims, days[0], reports)
    ]
    return tuple(sorted(found, key=lambda each: (each.day, each.kind, each.subject, each.detail)))


def _of_figure(
    incident_id: str,
    members: Sequence[Claim],
    claims: Sequence[Claim],
    first_day: dt.date,
    reports: Reports,
) -> Iterator[Change]:
    best: int | None = None
    for day in sorted({reports[claim.report_id].published for claim in members}):
        known = [claim for claim in members if reports[claim.report_id].published <= day]
        so_far = [claim for claim in claims if reports[claim.report_id].published <= day]
        before, best = best, figure_range(known, reports, deaths_explain(so_far, reports))[1]
        if best != before and day > first_day:
            yield _change(incident_id, day, known, (before, best), reports)


def _change(
    incident_id: str,
    day: dt.date,
    known: Sequence[Claim],
    ends: tuple[int | None, int | None],
    reports: Reports,
) -> Change:
    news = [claim for claim in known if reports[claim.report_id].published == day]
    saying_so = [claim for claim in news if number(claim) == ends[1]] or news
    first = known[0]
    return Change(
        incident_id=incident_id,
        day=day,
        kind=first.kind,
        subject=first.subject,
        detail=first.detail,
        unit=first.unit,
        part=first.part_of is not None,
        place=first.place,
        before=ends[0],
        after=ends[1],
        claim_ids=tuple(sorted(claim.claim_id for claim in saying_so)),
    )
