"""Every answer over 3,000 synthetic incidents is what a plain loop over their rows gives."""

import datetime as dt
from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dashboard.model.tables import searchable
from dashboard.queries import Filters, batches, counts, incidents, outages, timeline, totals
from tests.queries.conftest import Many
from tests.queries.strategies import FILTERS

Row = dict[str, Any]
PLACES = st.none() | st.sampled_from(["UA", "unlocated", "UA51", "UA6304", "UA99"])


def passes(row: Row, filters: Filters, place: str | None) -> bool:
    return (
        (not filters.since or row["latest"] >= filters.since)
        and (not filters.until or row["earliest"] <= filters.until)
        and all(
            not getattr(filters, name) or set(getattr(filters, name)) & set(row[name])
            for name in ("kinds", "harms", "sectors", "services")
        )
        and (not filters.corroboration or row["corroboration"] in filters.corroboration)
        and lies_in(row, filters.area)
        and lies_in(row, place)
        and all(word in row["search"] for word in searchable(filters.text).split())
    )


def lies_in(row: Row, code: str | None) -> bool:
    if code == "unlocated":
        return row["level"] is None
    units = (row["oblast"], row["raion"], row["hromada"], row["pcode"])
    return code in (None, "UA") or code in units


def chosen(many: Many, filters: Filters, place: str | None = None) -> list[Row]:
    return [row for row in many.rows if passes(row, filters, place)]


def added(rows: list[Row], column: str) -> int | None:
    known = [row[column] for row in rows if row[column] is not None]
    return sum(known) if known else None


@given(FILTERS, PLACES)
def test_a_list_holds_what_passes_newest_first(many: Many, filters: Filters, place: str) -> None:
    rows, number = incidents(many.release, filters, place, 5, 2)
    wanted = chosen(many, filters, place)
    assert number == len(wanted)
    order = sorted(wanted, key=lambda row: (row["latest"], row["earliest"]), reverse=True)[2:7]
    assert [row["latest"] for row in rows] == [row["latest"] for row in order]
    by_id = {row["incident_id"]: row for row in wanted}
    for row in rows:
        plain = by_id[row["incident_id"]]
        for figure in row["figures"]:
            figure.pop("place_name_uk")  # beside what the file holds
        assert {key: row[key] for key in plain if key != "search"} == {
            key: value for key, value in plain.items() if key != "search"
        }
        assert {source["report_id"] for source in row["sources"]} == set(row["report_ids"])
        days = [source["published"] for source in row["sources"]]
        assert days == sorted(days, reverse=True)


@given(FILTERS, PLACES)
def test_totals_add_the_ends_and_unknown_is_never_zero(
    many: Many, filters: Filters, place: str
) -> None:
    found = totals(many.release, filters, place)
    rows = chosen(many, filters, place)
    assert found["incidents"] == len(rows)
    for harm in ("killed", "injured"):
        assert found[f"{harm}_low"] == added(rows, f"{harm}_low")
        assert found[f"{harm}_best"] == added(rows, f"{harm}_best")
        stated = [row for row in rows if row[f"{harm}_best"] is not None]
        is_open = any(row[f"{harm}_high"] is None for row in stated)
        assert found[f"{harm}_high"] == (None if is_open else added(stated, f"{harm}_high"))
        assert found[f"{harm}_unstated"] == sum(row[f"{harm}_unstated"] for row in rows)


@given(FILTERS)
def test_totals_of_all_parts_are_the_total_of_the_whole(many: Many, filters: Filters) -> None:
    oblasts = {row["oblast"] for row in many.rows if row["oblast"]}
    for_country = [row for row in chosen(many, filters) if row["level"] == "country"]
    parts = [totals(many.release, filters, place) for place in (*sorted(oblasts), "unlocated")]
    whole = totals(many.release, filters, None)
    assert whole["incidents"] == sum(part["incidents"] for part in parts) + len(for_country)
    low = sum(part["killed_low"] or 0 for part in parts) + (added(for_country, "killed_low") or 0)
    assert (whole["killed_low"] or 0) == low


@given(FILTERS, st.sampled_from(["kinds", "harms", "sectors", "services"]))
def test_counts_are_those_of_each_term(many: Many, filters: Filters, name: str) -> None:
    wanted = Counter(term for row in chosen(many, filters) for term in row[name])
    found = counts(many.release, name, filters)
    assert found == dict(wanted)
    assert list(found.values()) == sorted(found.values(), reverse=True)


@given(FILTERS)
def test_a_timeline_counts_every_incident_once(many: Many, filters: Filters) -> None:
    bars = timeline(many.release, filters)
    rows = chosen(many, filters)
    assert sum(bar["n"] for bar in bars) == len(rows)
    starts = [bar["from"] for bar in bars]
    assert starts == sorted(set(starts))
    assert all(isinstance(start, dt.date) for start in starts)
    assert len(bars) <= 125


@given(FILTERS)
def test_whole_tables_hold_what_passes_with_all_sources(many: Many, filters: Filters) -> None:
    rows = chosen(many, filters)
    events = whole(many, "incidents", filters)
    assert [one["incident_id"] for one in events] == [row["incident_id"] for row in rows]
    assert [len(e["sources"]) for e in events] == [len(row["report_ids"]) for row in rows]
    claims = [one["claim_id"] for one in whole(many, "claims", filters)]
    assert sorted(claims) == sorted(claim for row in rows for claim in row["claim_ids"])


@given(FILTERS, PLACES)
def test_an_outage_passes_by_its_own_place_time_and_service_and_by_its_incident(
    many: Many, filters: Filters, place: str
) -> None:
    by_id = {row["incident_id"]: row for row in many.rows}
    wanted = [
        outage["outage_id"]
        for outage in many.outages
        if passes(_as_event(outage, by_id[outage["incident_id"]]), filters, place)
    ]
    assert [one["outage_id"] for one in whole(many, "outages", filters, place)] == wanted
    shown = [row["outage_id"] for row in outages(many.release, filters, place)]
    assert set(shown) <= set(wanted)
    assert len(shown) == min(50, len(wanted))


def whole(many: Many, what: str, filters: Filters, place: str | None = None) -> list[Row]:
    found = batches(many.release, what, filters, place)
    return [row for batch in found for row in batch.to_pylist()]


def _as_event(outage: Row, incident: Row) -> Row:
    own = {name: outage[name] for name in ("oblast", "raion", "hromada", "pcode", "level")}
    times = {"earliest": outage["began"], "latest": outage["as_of"]}
    return {**incident, **own, **times, "kinds": ["outage"], "services": [outage["service"]]}
