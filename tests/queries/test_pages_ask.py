"""What the pages ask beyond lists and totals, against a plain loop or by its rule."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import BadFilter, ReleaseUnusable
from dashboard.queries import (
    ORDERS,
    Filters,
    changes,
    find_units,
    incidents,
    open_release,
    outage_areas,
    outage_counts,
    outages,
    parts,
    period_before,
    publishers,
    release_on,
    releases_before,
    reports,
    shades,
    speakers,
    unknowns,
)
from tests.bench.synthetic import write_synthetic_release
from tests.queries.conftest import Many
from tests.queries.strategies import FILTERS
from tests.queries.test_against_plain_python import chosen


@given(FILTERS, st.sampled_from(list(ORDERS)), st.booleans())
def test_a_list_is_sorted_as_asked_and_unknown_numbers_come_last(
    many: Many, filters: Filters, order: str, rising: bool
) -> None:
    rows, number = incidents(many.release, filters, None, 50, order=order, rising=rising)
    assert number == len(chosen(many, filters))
    if order not in ("killed", "injured"):
        return
    values = [row[f"{order}_best"] for row in rows]
    known = [value for value in values if value is not None]
    assert known == sorted(known, reverse=not rising)
    assert values == known + [None] * (len(values) - len(known))


@given(FILTERS)
def test_what_is_not_known_is_counted(many: Many, filters: Filters) -> None:
    rows = chosen(many, filters)
    found = unknowns(many.release, filters, None)
    assert found["incidents"] == len(rows)
    assert found["single"] == sum(row["corroboration"] == "single_source" for row in rows)
    assert found["unfigured"] == sum(
        all(figure["best"] is None for figure in row["figures"]) for row in rows
    )


@given(FILTERS)
def test_an_area_is_shaded_by_the_sum_of_what_is_stated(many: Many, filters: Filters) -> None:
    found = shades(many.release, filters, "killed", raions=False)
    rows = [row for row in chosen(many, filters) if row["oblast"]]
    assert set(found) == {row["oblast"] for row in rows}
    for oblast, (value, unstated) in found.items():
        here = [row for row in rows if row["oblast"] == oblast]
        stated = [row["killed_best"] for row in here if row["killed_best"] is not None]
        assert value == (sum(stated) if stated else None)
        assert unstated == sum(row["killed_unstated"] for row in here)


def test_another_shade_is_refused(many: Many) -> None:
    with pytest.raises(BadFilter, match="give one of only"):
        shades(many.release, Filters(), "nonsense", raions=False)


@given(FILTERS)
def test_parts_of_the_country_and_of_an_oblast(many: Many, filters: Filters) -> None:
    rows = chosen(many, filters)
    wanted = Counter(row["oblast"] for row in rows if row["oblast"])
    found = {row["pcode"]: row["n"] for row in parts(many.release, filters, None)}
    assert all(wanted[code] == n for code, n in found.items())
    assert len(found) == min(20, len(wanted))
    raions = Counter(row["raion"] for row in rows if row["oblast"] == "UA51" and row["raion"])
    inside = {row["pcode"]: row["n"] for row in parts(many.release, filters, "UA51")}
    assert all(raions[code] == n for code, n in inside.items())


@given(FILTERS)
def test_outages_are_counted_as_they_are_listed(many: Many, filters: Filters) -> None:
    counted = outage_counts(many.release, filters)
    listed = outages(many.release, filters, None, 10_000)
    assert sum(row["n"] for row in counted) == len(listed)
    assert Counter((row["service"], row["state"], row["cause"]) for row in listed) == {
        (row["service"], row["state"], row["cause"]): row["n"] for row in counted
    }
    by_area = {row["pcode"]: row["n"] for row in outage_areas(many.release, filters)}
    assert by_area == Counter(row["oblast"] for row in listed)


def test_outages_name_their_reports_and_states_narrow_them_alone(many: Many) -> None:
    assert all(row["sources"] for row in outages(many.release, Filters(), None, 20))
    restored = Filters(states=("restored",))
    assert outages(many.release, restored, None) == []
    assert incidents(many.release, restored, None, 1)[1] == len(many.rows)


def test_a_kind_of_publisher_narrows_incidents(many: Many) -> None:
    media = incidents(many.release, Filters(publishers=("news_media",)), None, 1)[1]
    assert media == len(many.rows)
    assert incidents(many.release, Filters(publishers=("operator",)), None, 1)[1] == 0


@given(st.dates(dt.date(2022, 1, 1)), st.integers(0, 400))
def test_the_period_before_is_as_long_and_ends_the_day_before(since: dt.date, days: int) -> None:
    if since.toordinal() + days > dt.date.max.toordinal():
        return
    until = since + dt.timedelta(days=days)
    before = period_before(Filters(since=since, until=until), dt.date(2026, 1, 1))
    assert before is not None
    assert before.until == since - dt.timedelta(days=1)
    assert before.until - before.since == until - since  # type: ignore[operator]
    assert period_before(Filters(), since) is None


def test_units_are_found_by_the_beginning_of_either_name(many: Many) -> None:
    assert find_units(many.release, "testove 51-1-2")
    assert find_units(many.release, "Тестове 51-1-2")
    assert find_units(many.release, "  ") == []
    assert find_units(many.release, "%") == []


def test_sources_add_up(many: Many) -> None:
    by_publisher, by_speaker = publishers(many.release), speakers(many.release)
    claims = many.release.counts["claims"]
    assert sum(row["claims"] for row in by_publisher) == claims
    assert sum(row["claims"] for row in by_speaker) == claims
    assert all(row["borne_out"] <= row["claims"] for row in by_publisher)
    rows, number = reports(many.release, "daily", 10)
    assert number == many.release.counts["reports"]
    assert [row["published"] for row in rows] == sorted(
        (row["published"] for row in rows), reverse=True
    )


def test_what_changed_between_releases_is_told_by_kind(tmp_path: Path) -> None:
    first = write_synthetic_release(tmp_path, 50)
    second = write_synthetic_release(tmp_path, 80)
    release = open_release(tmp_path)
    assert release.release_id == second
    assert releases_before(release) == [first]
    rows, counts = changes(release, first)
    assert counts["new"] + counts.get("withdrawn", 0) >= 30
    for row in rows:
        if row["change"] == "withdrawn":
            told = {key for key, value in row.items() if value is not None}
            assert told == {"incident_id", "change"}
    with pytest.raises(ReleaseUnusable, match="not there any more"):
        changes(release, "20000101T000000Z-00000000")


def test_the_release_of_a_day_is_the_newest_that_was_out() -> None:
    ids = ["20260303T000000Z-1", "20260301T000000Z-1"]
    assert release_on(ids, dt.date(2026, 3, 2)) == ids[1]
    assert release_on(ids, dt.date(2026, 3, 3)) == ids[0]
    assert release_on(ids, dt.date(2026, 2, 28)) is None
