"""Judged claims in, incidents, tallies and outages out: deterministic, whatever the input order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.linking.corroboration import corroboration
from dashboard.linking.figures import figures
from dashboard.linking.grouping import group
from dashboard.linking.identity import stable_id
from dashboard.linking.outages import outages
from dashboard.linking.verdicts import Verdicts
from dashboard.model.claim import Claim, OutageClaim
from dashboard.model.incident import Incident, Outage, Tally
from dashboard.model.judgement import LinkJudgement
from dashboard.model.period import Period
from dashboard.model.place import Place
from dashboard.model.report import Report
from dashboard.model.vocabulary import Scope

Units = Callable[[str], Place]  # the official unit of a p-code; the gazetteer knows it


@dataclass(frozen=True)
class Events:
    """Our reading of all accepted claims; each claim is in exactly one incident or tally."""

    incidents: tuple[Incident, ...]
    tallies: tuple[Tally, ...]
    outages: tuple[Outage, ...]


def assemble(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    links: Sequence[LinkJudgement],
    unit: Units,
) -> Events:
    """`reports` holds each claim's report by its id; `links` are the judgements, oldest first."""
    judged = Verdicts.latest(links).events
    incidents: list[Incident] = []
    tallies: list[Tally] = []
    episodes: list[Outage] = []
    for each in group(claims, reports, links).groups:
        members = each.claims
        anchor = min(members, key=lambda c: (c.claim_id not in judged, c.claim_id)).claim_id
        common = _common(members, reports, unit)
        if members[0].scope == Scope.PERIOD:
            as_of = max(reports[claim.report_id].published for claim in members)
            tallies.append(Tally(tally_id=stable_id("t", anchor), as_of=as_of, **common))
            continue
        incident = Incident(incident_id=stable_id("i", anchor), **common)
        incidents.append(incident)
        out = [claim for claim in members if isinstance(claim, OutageClaim)]
        episodes.extend(outages(incident.incident_id, out, reports))
    return Events(tuple(incidents), tuple(tallies), tuple(episodes))


def shared_place(places: Sequence[Place], unit: Units) -> Place:
    """The finest place that agrees with all: the finest of a chain, else the area around them all.

    A report of "Odesa" and one of "Odesa oblast" agree on Odesa; Lutsk and Kovel only on Volynska.
    """
    known = [place for place in places if place.resolved]
    if not known:
        return places[0]
    finest = max(known, key=lambda place: (len(place.chain), place.pcode or ""))
    if all(place.contains(finest) for place in known):
        return finest
    return unit([code for code in finest.chain if all(code in p.chain for p in known)][-1])


def _common(members: Sequence[Claim], reports: Mapping[str, Report], unit: Units) -> dict[str, Any]:
    """What incidents and tallies have in common."""
    return {
        "place": shared_place([claim.place for claim in members], unit),
        "period": Period(
            earliest=min(claim.occurred_earliest for claim in members),
            latest=max(claim.occurred_latest for claim in members),
        ),
        "figures": figures(members, reports),
        "claim_ids": tuple(claim.claim_id for claim in members),
        "report_ids": tuple(sorted({claim.report_id for claim in members})),
        "corroboration": corroboration(members, reports),
    }
