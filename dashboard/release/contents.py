"""What goes into a release: the rows of every table, in order, after the policy has had its say."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.model.claim import Claim
from dashboard.model.incident import Change, Incident, Outage, Tally
from dashboard.model.place import Place
from dashboard.model.report import Report
from dashboard.release.policy import (
    Units,
    may_be_public,
    public_event,
    public_outage,
    public_place,
)
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

LAST = "~"  # sorts after every p-code

Rows = Callable[[], Iterator[Row]]


@dataclass(frozen=True)
class Contents:
    """Events with public claims only; `event_of` gives the event of each such claim."""

    incidents: Sequence[Incident]
    tallies: Sequence[Tally]
    outages: Sequence[Outage]
    changes: Sequence[Change]
    redirects: Mapping[str, str]
    claims: Mapping[str, Claim]
    event_of: Mapping[str, str]
    reports: Mapping[str, Report]
    public: PublicPlace

    def tables(self) -> dict[str, Iterator[Row]]:
        """Rows by table, made one at a time: a hundred thousand of them need not fit in memory."""
        return {
            "incidents": (
                incident_row(one, self._claims(one), self.reports, self.public)
                for one in sorted(self.incidents, key=self._by_place_and_date)
            ),
            "tallies": (
                tally_row(one, self._claims(one), self.reports, self.public)
                for one in sorted(self.tallies, key=self._by_place_and_date)
            ),
            "outages": (
                outage_row(one, self.public)
                for one in sorted(self.outages, key=lambda o: (*self._at(o.place), o.outage_id))
            ),
            "claims": (
                claim_row(self.claims[claim_id], event_id, self._part_of(claim_id), self.public)
                for event_id, claim_id in sorted((e, c) for c, e in self.event_of.items())
            ),
            "changes": (
                change_row(one, [self.claims[i] for i in one.claim_ids], self.public)
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

    def _part_of(self, claim_id: str) -> str | None:
        whole = self.claims[claim_id].part_of
        return whole if whole in self.event_of else None

    def _report_ids(self) -> list[str]:
        return sorted({self.claims[claim_id].report_id for claim_id in self.event_of})

    def _by_place_and_date(self, event: Incident | Tally) -> tuple[str | dt.date, ...]:
        """So that a reader of one place and period skips most of the file."""
        return (*self._at(event.place), event.period.earliest, event.claim_ids[0])

    def _at(self, place: Place) -> tuple[str, ...]:
        shown = self.public(place)
        codes = (shown.oblast, shown.raion, shown.hromada, shown.pcode)
        return tuple(code or LAST for code in codes)


def public_contents(
    *,
    incidents: Iterable[Incident],
    tallies: Iterable[Tally],
    outages: Iterable[Outage],
    claims: Iterable[Claim],
    reports: Mapping[str, Report],
    unit: Units,
    changes: Iterable[Change] = (),
    redirects: Mapping[str, str] | None = None,
) -> Contents:
    """Only claims that are given and may be public, the events they make, and their reports."""
    allowed = {claim.claim_id: claim for claim in claims if may_be_public(claim)}
    shown = [event for one in incidents if (event := public_event(one, allowed))]
    running = [tally for one in tallies if (tally := public_event(one, allowed))]
    event_of = {c: event.incident_id for event in shown for c in event.claim_ids}
    event_of |= {c: event.tally_id for event in running for c in event.claim_ids}
    ids = set(event_of.values())
    return Contents(
        incidents=shown,
        tallies=running,
        outages=[one for one in outages if public_outage(one, allowed)],
        changes=[
            one
            for one in changes
            if one.incident_id in ids and all(claim_id in allowed for claim_id in one.claim_ids)
        ],
        redirects={old: new for old, new in (redirects or {}).items() if new in ids},
        claims=allowed,
        event_of=event_of,
        reports=reports,
        public=remembered(unit),
    )


def _by_incident_and_day(change: Change) -> tuple[object, ...]:
    what = (change.kind, change.subject, change.detail, change.unit, change.part)
    return (change.incident_id, change.day, *what, change.place.pcode or "", change.claim_ids)


def remembered(unit: Units) -> PublicPlace:
    """`public_place`, worked out once for each set of codes: many claims share few places."""
    by_codes: dict[tuple[object, ...], Place] = {}
    by_object: dict[int, tuple[Place, Place]] = {}  # holds the key, so that no id is used twice

    def public(place: Place) -> Place:
        known = by_object.get(id(place))
        if known is None:
            codes = (place.pcode, place.settlement, place.hromada, place.raion, place.oblast)
            key = (place.resolved, *codes)
            if key not in by_codes:
                by_codes[key] = public_place(place, unit)
            known = by_object[id(place)] = (place, by_codes[key])
        return known[1]

    return public
