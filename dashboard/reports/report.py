"""What a source tells and what the user tells of it → one Report."""

import datetime as dt
import hashlib
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from dashboard.errors import RefusedAddress, UnreadableReport
from dashboard.model.report import Report
from dashboard.model.vocabulary import PublisherType
from dashboard.reports.address import web_address
from dashboard.reports.decoding import cleaned
from dashboard.reports.reading import Reading

KYIV = ZoneInfo("Europe/Kyiv")
LONGEST_TITLE = 300
LONGEST_PUBLISHER = 200
LANGUAGES = ["en", "uk", "ru", "pl", "ro", "de", "fr", "fi", "es", "it", "cs", "lt", "nl"]


def to_report(
    reading: Reading,
    *,
    published: dt.date | None = None,
    publisher: str | None = None,
    publisher_type: PublisherType | None = None,
    url: str | None = None,
    language: str | None = None,
    title: str | None = None,
) -> Report:
    """What the user says wins over what the page says. UnreadableReport without a day."""
    sha256 = hashlib.sha256(reading.text.encode()).hexdigest()
    return Report(
        report_id=f"r-{sha256[:12]}",
        url=_url(url, reading.url),
        title=_line(title or reading.title, LONGEST_TITLE),
        publisher=_line(publisher or reading.publisher, LONGEST_PUBLISHER),
        publisher_type=publisher_type or PublisherType.UNKNOWN,
        language=language or reading.language or language_of(reading.text),
        published=_day(published or reading.published),
        text=reading.text,
        sha256=sha256,
        hidden_characters=reading.hidden_characters,
    )


def language_of(text: str) -> str:
    """ISO 639-1 code of the language that most of the text is in."""
    return str(_identifier().classify(text[:5000])[0])


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(LANGUAGES)
    return identifier


def _day(published: dt.date | None) -> dt.date:
    if published is None:
        raise UnreadableReport("Its day of publication is not known: give it (YYYY-MM-DD).")
    if published > dt.datetime.now(KYIV).date():
        raise UnreadableReport(f"The day of publication, {published}, is yet to come. Correct it.")
    return published


def _url(given: str | None, found: str | None) -> str | None:
    """What the user gives must be an address; what a page says of itself may be left out."""
    if given and given.strip():
        return web_address(given)
    try:
        return web_address(found) if found else None
    except RefusedAddress:
        return None


def _line(words: str | None, longest: int) -> str | None:
    """One visible line, bounded; None if nothing is left."""
    line = " ".join(cleaned(words or "")[0].split())
    return line[:longest] or None
