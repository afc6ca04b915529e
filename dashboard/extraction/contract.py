"""The public JSON of an extraction (docs/model.md): one report, its claims, what was not used."""

from typing import Any

from dashboard.extraction.extract import Extraction
from dashboard.model.claim import Claim
from dashboard.model.place import Place
from dashboard.model.report import Report

REPORT_FIELDS = {"report_id", "url", "publisher", "language", "published"}
PLACE_FIELDS = ("text", "name", "name_uk", "level", "oblast", "pcode", "lat", "lon")


def to_contract(report: Report, extraction: Extraction) -> dict[str, Any]:
    """One line of `extract --batch`; JSON types only."""
    return {
        "report": report.model_dump(mode="json", include=REPORT_FIELDS),
        "claims": [_claim(claim) for claim in extraction.claims],
        "unused": [{"text": each.text, "why": each.why} for each in extraction.unused],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    row = claim.model_dump(mode="json", exclude={"place", "report_id"})
    return {
        **row,
        "place": {
            **_place(claim.place),
            "candidates": [_place(each) for each in claim.place.candidates],
        },
    }


def _place(place: Place) -> dict[str, Any]:
    row = place.model_dump(mode="json")
    return {name: row[name] for name in PLACE_FIELDS}
