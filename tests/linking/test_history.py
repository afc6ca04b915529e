"""What changed when, and because of which report."""

import datetime as dt

from dashboard.linking.history import changes
from dashboard.model.claim import Claim
from tests.factories import casualty, report

REPORTS = {f"d{day}": report(f"d{day}", published=dt.date(2026, 3, day)) for day in range(5, 30)}
POLICE = {"said_by": "National Police of Ukraine"}


def told(*claims: Claim) -> list[tuple[int, str, int | None, int | None, tuple[str, ...]]]:
    found = changes("i-1", claims, REPORTS)
    return [(c.day.day, c.subject, c.before, c.after, c.claim_ids) for c in found]


def test_a_toll_that_rises_is_told_with_the_claim_that_says_so() -> None:
    claims = (
        casualty("d5-1", 3, harm="killed", **POLICE),
        casualty("d8-1", 4, harm="killed", **POLICE),
    )
    assert told(*claims) == [(8, "killed", 3, 4, ("d8-1",))]


def test_what_was_not_reported_before_changes_from_nothing() -> None:
    claims = casualty("d5-1", 3), casualty("d8-1", 1, harm="killed")
    assert told(*claims) == [(8, "killed", None, 1, ("d8-1",))]


def test_a_fall_is_told_as_well() -> None:
    claims = casualty("d5-1", 15, **POLICE), casualty("d8-1", 12, **POLICE)
    assert told(*claims) == [(8, "injured", 15, 12, ("d8-1",))]


def test_a_report_that_agrees_changes_nothing() -> None:
    assert told(casualty("d5-1", 3), casualty("d8-1", 3)) == []


def test_the_first_day_is_no_change() -> None:
    assert told(casualty("d5-1", 3), casualty("d5-2", 4)) == []
