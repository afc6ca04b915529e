"""When a claim may go out at the earliest: a delay after the last moment at which it happened."""

import datetime as dt
from zoneinfo import ZoneInfo

KYIV = ZoneInfo("Europe/Kyiv")


def end_of_day(day: dt.date) -> dt.datetime:
    """24:00 in Kyiv of that day, in UTC; 21:00 UTC in summer, 22:00 in winter.

    >>> end_of_day(dt.date(2026, 1, 31)).isoformat()
    '2026-01-31T22:00:00+00:00'
    """
    midnight = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), tzinfo=KYIV)
    return midnight.astimezone(dt.UTC)


def last_possible_day(claimed: dt.date, ever: dt.date, published: dt.date) -> dt.date:
    """The day that the delay counts from.

    A correction to an earlier day never shortens a delay: `ever` is the latest day that the claim
    has carried. But what a report states has happened by the day it was published.
    """
    return max(claimed, min(ever, published))


def due(day: dt.date, hours: int) -> dt.datetime:
    """Real hours, not those on a clock that is put forward or back meanwhile."""
    return end_of_day(day) + dt.timedelta(hours=hours)
