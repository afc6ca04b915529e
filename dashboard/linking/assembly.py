"""Judged claims in, incidents, tallies and outages out: deterministic, whatever the input order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.linking.corroboration import corroboration
from dashboard.linking.figures import figures
from dashboard.linking.grouping import group
from dashboard.linking.history import changes
from dashboard.linking.identity import NOTHING_YET, Published, anchor, event_ids, redirects
from dashboard.linking.independence import Sketch, sketches_of
from dashboard.linking.outages import outages_of
from dashboard.linking.placing import Units, place_of, sites
from dashboard.linking.tallies import latest_first, with_map_incidents
from dashboard.linking.verdicts import Verdicts
from dashboard.model.claim import Claim
from dashboard.model.incident import Change, Incident, LinkedBy, Outage, Tally
from dashboard.model.judgement import LinkJudgement
from dashboard.model.period import Period
from dashboard.model.report import Report
from dashboard.model.vocabulary import Scope

Reports = Mapping[str, Report]


@dataclass(frozen=True)
class Events:
    """Our reading of all accepted claims; each claim is in exactly one incident or tally.

    `changes` is what later reports changed in incidents; `redirects` lead from retired ids on.
    """

    incidents: tuple[Incident, ...]
    tallies: tuple[Tally, ...]
    outages: tuple[Outage, ...]
    changes: tuple[Change, ...] = ()
    redirects: Mapping[str, str] = field(default_factory=dict)


def assemble(
    claims: Sequence[Claim],
    reports: Reports,
    links: Sequence[LinkJudgement],
    unit: Units,
    published: Published = NOTHING_YET,
    *,
    by_rules: bool = True,
) -> Events:
    """`reports` holds each claim's report by its id, with its text where known; `links` are the
    judgements, oldest first; `published` is what earlier releases called these events. Not
    `by_rules`: only people join what two reports say.
    """
    judged = Verdicts.latest(links).events
    groups = group(claims, reports, links, by_rules=by_rules).groups
    parts = [part for each in groups for part in _parts(each.claims, judged)]
    named = [(_prefix(part), anchor(part, judged, reports), part) for part in parts]
    ids = dict(zip(event_ids(named, published), parts, strict=True))
    common = _common(reports, unit, judged, sketches_of(reports, claims))
    incidents, tallies = _incidents_and_tallies(ids, common, reports)
    of_incidents = {one.incident_id: ids[one.incident_id] for one in incidents}
    event_of = {claim.claim_id: event_id for event_id, part in ids.items() for claim in part}
    return Events(
        incidents=tuple(incidents),
        tallies=tuple(with_map_incidents(latest_first(tallies), incidents, claims)),
        outages=tuple(
            outage for i, part in of_incidents.items() for outage in outages_of(i, part, reports)
        ),
        changes=tuple(
            change for i, part in of_incidents.items() for change in changes(i, part, reports)
        ),
        redirects=redirects(event_of, published),
    )


def _parts(members: Sequence[Claim], judged: Mapping[str, str]) -> list[list[Claim]]:
    """A round-up of several towns is on the map at each of them, unless a person linked them."""
    by_person = any(claim.claim_id in judged for claim in members)
    return [list(members)] if by_person or _is_total(members) else sites(members)


def _is_total(members: Sequence[Claim]) -> bool:
    return members[0].scope == Scope.PERIOD


def _prefix(members: Sequence[Claim]) -> str:
    return "t" if _is_total(members) else "i"


def _incidents_and_tallies(
    ids: Mapping[str, Sequence[Claim]],
    common: Callable[[Sequence[Claim]], dict[str, Any]],
    reports: Reports,
) -> tuple[list[Incident], list[Tally]]:
    incidents, tallies = [], []
    for event_id, members in ids.items():
        if _is_total(members):
            as_of = max(reports[claim.report_id].published for claim in members)
            tallies.append(Tally(tally_id=event_id, as_of=as_of, **common(members)))
        else:
            incidents.append(Incident(incident_id=event_id, **common(members)))
    return incidents, tallies


def _common(
    reports: Reports, unit: Units, judged: Mapping[str, str], sketches: Mapping[str, Sketch]
) -> Callable[[Sequence[Claim]], dict[str, Any]]:
    """What incidents and tallies have in common, of their claims."""

    def common(members: Sequence[Claim]) -> dict[str, Any]:
        return {
            "place": place_of(members, unit),
            "period": Period(
                earliest=min(claim.occurred_earliest for claim in members),
                latest=max(claim.occurred_latest for claim in members),
            ),
            "figures": figures(members, reports),
            "claim_ids": tuple(claim.claim_id for claim in members),
            "report_ids": tuple(sorted({claim.report_id for claim in members})),
            "corroboration": corroboration(members, reports, sketches),
            "linked_by": _linked_by(members, judged),
        }

    return common


def _linked_by(members: Sequence[Claim], judged: Mapping[str, str]) -> LinkedBy:
    """`person` only if people put every claim where it is."""
    if all(claim.claim_id in judged for claim in members):
        return LinkedBy.PERSON
    one_report = len({claim.report_id for claim in members}) == 1
    return LinkedBy.ONE_REPORT if one_report else LinkedBy.RULES
