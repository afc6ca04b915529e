"""The day on which a page says it was published, as a local date in Kyiv."""

import datetime as dt
import re
from typing import Any
from zoneinfo import ZoneInfo

KYIV = ZoneInfo("Europe/Kyiv")
META_NAMES = frozenset({
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "publishdate", "pubdate", "dc.date.issued", "dcterms.issued", "parsely-pub-date",
})  # fmt: skip
LINKED_DATA = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{10,40})"')
LATEST = "2100-01-01"  # not today: what a page says must not depend on when it is read


def published_day(tree: Any) -> dt.date | None:
    """A stated moment with its time zone first (23:40 UTC is the next day in Kyiv), else htmldate.

    htmldate searches without its opportunistic mode: a wrong day is worse than a question.
    """
    for moments in (_meta(tree), _times(tree), _linked_data(tree)):
        days = {day for day in map(_kyiv_day, moments) if day}
        if len(days) == 1:
            return days.pop()
    return _found_day(tree)


def _meta(tree: Any) -> list[str]:
    names = (
        (m.get("property") or m.get("name") or m.get("itemprop"), m) for m in tree.iter("meta")
    )
    return [m.get("content") or "" for name, m in names if (name or "").lower() in META_NAMES]


def _times(tree: Any) -> list[str]:
    return [
        t.get("datetime") or "" for t in tree.iter("time") if t.get("itemprop") == "datePublished"
    ]


def _linked_data(tree: Any) -> list[str]:
    scripts = tree.iterfind('.//script[@type="application/ld+json"]')
    return [moment for script in scripts for moment in LINKED_DATA.findall(script.text or "")]


def _kyiv_day(moment: str) -> dt.date | None:
    """
    >>> _kyiv_day("2025-12-30T23:40:00Z"), _kyiv_day("2025-12-30")
    (datetime.date(2025, 12, 31), None)
    """
    try:
        told = dt.datetime.fromisoformat(moment.strip())
        return told.astimezone(KYIV).date() if told.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _found_day(tree: Any) -> dt.date | None:
    from htmldate import find_date

    day = find_date(tree, original_date=True, extensive_search=False, max_date=LATEST)
    return dt.date.fromisoformat(day) if day else None
