"""Periods that people ask for by name, counted back from today in Kyiv."""

import datetime as dt
from zoneinfo import ZoneInfo

from dashboard.language import _

Period = tuple[dt.date | None, dt.date | None]

KYIV = ZoneInfo("Europe/Kyiv")
PRESETS = ("day", "week", "month", "winter", "all")
DAYS = {"day": 1, "week": 7, "month": 30}


def today() -> dt.date:
    return dt.datetime.now(KYIV).date()


def preset_words(preset: str) -> str:
    return {
        "day": _("Last 24 hours"),
        "week": _("7 days"),
        "month": _("30 days"),
        "winter": _("This winter"),
        "all": _("All"),
    }[preset]


def period_of(preset: str, now: dt.date) -> Period:
    """First and last day. "Last 24 hours" is today and yesterday: public dates have no hours.

    >>> period_of("week", dt.date(2026, 2, 10))
    (datetime.date(2026, 2, 3), None)
    """
    if preset == "winter":
        return winter(now)
    return (now - dt.timedelta(days=DAYS[preset]), None) if preset in DAYS else (None, None)


def winter(now: dt.date) -> Period:
    """November to March: the winter that it is, or else the last one.

    >>> winter(dt.date(2026, 2, 10)), winter(dt.date(2026, 7, 1))[1]
    ((datetime.date(2025, 11, 1), None), datetime.date(2026, 3, 31))
    """
    began = dt.date(now.year if now.month >= 11 else now.year - 1, 11, 1)
    ended = dt.date(began.year + 1, 3, 31)
    return began, ended if ended < now else None


def preset_of(period: Period, now: dt.date) -> str | None:
    return next((preset for preset in PRESETS if period_of(preset, now) == period), None)
