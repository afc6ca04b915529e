"""A time that a sentence states, and the days that everything counts from."""

import datetime as dt
from typing import NamedTuple

from dashboard.model.period import Period

INVASION = dt.date(2022, 2, 24)
DAY = dt.timedelta(days=1)


class When(NamedTuple):
    """A time at tokens[first:last]. `cumulative`: counted from a start, or over weeks."""

    period: Period
    first: int
    last: int
    cumulative: bool = False
    clock: bool = False  # only an hour: no date of its own
    vague: bool = False  # a part of a day that the event's date completes
    day_sum: bool = False  # "in the past 24 hours": what is counted is a day's toll
    weekday: bool = False  # only a weekday: a date beside it decides
    spoken: bool = False  # when somebody said it or counted, not when it happened
