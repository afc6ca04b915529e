"""An HTML page → its text and what it says of itself: title, publisher, day, address."""

import datetime as dt
import re
from typing import Any, NamedTuple

from dashboard.errors import UnreadableReport
from dashboard.reports.decoding import with_words

MARKUP = re.compile(r"<\s*(!doctype\s+html|html|head|body|article|div|p|meta)\b", re.IGNORECASE)
TAG = re.compile(r"<[a-zA-Z]")
DEEPEST = 200_000  # tags; a page of news has some thousands


class Page(NamedTuple):
    text: str
    title: str | None
    publisher: str | None
    published: dt.date | None
    url: str | None


def looks_like_html(text: str) -> bool:
    return MARKUP.search(text[:2000]) is not None


def read_page(html: str, url: str | None = None) -> Page:
    """The article of a page, without menus and other headlines. UnreadableReport without one."""
    import trafilatura

    if sum(1 for _ in TAG.finditer(html)) > DEEPEST:
        raise UnreadableReport("This page is built too large to be read. Paste its text instead.")
    found: Any = trafilatura.bare_extraction(
        html, url=url, with_metadata=True, include_comments=False, favor_precision=True
    )
    if found is None or not found.text:
        raise UnreadableReport("No article was found on this page. Paste its text instead.")
    return Page(
        text=with_words(_with_headline(found.title, found.text)),
        title=found.title,
        publisher=found.sitename or found.hostname,
        published=_day(found, html, url),
        url=found.url or url,
    )


def _with_headline(title: str | None, text: str) -> str:
    """A headline states facts too; trafilatura gives it apart from the text."""
    return text if not title or text.startswith(title) else f"{title}\n{text}"


def _day(found: Any, html: str, url: str | None) -> dt.date | None:
    from htmldate import find_date

    day = found.date or find_date(html, url=url, extensive_search=False)
    try:
        return dt.date.fromisoformat(day[:10]) if day else None
    except ValueError:
        return None
