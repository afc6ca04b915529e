"""Nouns → rows of the tables in model/tables.py, with public places only."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dashboard.model.claim import Claim, DamageClaim, OutageClaim
from dashboard.model.incident import Figure, Incident, Outage, Tally
from dashboard.model.place import Place
from dashboard.model.report import Report
from dashboard.model.vocabulary import Harm, Kind
from dashboard.release.totals import total

Row = dict[str, Any]


def incident_row(incident: Incident, claims: Sequence[Claim], reports: Mapping[str, Report]) -> Row:
    return {
        "incident_id": incident.incident_id,
        **_place_row(incident.place),
        **_period_row(incident),
        "kinds": _subjects(incident.figures, None),
        "harms": _subjects(incident.figures, Kind.CASUALTY),
        "sectors": _subjects(incident.figures, Kind.DAMAGE),
        "services": _subjects(incident.figures, Kind.OUTAGE),
        **_harm_row(incident, Harm.KILLED),
        **_harm_row(incident, Harm.INJURED),
        **_evidence_row(incident, claims, reports),
    }


def tally_row(tally: Tally, claims: Sequence[Claim], reports: Mapping[str, Report]) -> Row:
    return {
        "tally_id": tally.tally_id,
        **_place_row(tally.place),
        **_period_row(tally),
        "as_of": tally.as_of,
        **_evidence_row(tally, claims, reports),
    }


def outage_row(outage: Outage) -> Row:
    fields = outage.model_dump(exclude={"place", "claim_ids"})
    return {**fields, **_place_row(outage.place), "claim_ids": list(outage.claim_ids)}


def claim_row(claim: Claim, place: Place, event_id: str) -> Row:
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
        **_place_row(place),
        "said_by": claim.said_by,
        "standing": claim.standing,
        "part_of": claim.part_of,
        "method": claim.method,
    }


def report_row(report: Report) -> Row:
    shown = {"report_id", "url", "publisher", "publisher_type", "language", "published"}
    return report.model_dump(include=shown)


def _place_row(place: Place) -> Row:
    return {
        "place_name": place.name,
        "place_name_uk": place.name_uk,
        "level": place.level,
        "pcode": place.pcode,
        "oblast": place.oblast,
        "raion": place.raion,
        "hromada": place.hromada,
        "lat": place.lat if place.level == "settlement" else None,
        "lon": place.lon if place.level == "settlement" else None,
    }


def _period_row(event: Incident | Tally) -> Row:
    return {"earliest": event.period.earliest, "latest": event.period.latest}


def _subjects(figures: Iterable[Figure], kind: Kind | None) -> list[str]:
    """The kinds of all figures, or the subjects of the figures of one kind."""
    if kind is None:
        return sorted({figure.kind for figure in figures})
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
    event: Incident | Tally, claims: Sequence[Claim], reports: Mapping[str, Report]
) -> Row:
    return {
        "figures": [_figure_row(figure) for figure in event.figures],
        "claim_ids": list(event.claim_ids),
        "report_ids": list(event.report_ids),
        "corroboration": event.corroboration,
        "search": _search(event, claims, reports),
    }


def _figure_row(figure: Figure) -> Row:
    fields = figure.model_dump(exclude={"place", "claim_ids"})
    place = {"pcode": figure.place.pcode, "place_name": figure.place.name}
    return {**fields, **place, "claim_ids": list(figure.claim_ids)}


def _search(event: Incident | Tally, claims: Sequence[Claim], reports: Mapping[str, Report]) -> str:
    places = [event.place, *(figure.place for figure in event.figures)]
    words = {word for place in places for word in (place.name, place.name_uk)}
    words |= {word for claim in claims for word in (claim.said_by, claim.subject, claim.detail)}
    words |= {claim.operator for claim in claims if isinstance(claim, DamageClaim)}
    words |= {reports[report_id].publisher for report_id in event.report_ids}
    return " ".join(sorted(word.replace("_", " ").lower() for word in words if word))
