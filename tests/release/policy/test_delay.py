"""Never early: midnight, summer time, corrections, clocks that step."""

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.release.policy.delay import due, end_of_day, last_possible_day

DAYS = st.dates(dt.date(2022, 2, 24), dt.date(2035, 12, 31))


@pytest.mark.parametrize(
    ("day", "hours", "moment"),
    [
        ("2026-01-31", 0, "2026-01-31T22:00:00+00:00"),
        ("2026-01-31", 3, "2026-02-01T01:00:00+00:00"),
        ("2025-12-31", 24, "2026-01-01T22:00:00+00:00"),
        ("2026-03-28", 0, "2026-03-28T22:00:00+00:00"),  # clocks go forward on the 29th
        ("2026-03-28", 24, "2026-03-29T22:00:00+00:00"),  # real hours: 01:00 in Kyiv
        ("2026-03-29", 0, "2026-03-29T21:00:00+00:00"),
        ("2026-10-24", 0, "2026-10-24T21:00:00+00:00"),  # clocks go back on the 25th
        ("2026-10-24", 24, "2026-10-25T21:00:00+00:00"),
        ("2026-10-25", 0, "2026-10-25T22:00:00+00:00"),
        ("2024-02-29", 720, "2024-03-30T22:00:00+00:00"),
    ],
)
def test_a_delay_counts_from_midnight_in_kyiv(day: str, hours: int, moment: str) -> None:
    assert due(dt.date.fromisoformat(day), hours).isoformat() == moment


def test_the_time_zone_of_the_machine_plays_no_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        assert end_of_day(dt.date(2026, 1, 31)).isoformat() == "2026-01-31T22:00:00+00:00"
    finally:
        monkeypatch.undo()
        time.tzset()


@given(DAYS, st.integers(0, 2_000))
def test_a_delay_is_real_hours_after_a_midnight_in_kyiv(day: dt.date, hours: int) -> None:
    """Against plain arithmetic: Kyiv is two or three hours ahead of UTC, never more or less."""
    waited = due(day, hours) - dt.datetime.combine(day, dt.time(), tzinfo=dt.UTC)
    assert waited in (dt.timedelta(hours=hours + 22), dt.timedelta(hours=hours + 21))
    assert due(day, hours) - end_of_day(day) == dt.timedelta(hours=hours)


@given(DAYS)
def test_the_day_is_over_and_not_a_minute_before(day: dt.date) -> None:
    from zoneinfo import ZoneInfo

    end = end_of_day(day).astimezone(ZoneInfo("Europe/Kyiv"))
    assert (end.hour, end.minute) == (0, 0)
    assert (end - dt.timedelta(minutes=1)).date() == day


@given(DAYS, DAYS, DAYS)
def test_a_correction_never_makes_a_day_earlier_than_the_claim_and_its_report_allow(
    claimed: dt.date, ever: dt.date, published: dt.date
) -> None:
    day = last_possible_day(claimed, ever, published)
    assert day >= claimed
    assert day >= min(ever, published)
    assert day in (claimed, ever, published)


def test_what_was_published_has_happened() -> None:
    day = dt.date
    assert last_possible_day(day(2026, 3, 1), day(2026, 12, 31), day(2026, 3, 2)) == day(2026, 3, 2)
    assert last_possible_day(day(2026, 3, 1), day(2026, 3, 5), day(2026, 3, 9)) == day(2026, 3, 5)
    assert last_possible_day(day(2026, 3, 4), day(2026, 3, 4), day(2026, 3, 2)) == day(2026, 3, 4)
