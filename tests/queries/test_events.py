"""Lists and totals of a release: ranges, sources, and what is not reported."""

import pytest

from dashboard.errors import UnknownId
from dashboard.queries import Filters, OpenRelease, batches, incident, incidents, tallies, totals
from dashboard.queries.filters import UNLOCATED

ALL = Filters()


def test_reports_that_differ_are_a_range_with_both_sources(release: OpenRelease) -> None:
    rows, number = incidents(release, ALL, "UA51", 10)
    assert number == 2
    oldest = rows[-1]
    assert (oldest["injured_low"], oldest["injured_high"]) == (4, 6)
    assert {source["publisher"] for source in oldest["sources"]} == {"Synthetic r1", "Synthetic r2"}
    children = [figure for figure in oldest["figures"] if figure["part"]]
    assert [figure["best"] for figure in children] == [3]


def test_deaths_without_a_number_are_counted_as_not_stated_never_as_zero(
    release: OpenRelease,
) -> None:
    found = totals(release, ALL, None)
    assert found["killed_best"] is None
    assert found["killed_unstated"] == 1
    assert (found["injured_low"], found["injured_high"]) == (4, 6)


def test_a_part_and_a_running_total_are_in_no_sum(release: OpenRelease) -> None:
    assert totals(release, ALL, None)["injured_high"] == 6
    assert len(tallies(release, ALL, "UA51")) == 1
    rows, _ = incidents(release, Filters(sectors=("energy",)), None, 10)
    assert rows == []


def test_places_split_the_incidents_without_rest_or_overlap(release: OpenRelease) -> None:
    whole = incidents(release, ALL, None, 0)[1]
    parts = [incidents(release, ALL, place, 0)[1] for place in ("UA51", "UA63", UNLOCATED)]
    assert sum(parts) == whole == 4


def test_an_incident_comes_with_every_claim_and_its_report(release: OpenRelease) -> None:
    row = incidents(release, ALL, "UA51", 10)[0][-1]
    found = incident(release, row["incident_id"])
    assert found is not None
    assert {claim["claim_id"] for claim in found[1]} == set(row["claim_ids"])
    assert all(claim["publisher"] for claim in found[1])
    assert incident(release, "i-0") is None


@pytest.mark.parametrize(("text", "number"), [("odesa", 2), ("synthetic r2 харків", 1), ("%", 0)])
def test_search_wants_every_word(release: OpenRelease, text: str, number: int) -> None:
    assert incidents(release, Filters(text=text), None, 0)[1] == number


@pytest.mark.parametrize(
    ("filters", "number"),
    [("since=2026-03-06", 3), ("until=2026-03-04", 1), ("kinds=damage", 2), ("area=UA63", 1)],
)
def test_filters_narrow_the_list(release: OpenRelease, filters: str, number: int) -> None:
    assert incidents(release, Filters.from_query(filters), None, 0)[1] == number


@pytest.mark.parametrize("what", ["incidents", "claims", "tallies", "outages"])
def test_every_table_can_be_read_whole(release: OpenRelease, what: str) -> None:
    assert "place_name" in next(batches(release, what, ALL)).schema.names


def test_another_table_is_refused_before_anything_is_read(release: OpenRelease) -> None:
    with pytest.raises(UnknownId, match="give one of incidents"):
        batches(release, "places", ALL)


def test_the_database_reads_the_release_and_nothing_else(release: OpenRelease) -> None:
    with pytest.raises(Exception, match=r"[Pp]ermission|disabled"):
        release.rows("SELECT * FROM read_csv('/etc/passwd')")
    with pytest.raises(Exception, match=r"locked"):
        release.rows("SET enable_external_access = true")
