"""Nouns → rows of the tables in model/tables.py, with public places only.

`public` turns a place into the one that may be shown (policy/places.py); totals are taken before,
because two districts of one city are two places.
"""

import struct
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from dashboard.model.claim import Claim, DamageClaim, OutageClaim
from dashboard.model.incident import Change, Figure, Incident, Outage, Tally
from dashboard.model.place import Place
from dashboard.model.report import Report
from dashboard.model.tables import searchable
from dashboard.model.vocabulary import Harm, Kind, Level
from dashboard.release.policy.places import public_url
from dashboard.release.totals import total

Row = dict[str, Any]
_searchable = lru_cache(maxsize=10_000)(
    searchable
)  # the same publishers and places again and again
PublicPlace = Callable[[Place], Place]
Reports = Mapping[str, Report]


def incident_row(
    incident: Incident, claims: Sequence[Claim], reports: Reports, public: PublicPlace
) -> Row:
    place = place_row(public(incident.place))
    return {
        "incident_id": incident.incident_id,
        **place,
        **_period_row(incident),
        "kinds": sorted({figure.kind for figure in incident.figures}),
        "harms": _subjects(incident.figures, Kind.CASUALTY),
        "sectors": _subjects(incident.figures, Kind.DAMAGE),
        "services": _subjects(incident.figures, Kind.OUTAGE),
        **_harm_row(incident, Harm.KILLED),
        **_harm_row(incident, Harm.INJURED),
        **_evidence_row(incident, claims, reports, public),
        "geometry": point(place["lon"], place["lat"]),
    }


def tally_row(tally: Tally, claims: Sequence[Claim], reports: Reports, public: PublicPlace) -> Row:
    return {
        "tally_id": tally.tally_id,
        **place_row(public(tally.place)),
        **_period_row(tally),
        "as_of": tally.as_of,
        "map_incidents": tally.map_incidents,
        **_evidence_row(tally, claims, reports, public),
    }


def outage_row(outage: Outage, public: PublicPlace) -> Row:
    return {
        "outage_id": outage.outage_id,
        "incident_id": outage.incident_id,
        "service": outage.service,
        **place_row(public(outage.place)),
        "began": outage.began,
        "cause": outage.cause,
        "state": outage.state,
        "as_of": outage.as_of,
        "stale_on": outage.stale_on,
        "said_by": outage.said_by,
        "partly_restored_on": outage.partly_restored_on,
        "restored_on": outage.restored_on,
        "unit": outage.unit,
        "latest_low": outage.latest_low,
        "latest_high": outage.latest_high,
        "peak": outage.peak,
        "numbers": [numbers.model_dump() for numbers in outage.numbers],
        "expected_until": outage.expected_until,
        "claim_ids": list(outage.claim_ids),
    }


def change_row(change: Change, claims: Sequence[Claim], public: PublicPlace) -> Row:
    place = public(change.place)
    what = (change.kind, change.subject, change.detail, change.unit, str(change.part))
    return {
        "change_id": "-".join((change.incident_id, str(change.day), *what, place.pcode or "")),
        "incident_id": change.incident_id,
        "day": change.day,
        "kind": change.kind,
        "subject": change.subject,
        "detail": change.detail,
        "unit": change.unit,
        "part": change.part,
        "pcode": place.pcode,
        "place_name": place.name,
        "before": change.before,
        "after": change.after,
        "claim_ids": list(change.claim_ids),
        "report_ids": sorted({claim.report_id for claim in claims}),
    }


def claim_row(claim: Claim, event_id: str, part_of: str | None, public: PublicPlace) -> Row:
    """`part_of` is the total it belongs to, if that is public as well."""
    return {
        "claim_id": claim.claim_id,
        "event_id": event_id,
        "report_id": claim.report_id,
        "kind": claim.kind,
        "subject": claim.subject,
        "detail": claim.detail,
        "extent": claim.extent if isinstance(claim, DamageClaim) else None,
        "operator": claim.operator if isinstance(claim, DamageClaim) else None,
        "cause": claim.cause if isinstance(claim, OutageClaim) else None,
        "count_low": claim.count_low,
        "count_high": claim.count_high,
        "quantifier": claim.quantifier,
        "unit": claim.unit,
        "scope": claim.scope,
        "earliest": claim.occurred_earliest,
        "latest": claim.occurred_latest,
        **place_row(public(claim.place)),
        "said_by": claim.said_by,
        "standing": claim.standing,
        "part_of": part_of,
        "method": claim.method,
    }


def report_row(report: Report) -> Row:
    return {
        "report_id": report.report_id,
        "url": public_url(report.url),
        "publisher": report.publisher,
        "publisher_type": report.publisher_type,
        "language": report.language,
        "published": report.published,
    }


def place_row(place: Place) -> Row:
    """`place` is public already; a unit lies in itself, so that one column finds an area."""
    settled = place.level == Level.SETTLEMENT
    own = {place.level: place.pcode}
    return {
        "place_name": place.name,
        "place_name_uk": place.name_uk,
        "level": place.level,
        "pcode": place.pcode,
        "oblast": place.oblast or own.get(Level.OBLAST),
        "raion": place.raion or own.get(Level.RAION),
        "hromada": place.hromada or own.get(Level.HROMADA),
        "lat": place.lat if settled else None,
        "lon": place.lon if settled else None,
    }


def point(lon: float | None, lat: float | None) -> bytes | None:
    """Well-known binary of a point, little-endian."""
    if lon is None or lat is None:
        return None
    return struct.pack("<BIdd", 1, 1, lon, lat)


def _period_row(event: Incident | Tally) -> Row:
    return {"earliest": event.period.earliest, "latest": event.period.latest}


def _subjects(figures: Iterable[Figure], kind: Kind) -> list[str]:
    return sorted({figure.subject for figure in figures if figure.kind == kind})


def _harm_row(incident: Incident, harm: Harm) -> Row:
    figure = total(incident.figures, harm, incident.place)
    return {
        f"{harm}_low": figure.low if figure else None,
        f"{harm}_best": figure.best if figure else None,
        f"{harm}_high": figure.high if figure else None,
        f"{harm}_unstated": figure is not None and figure.best is None,
    }


def _evidence_row(
    event: Incident | Tally, claims: Sequence[Claim], reports: Reports, public: PublicPlace
) -> Row:
    return {
        "figures": [_figure_row(figure, public) for figure in event.figures],
        "claim_ids": [claim.claim_id for claim in claims],
        "report_ids": sorted({claim.report_id for claim in claims}),
        "corroboration": event.corroboration,
        "linked_by": event.linked_by,
        "search": _search(event, claims, reports, public),
    }


def _figure_row(figure: Figure, public: PublicPlace) -> Row:
    place = public(figure.place)
    return {
        "kind": figure.kind,
        "subject": figure.subject,
        "detail": figure.detail,
        "unit": figure.unit,
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "part": figure.part,
        "pcode": place.pcode,
        "place_name": place.name,
        "claim_ids": list(figure.claim_ids),
        "rule": figure.rule,
        "extent": figure.extent,
        "exceeds_total": figure.exceeds_total,
    }


def _search(
    event: Incident | Tally, claims: Sequence[Claim], reports: Reports, public: PublicPlace
) -> str:
    places = [public(place) for place in (event.place, *(f.place for f in event.figures))]
    words = {word for place in places for word in (place.name, place.name_uk)}
    for claim in claims:
        words |= {claim.said_by, claim.subject.replace("_", " "), claim.detail.replace("_", " ")}
        words.add(claim.operator if isinstance(claim, DamageClaim) else None)
        words.add(reports[claim.report_id].publisher)
    return " ".join(sorted({_searchable(word) for word in words if word}))
