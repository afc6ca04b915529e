"""What a source tells and what the user tells of it → one Report."""

import datetime as dt
import hashlib
import re

from dashboard.errors import RefusedAddress, UnreadableReport
from dashboard.model.report import Report
from dashboard.model.vocabulary import PublisherType
from dashboard.reports.address import web_address
from dashboard.reports.language import language_of
from dashboard.reports.plain import line
from dashboard.reports.published import KYIV
from dashboard.reports.reading import Reading

LONGEST_TITLE = 300
LONGEST_PUBLISHER = 200
LANGUAGE_CODE = re.compile(r"([a-z]{2})([-_][a-z0-9]+)*")
GIVE_DAY = "give the day of publication (--published YYYY-MM-DD)"


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
    """What the user says wins over what the page says. UnreadableReport without a day.

    `published` is the local date in Kyiv. RefusedAddress if the given address is none of the web.
    """
    sha256 = hashlib.sha256(reading.text.encode()).hexdigest()
    return Report(
        report_id=f"r-{sha256[:12]}",
        url=_url(url, reading.url),
        title=line(title, LONGEST_TITLE) or line(reading.title, LONGEST_TITLE),
        publisher=line(publisher, LONGEST_PUBLISHER) or line(reading.publisher, LONGEST_PUBLISHER),
        publisher_type=publisher_type or PublisherType.UNKNOWN,
        language=_language(language) or reading.language or language_of(reading.text),
        published=_day(published or reading.published),
        text=reading.text,
        sha256=sha256,
        hidden_characters=reading.hidden_characters,
    )


def _day(published: dt.date | None) -> dt.date:
    if published is None:
        raise UnreadableReport(f"The source does not tell its day: {GIVE_DAY}.")
    if published > _today():
        raise UnreadableReport(f"{published} is yet to come: {GIVE_DAY} as it was.")
    return published


def _today() -> dt.date:
    return dt.datetime.now(KYIV).date()


def _language(given: str | None) -> str | None:
    if not given or not given.strip():
        return None
    code = LANGUAGE_CODE.fullmatch(given.strip().lower())
    if not code:
        raise UnreadableReport(
            f"{line(given, 40)!r} is no language code. Give two letters, such as en, uk or ru."
        )
    return code.group(1)


def _url(given: str | None, found: str | None) -> str | None:
    """What the user gives must be an address; what a page says of itself may be left out."""
    if given and given.strip():
        return web_address(given)
    try:
        return web_address(found) if found else None
    except RefusedAddress:
        return None
