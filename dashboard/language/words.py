"""Words, plural forms, numbers, dates and names in the language spoken now."""

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from dashboard.language.spoken import catalogue, spoken

THOUSANDS = {"en": ",", "uk": "\u00a0"}
LOCALES = {"en": "en_GB", "uk": "uk"}


def _(words: str) -> str:
    """The words in the language spoken now."""
    language = spoken()
    return words if language == "en" else catalogue(language).gettext(words)


def plural(one: str, many: str, n: int) -> str:
    """The form that fits n, with n in place of {n}.

    >>> plural("{n} incident", "{n} incidents", 1200)
    '1,200 incidents'
    """
    language = spoken()
    form = (
        (one if n == 1 else many)
        if language == "en"
        else catalogue(language).ngettext(one, many, n)
    )
    return form.format(n=number(n))


def term(vocabulary: str, value: str) -> str:
    """A term of a vocabulary as readers say it. English too has a few own words (en.po).

    >>> term("asset", "power_substation"), term("corroboration", "multi_source")
    ('power substation', 'several sources')
    """
    said = catalogue(spoken()).pgettext(vocabulary, value)
    return value.replace("_", " ") if said == value else said


def number(n: int) -> str:
    """
    >>> number(170000)
    '170,000'
    """
    return f"{n:,}".replace(",", THOUSANDS[spoken()])


def dates(earliest: dt.date, latest: dt.date) -> str:
    """
    >>> dates(dt.date(2025, 12, 30), dt.date(2025, 12, 31))
    '30–31 December 2025'
    """
    end = day(latest)
    if earliest == latest:
        return end
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest.day}–{end}"
    same_year = earliest.year == latest.year
    return f"{day(earliest, 'd MMMM' if same_year else 'd MMMM y')} – {end}"


@lru_cache(maxsize=4096)
def _day(value: dt.date, pattern: str, language: str) -> str:
    from babel.dates import format_date

    return format_date(value, pattern, locale=LOCALES[language])


def day(value: dt.date, pattern: str = "d MMMM y") -> str:
    """
    >>> day(dt.date(2025, 12, 31)), day(dt.date(2025, 12, 31), "d MMM")
    ('31 December 2025', '31 Dec')
    """
    return _day(value, pattern, spoken())


def named(row: Mapping[str, Any], key: str = "name") -> str | None:
    """The name of a place in the language spoken now, else the name that there is."""
    own = row.get(f"{key}_uk") if spoken() == "uk" else None
    return own or row.get(key)
