"""Totals over a period: the latest first, beside incidents and never in them."""

import datetime as dt

import pytest

from dashboard.linking import Events, assemble
from dashboard.model.claim import Claim
from tests.factories import DECEMBER, casualty, chornomorsk, country, damage, oblast, report, unit

REPORTS = {
    "a": report("a", published=dt.date(2026, 1, 2)),
    "b": report("b", published=dt.date(2026, 2, 2)),
}
TOTAL = casualty("a-9", 40, scope="period", place=oblast(), **DECEMBER)
NIGHT = {"occurred_earliest": dt.date(2025, 12, 4), "occurred_latest": dt.date(2025, 12, 5)}


def events(*claims: Claim) -> Events:
    return assemble(claims, REPORTS, [], unit)


@pytest.mark.parametrize(
    ("incident", "expected"),
    [
        (casualty("a-1", 2, part_of="a-9", **NIGHT), "included"),
        (casualty("a-1", 2, **NIGHT), "unknown"),
        (casualty("a-1", 2), "excluded"),  # in March
        (damage("a-1", 2, **NIGHT), "excluded"),
        (casualty("a-1", 2, place=oblast("UA63", "Kharkivska"), **NIGHT), "excluded"),
    ],
)
def test_it_says_whether_the_incidents_on_the_map_are_in_it(incident: Claim, expected: str) -> None:
    (tally,) = events(TOTAL, incident).tallies
    assert tally.map_incidents == expected


def test_a_total_of_the_country_may_hold_any_incident() -> None:
    total = TOTAL.model_copy(update={"place": country()})
    assert events(total, casualty("a-1", 2, **NIGHT)).tallies[0].map_incidents == "unknown"


def test_the_latest_comes_first() -> None:
    later = casualty("b-1", 7, scope="period", place=chornomorsk(), **DECEMBER)
    assert [str(tally.as_of) for tally in events(TOTAL, later).tallies] == [
        "2026-02-02", "2026-01-02"
    ]  # fmt: skip


def test_a_later_count_of_the_same_total_supersedes_the_earlier() -> None:
    police = {"said_by": "National Police of Ukraine", "scope": "period", **DECEMBER}
    (tally,) = events(casualty("a-1", 40, **police), casualty("b-1", 44, **police)).tallies
    assert [(f.low, f.best, f.high, f.rule) for f in tally.figures] == [
        (44, 44, 44, "later_update")
    ]
