"""A source → what it tells itself: its text, and perhaps title, publisher, day and address."""

import datetime as dt
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.errors import UnreadableReport
from dashboard.reports.decoding import cleaned, decoded, with_words
from dashboard.reports.fetch import fetch
from dashboard.reports.page import looks_like_html, read_page
from dashboard.settings import Settings


@dataclass(frozen=True)
class Reading:
    """`text` is what quotes will point into: plain, with "\\n" line ends, nothing hidden in it."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published: dt.date | None = None
    url: str | None = None
    language: str | None = None
    hidden_characters: bool = False


def read_source(source: str, settings: Settings) -> Reading:
    """A path, an http(s) address, or "-" for standard input. UnreadableReport if no report."""
    if source == "-":
        return read_bytes(
            sys.stdin.buffer.read(settings.max_report_bytes + 1), "standard input", settings
        )
    if source.lower().startswith(("http://", "https://")):
        return read_url(source, settings)
    return read_path(Path(source), settings)


def read_path(path: Path, settings: Settings) -> Reading:
    try:
        with path.open("rb") as file:
            data = file.read(settings.max_report_bytes + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no such path"
        raise UnreadableReport(
            f"{str(path)[:200]} cannot be read: {reason}. Check the path."
        ) from error
    return read_bytes(data, path.name, settings)


def read_bytes(
    data: bytes,
    name: str,
    settings: Settings,
    *,
    charset: str | None = None,
    url: str | None = None,
) -> Reading:
    """The bytes of a text, Markdown or HTML file; `name` is what errors call it."""
    if len(data) > settings.max_report_bytes:
        raise UnreadableReport(
            f"{name} is larger than {settings.max_report_bytes:,} bytes. Give one report only."
        )
    if not data.strip():
        raise UnreadableReport(f"{name} is empty. Give the text of a report.")
    return _read(decoded(data, charset), url)


def read_text(text: str, settings: Settings) -> Reading:
    """A pasted text."""
    return read_bytes(text.encode("utf-8", "replace"), "The text", settings, charset="utf-8")


def read_url(url: str, settings: Settings) -> Reading:
    """A page on the web. RefusedAddress where we do not fetch."""
    fetched = fetch(url, settings)
    return read_bytes(fetched.data, "The page", settings, charset=fetched.charset, url=fetched.url)


def _read(source: str, url: str | None) -> Reading:
    plain, hidden = cleaned(source)
    if not looks_like_html(plain):
        return Reading(text=with_words(plain), url=url, hidden_characters=hidden)
    page = read_page(plain, url)
    text, hidden_in_page = cleaned(page.text)  # entities may spell hidden characters, too
    reading = Reading(**{**page._asdict(), "text": text})
    return replace(reading, hidden_characters=hidden or hidden_in_page)
