"""What goes into a release: the rows of every table, in order, after the policy has had its say."""

import calendar
import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from dashboard.model.claim import CasualtyClaim, Claim, DamageClaim
from dashboard.model.incident import Figure, Incident, Outage, Tally
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
        claim.claim_id: public_claim(claim, decision, policy, official=accepted.official)
        for claim in accepted.claims
        if (decision := reading.decisions[claim.claim_id]).shown
    }
    blurred = {claim_id for claim_id, one in reading.decisions.items() if one.detail}
    incidents = [_public_event(e, p, shown, blurred) for p in reading.parts for e in p.incidents]
    tallies = [_public_event(e, p, shown, blurred) for p in reading.parts for e in p.tallies]
    event_of = {c: event.incident_id for event in incidents for c in event.claim_ids}
    event_of |= {c: event.tally_id for event in tallies for c in event.claim_ids}
    return Contents(
        incidents=incidents,
        tallies=tallies,
        outages=[outage for part in reading.parts for outage in part.outages],
        claims=shown,
        event_of=event_of,
        finest={i: p.shown.finest for p in reading.parts if p.shown for i in p.ids()},
        reports=accepted.reports,
        public=cache(lambda finest: remembered(accepted.unit, finest)),
    )


# --- claims and events, as precisely as they may be shown ----------------------------------------


def public_claim(
    claim: Claim, decision: Decision, policy: Policy, *, official: Callable[[str | None], bool]
) -> Claim:
    """The claim without what its rule withholds. Its place is turned into the public one later."""
    rule = policy.rules[class_of(claim)]
    known = official(claim.said_by)
    changes: dict[str, object] = {}
    if Withheld.SPEAKER in rule.withheld:
        changes["said_by"] = unnamed(claim.said_by, official=known)
    elif Withheld.NAMES in rule.withheld:
        changes["said_by"] = public_speaker(claim.said_by, policy.speakers, official=known)
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
    if part.shown and part.shown.period != Precision.DAY:
        changes["period"] = public_period(event.period, part.shown)
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
        yield figure.model_copy(update={"detail": detail}) if figure in touched else figure
    for harm in sorted(harms):
        people = total(event.figures, Harm(harm), event.place)
        if people:
            yield people.model_copy(update={"detail": "people", "part": False})


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
