"""Short ways to read a text in tests."""

import datetime as dt

from dashboard.extraction import Extraction, extract
from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.sentences import find_sentences
from dashboard.gazetteer import load_gazetteer
from dashboard.model.claim import Claim
from dashboard.model.report import Report

PUBLISHED = dt.date(2025, 12, 31)  # a Wednesday


def read(text: str, published: dt.date = PUBLISHED, **details: object) -> Extraction:
    report = Report(report_id="t", published=published, text=text, **details)  # type: ignore[arg-type]
    return extract(report, load_gazetteer())


def brief(claim: Claim) -> tuple[str, str, int | None, int | None]:
    """(what, detail, low, high)."""
    return str(claim.subject), str(claim.detail), claim.count_low, claim.count_high


def briefs(
    text: str, published: dt.date = PUBLISHED
) -> set[tuple[str, str, int | None, int | None]]:
    return {brief(claim) for claim in read(text, published).claims}


def sentence(text: str, language: str = "en") -> Sentence:
    return find_sentences(text, language)[0]
