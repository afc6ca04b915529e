"""A source → what it tells itself: its text, and perhaps title, publisher, day and address."""

import datetime as dt
import re
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from dashboard.errors import RefusedAddress, UnreadableReport
from dashboard.reports.decoding import decoded
from dashboard.reports.fetch import fetch
from dashboard.reports.markdown import read_markdown
from dashboard.reports.markup import looks_like_html
from dashboard.reports.page import read_page
from dashboard.reports.plain import cleaned, line, with_words
from dashboard.settings import Settings

HTML_NAMES = (".html", ".htm", ".xhtml")
MARKDOWN_NAMES = (".md", ".markdown")
MARKDOWN = "text/markdown"
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
WEB_ARCHIVE = re.compile(r"(?im)^content-type:\s*multipart/related")
XML = re.compile(r"\s*<(\?xml|rss|feed)\b")
LONGEST_HEADLINE = 200


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
        return read_bytes(_bounded(sys.stdin.buffer, settings), "standard input", settings)
    if source.lower().startswith(("http://", "https://")):
        return read_url(source, settings)
    if SCHEME.match(source):
        raise RefusedAddress("Only addresses that begin with http:// or https:// are taken.")
    return read_path(Path(source), settings)


def read_path(path: Path, settings: Settings) -> Reading:
    """A text, HTML or Markdown file, told apart by name and content."""
    try:
        with path.open("rb") as file:
            data = _bounded(file, settings)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no such path"
        raise UnreadableReport(
            f"{line(str(path), 200)} cannot be read: {reason}. Check the path."
        ) from error
    return read_bytes(data, path.name, settings)


def read_bytes(
    data: bytes,
    name: str,
    settings: Settings,
    *,
    media_type: str | None = None,
    charset: str | None = None,
    url: str | None = None,
) -> Reading:
    """The bytes of a text, Markdown or HTML file; `name` tells its kind and is used in errors."""
    shown = line(name, 100) or "The file"
    _within_limit(len(data), shown, settings)
    if not data.strip():
        raise UnreadableReport(f"{shown} is empty. Give the text of a report.")
    return _read(decoded(data, shown, charset), shown, media_type or _media_type(name), url)


def read_text(text: str, settings: Settings) -> Reading:
    """A pasted text."""
    _within_limit(len(text.encode("utf-8", "replace")), "The text", settings)
    return _read(text, "the text", None, None)


def read_url(url: str, settings: Settings, *, allowed: frozenset[str] = frozenset()) -> Reading:
    """A page on the web. RefusedAddress where we do not fetch; `allowed` as in `fetch`."""
    fetched = fetch(url, settings, allowed)
    return read_bytes(
        fetched.data,
        "the page",
        settings,
        media_type=fetched.media_type,
        charset=fetched.charset,
        url=fetched.url,
    )


def _bounded(stream: BinaryIO, settings: Settings) -> bytes:
    """One byte more than may be: enough to know that it is too much."""
    return stream.read(settings.max_report_bytes + 1)


def _within_limit(size: int, name: str, settings: Settings) -> None:
    if size > settings.max_report_bytes:
        raise UnreadableReport(
            f"{name} is larger than {settings.max_report_bytes:,} bytes. Give one report only."
        )


def _media_type(name: str) -> str | None:
    if name.lower().endswith(HTML_NAMES):
        return "text/html"
    return MARKDOWN if name.lower().endswith(MARKDOWN_NAMES) else None


def _read(source: str, name: str, media_type: str | None, url: str | None) -> Reading:
    if looks_like_html(source) or media_type in ("text/html", "application/xhtml+xml"):
        return _page(source, name, url)
    _refuse_containers(source, name)
    if media_type == MARKDOWN:
        return _markdown(source, name, url)
    text, hidden = cleaned(source)
    return Reading(with_words(text, name), _headline(text), url=url, hidden_characters=hidden)


def _page(source: str, name: str, url: str | None) -> Reading:
    page = read_page(source, url)
    text, hidden = cleaned(page.text)
    reading = Reading(**{**page._asdict(), "text": with_words(text, name)})
    return replace(reading, hidden_characters=hidden or page.hidden_characters)


def _markdown(source: str, name: str, url: str | None) -> Reading:
    visible, hidden = cleaned(source)
    told = read_markdown(visible)
    text = with_words(cleaned(told.text)[0], name)
    return Reading(
        text, told.title, told.publisher, told.published, url or told.url, hidden_characters=hidden
    )


def _refuse_containers(source: str, name: str) -> None:
    if XML.match(source) or WEB_ARCHIVE.search(source[:2000]):
        raise UnreadableReport(
            f"{name} is a feed or web archive. Save the page as HTML, or paste its text."
        )


def _headline(text: str) -> str | None:
    """The first line, if it looks like one: short, no sentence, and a paragraph follows."""
    first, _, rest = text.partition("\n")
    follows = rest.lstrip("\n")
    stands_apart = rest.startswith("\n") or len(follows.partition("\n")[0]) > 2 * len(first)
    if len(first) > LONGEST_HEADLINE or first.endswith((".", ",", ";", ":")) or not stands_apart:
        return None
    return None if follows[:1].islower() else first or None
