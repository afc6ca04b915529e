"""What "yesterday", "the past week" and "since the start of the year" mean on a day."""

import datetime as dt

from dashboard.extraction.times.when import DAY, INVASION


def span_of(value: str, today: dt.date) -> tuple[dt.date, dt.date]:
    """First and last day of an expression; `value` is its row's in times.csv."""
    return _spans(today)[value]


def _spans(today: dt.date) -> dict[str, tuple[dt.date, dt.date]]:
    new_year = dt.date(today.year, 1, 1) if today.month < 7 else dt.date(today.year + 1, 1, 1)
    christmas = dt.date(today.year - (today.month < 12), 12, 25)
    return {
        "today": (today, today),
        "yesterday": (today - DAY, today - DAY),
        "yesterday_evening": (today - DAY, today - DAY),
        "last_night": (today - DAY, today),
        "night_before": (today - 2 * DAY, today - DAY),
        "past_day": (today - DAY, today),
        "past_days": (today - 3 * DAY, today),
        "past_week": (today - 7 * DAY, today),
        "new_year_night": (new_year - DAY, new_year),
        "christmas_eve": (christmas - DAY, christmas - DAY),
        "christmas": (christmas, christmas),
        "past_month": (today.replace(day=1), today),
        "last_month": ((today.replace(day=1) - DAY).replace(day=1), today.replace(day=1) - DAY),
    }


def start_of(value: str, today: dt.date) -> dt.date | None:
    """The day that "since the start of …" counts from; None where the text names it itself."""
    starts = {
        "invasion": INVASION,
        "year": dt.date(today.year, 1, 1),
        "month": today.replace(day=1),
        "season": _heating_season(today),
    }
    return starts.get(value)


def _heating_season(today: dt.date) -> dt.date:
    year = today.year - (today.month < 9)
    return dt.date(year, 11, 1) if today.month != 10 else dt.date(year, 10, 1)
