"""What goes into a release: the rows of every table, in order, after the policy has had its say."""

import calendar
import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from dashboard.model.claim import CasualtyClaim, Claim, DamageClaim
from dashboard.model.incident import Change, Figure, Incident, Outage, Tally
from dashboard.model.period import Period
from dashboard.model.place import Place
from dashboard.model.report import Report
from dashboard.model.vocabulary import Extent, Harm, Kind, Level
from dashboard.release.parts import Part, PublicReading
from dashboard.release.policy.decide import Accepted, Decision, Shown
from dashboard.release.policy.places import Units, public_place
from dashboard.release.policy.rules import Policy, Precision, Withheld, class_of
from dashboard.release.policy.speakers import public_operator, public_speaker, unnamed
from dashboard.release.rows import (
    PublicPlace,
    Row,
    change_row,
    claim_row,
    incident_row,
    outage_row,
    report_row,
    tally_row,
)
from dashboard.release.totals import total

LAST = "~"  # sorts after every p-code

Event = TypeVar("Event", Incident, Tally)


@dataclass(frozen=True)
class Contents:
    """Events with public claims only; `event_of` gives the event of each such claim.

    `finest` holds the finest place that each event may be shown at.
    """

    incidents: Sequence[Incident]
    tallies: Sequence[Tally]
    outages: Sequence[Outage]
    changes: Sequence[Change]
    redirects: Mapping[str, str]
    claims: Mapping[str, Claim]
    event_of: Mapping[str, str]
    finest: Mapping[str, Level]
    reports: Mapping[str, Report]
    public: Callable[[Level], PublicPlace]

    def tables(self) -> dict[str, Iterator[Row]]:
        """Rows by table, made one at a time: a hundred thousand of them need not fit in memory."""
        return {
            "incidents": (
                incident_row(one, self._claims(one), self.reports, self._public(one.incident_id))
                for one in sorted(self.incidents, key=self._by_place_and_date)
            ),
            "tallies": (
                tally_row(one, self._claims(one), self.reports, self._public(one.tally_id))
                for one in sorted(self.tallies, key=self._by_place_and_date)
            ),
            "outages": (
                outage_row(one, self._public(one.outage_id))
                for one in sorted(
                    self.outages, key=lambda o: (*self._at(o.place, o.outage_id), o.outage_id)
                )
            ),
            "claims": (
                claim_row(
                    self.claims[claim_id], event_id, self._part_of(claim_id), self._public(event_id)
                )
                for event_id, claim_id in sorted((e, c) for c, e in self.event_of.items())
            ),
            "changes": (
                change_row(
                    one, [self.claims[i] for i in one.claim_ids], self._public(one.incident_id)
                )
                for one in sorted(self.changes, key=_by_incident_and_day)
            ),
            "redirects": (
                {"retired_id": retired, "event_id": event_id}
                for retired, event_id in sorted(self.redirects.items())
            ),
            "reports": (report_row(self.reports[report_id]) for report_id in self._report_ids()),
        }

    def _claims(self, event: Incident | Tally) -> list[Claim]:
        return [self.claims[claim_id] for claim_id in event.claim_ids]

    def _public(self, event_id: str) -> PublicPlace:
        return self.public(self.finest[event_id])

    def _part_of(self, claim_id: str) -> str | None:
        whole = self.claims[claim_id].part_of
        return whole if whole in self.event_of else None

    def _report_ids(self) -> list[str]:
        return sorted({self.claims[claim_id].report_id for claim_id in self.event_of})

    def _by_place_and_date(self, event: Incident | Tally) -> tuple[str | dt.date, ...]:
        """So that a reader of one place and period skips most of the file."""
        at = self._at(event.place, self.event_of[event.claim_ids[0]])
        return (*at, event.period.earliest, event.claim_ids[0])

    def _at(self, place: Place, event_id: str) -> tuple[str, ...]:
        shown = self._public(event_id)(place)
        codes = (shown.oblast, shown.raion, shown.hromada, shown.pcode)
        return tuple(code or LAST for code in codes)


def public_contents(accepted: Accepted, policy: Policy, reading: PublicReading) -> Contents:
    """Only what the reading lets out, each claim and event as precisely as it says."""
    shown = {
        claim.claim_id: public_claim(claim, decision, policy, official=accepted.official(claim))
        for claim in accepted.claims
        if (decision := reading.decisions[claim.claim_id]).shown
    }
    speakers = {
        (claim.claim_id, claim.said_by): shown[claim.claim_id].said_by
        for claim in accepted.claims
        if claim.claim_id in shown
    }
    blurred = {claim_id for claim_id, one in reading.decisions.items() if one.detail}
    incidents = [_public_event(e, p, shown, blurred) for p in reading.parts for e in p.incidents]
    tallies = [_public_event(e, p, shown, blurred) for p in reading.parts for e in p.tallies]
    event_of = {c: event.incident_id for event in incidents for c in event.claim_ids}
    event_of |= {c: event.tally_id for event in tallies for c in event.claim_ids}
    return Contents(
        incidents=incidents,
        tallies=tallies,
        outages=[_public_outage(one, speakers) for p in reading.parts for one in p.outages],
        changes=[one for p in reading.parts for one in _public_changes(p, blurred)],
        redirects=_public_redirects(accepted, reading, event_of),
        claims=shown,
        event_of=event_of,
        finest={i: p.shown.finest for p in reading.parts for i in p.ids()},
        reports=accepted.reports,
        public=cache(lambda finest: remembered(accepted.unit, finest)),
    )


# --- claims and events, as precisely as they may be shown ----------------------------------------


def public_claim(claim: Claim, decision: Decision, policy: Policy, *, official: bool) -> Claim:
    """The claim without what its rule withholds. Its place is turned into the public one later."""
    rule = policy.rules[class_of(claim)]
    changes: dict[str, object] = {}
    if Withheld.SPEAKER in rule.withheld:
        changes["said_by"] = unnamed(claim.said_by, official=official)
    elif Withheld.NAMES in rule.withheld:
        changes["said_by"] = public_speaker(claim.said_by, policy.speakers, official=official)
    if isinstance(claim, DamageClaim):
        if Withheld.OPERATOR in rule.withheld:
            changes["operator"] = None
        elif Withheld.NAMES in rule.withheld:
            changes["operator"] = public_operator(claim.operator, policy.speakers)
        if Withheld.EXTENT in rule.withheld:
            changes["extent"] = Extent.HIT  # all others say at least this
        if decision.detail:
            changes["asset"] = decision.detail
    elif isinstance(claim, CasualtyClaim) and decision.detail:
        changes["group"] = decision.detail
    if decision.shown:
        shown = public_period(claim.period, decision.shown)
        changes |= {"occurred_earliest": shown.earliest, "occurred_latest": shown.latest}
    return claim.model_copy(update=changes)


def public_period(period: Period, shown: Shown) -> Period:
    """The days, or the whole months that they lie in."""
    if shown.period == Precision.DAY:
        return period
    last = period.latest
    days = calendar.monthrange(last.year, last.month)[1]
    return Period(earliest=period.earliest.replace(day=1), latest=last.replace(day=days))


def _public_event(
    event: Event, part: Part, claims: Mapping[str, Claim], blurred: set[str]
) -> Event:
    """With figures that say no more than the claims; places are made public later, in the rows."""
    changes: dict[str, object] = {}
    if part.shown.period != Precision.DAY:
        changes["period"] = public_period(event.period, part.shown)
    if isinstance(event, Tally) and part.shown.period != Precision.DAY:
        changes["as_of"] = public_period(event.period, part.shown).latest
    if not blurred.isdisjoint(event.claim_ids):
        changes["figures"] = tuple(_blurred_figures(event, claims, blurred))
    return event.model_copy(update=changes) if changes else event


def _blurred_figures(
    event: Incident | Tally, claims: Mapping[str, Claim], blurred: set[str]
) -> Iterator[Figure]:
    """Figures of people as one total of each harm; of things with the public word for them."""
    touched = [figure for figure in event.figures if not blurred.isdisjoint(figure.claim_ids)]
    harms = {figure.subject for figure in touched if figure.kind == Kind.CASUALTY}
    for figure in event.figures:
        if figure.kind == Kind.CASUALTY and figure.subject in harms:
            continue
        detail = claims[figure.claim_ids[0]].detail
        changes = {"detail": detail, "extent": None}
        yield figure.model_copy(update=changes) if figure in touched else figure
    for harm in sorted(harms):
        people = total(event.figures, Harm(harm), event.place)
        if people:
            yield people.model_copy(update={"detail": "people", "part": False})


def _public_outage(outage: Outage, speakers: Mapping[tuple[str, str | None], str | None]) -> Outage:
    """Said by whom its claims say it in public: `speakers` gives that by claim and true speaker."""
    said = (speakers.get((claim_id, outage.said_by)) for claim_id in outage.claim_ids)
    return outage.model_copy(update={"said_by": next(filter(None, said), None)})


def _public_changes(part: Part, blurred: set[str]) -> Iterator[Change]:
    """Nothing where the day of a report says more than may be shown, or a figure is blurred."""
    if part.shown.period != Precision.DAY:
        return
    hidden = {
        incident.incident_id
        for incident in part.incidents
        if not blurred.isdisjoint(incident.claim_ids)
    }
    yield from (one for one in part.changes if one.incident_id not in hidden)


def _public_redirects(
    accepted: Accepted, reading: PublicReading, event_of: Mapping[str, str]
) -> dict[str, str]:
    """From retired ids to entries that are there; from none whose claims are shown apart now."""
    found = accepted.redirects(event_of, reading.apart)
    ids = set(event_of.values())
    return {retired: to for retired, to in found.items() if to in ids and retired not in ids}


def _by_incident_and_day(change: Change) -> tuple[object, ...]:
    what = (change.kind, change.subject, change.detail, change.unit, change.part)
    return (change.incident_id, change.day, *what, change.place.pcode or "", change.claim_ids)


def remembered(unit: Units, finest: Level) -> PublicPlace:
    """`public_place`, worked out once for each set of codes: many claims share few places."""
    by_codes: dict[tuple[object, ...], Place] = {}
    by_object: dict[int, tuple[Place, Place]] = {}  # holds the key, so that no id is used twice

    def public(place: Place) -> Place:
        known = by_object.get(id(place))
        if known is None:
            codes = (place.pcode, place.settlement, place.hromada, place.raion, place.oblast)
            key = (place.resolved, *codes)
            if key not in by_codes:
                by_codes[key] = public_place(place, unit, finest)
            known = by_object[id(place)] = (place, by_codes[key])
        return known[1]

    return public
