"""The day on which a page says it was published, as a local date in Kyiv."""

import datetime as dt
import re
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

KYIV = ZoneInfo("Europe/Kyiv")
LATEST = "2100-01-01"  # not today: what a page says must not depend on when it is read
META_NAMES = frozenset({
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "publishdate", "publish-date", "pubdate", "dc.date", "dc.date.issued", "dcterms.issued",
    "parsely-pub-date", "date",
})  # fmt: skip
LINKED_DATA = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{8,40})"')
MARKED = re.compile(r"(?<![a-z])(?:pub)?dat[ea](?![a-z])|(?<![a-z])time(?![a-z])|publish|posted")
LONGEST_DAY = 80  # characters: more is a sentence
MOST_MARKED = 10


def published_day(tree: Any, url: str | None = None) -> dt.date | None:
    """The one day that the surest kind of statement gives; a wrong day is worse than a question.

    Surest first: meta tags, <time>, linked data, the address, visible elements marked as a date.
    Days of events in the text are never taken.
    """
    statements = (_meta, _times, _linked_data, lambda _: _in_address(url), _marked)
    for stated in statements:
        days = {day for day in map(day_of, stated(tree)) if day}
        if len(days) == 1:
            return days.pop()
    return None


def day_of(words: str) -> dt.date | None:
    """A moment with a time zone becomes the day in Kyiv; other forms are read by htmldate.

    >>> day_of("2025-12-30T23:40:00Z"), day_of("2025-12-30"), day_of("December 2025")
    (datetime.date(2025, 12, 31), datetime.date(2025, 12, 30), None)
    """
    words = words.strip()[:LONGEST_DAY]
    try:
        moment = dt.datetime.fromisoformat(words)
        return (moment.astimezone(KYIV) if moment.tzinfo else moment).date()
    except (ValueError, OverflowError):
        return _day_in_words(words)


def _day_in_words(words: str) -> dt.date | None:
    from htmldate import find_date

    page = f'<html><head></head><body><span class="date">{escape(words)}</span></body></html>'
    found = find_date(page, original_date=True, max_date=LATEST)
    day = dt.date.fromisoformat(found) if found else None
    numbers = {int(number) for number in re.findall(r"\d+", words)}
    # htmldate makes "December 2025" the first of January
    return day if day and day.day in numbers else None


def _meta(tree: Any) -> list[str]:
    tags = ((m.get("property") or m.get("name") or m.get("itemprop"), m) for m in tree.iter("meta"))
    return [m.get("content") or "" for name, m in tags if (name or "").lower() in META_NAMES]


def _times(tree: Any) -> list[str]:
    return [
        time.get("datetime") or ""
        for time in tree.iter("time")
        if time.get("itemprop") == "datePublished" or time.get("pubdate") is not None
    ]


def _linked_data(tree: Any) -> list[str]:
    scripts = tree.iterfind('.//script[@type="application/ld+json"]')
    return [moment for script in scripts for moment in LINKED_DATA.findall(script.text or "")]


def _in_address(url: str | None) -> list[str]:
    dated = re.search(r"/(20\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/-]|$)", url or "")
    return ["{}-{:0>2}-{:0>2}".format(*dated.groups())] if dated else []


def _marked(tree: Any) -> list[str]:
    """The texts of <time> and of elements whose class says that they hold a date."""
    found = []
    for element in tree.iter("time", "span", "div", "p", "abbr", "li"):
        if element.tag != "time" and not MARKED.search((element.get("class") or "").lower()[:300]):
            continue
        words = element.get("datetime") or (element.text_content() if len(element) < 5 else "")
        if len(words) <= LONGEST_DAY:
            found.append(words)
    return found[:MOST_MARKED]
