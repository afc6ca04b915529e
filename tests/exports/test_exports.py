"""Files that people take along: no formula, unknown stays empty, areas have no point."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports import FORMATS, export_pieces, flat_columns
from dashboard.queries import Filters, OpenRelease, batches
from dashboard.queries.whole import PART
from dashboard.release import current_release
from tests.bench.synthetic import write_synthetic_release

TABLES = ("incidents", "claims", "tallies", "outages")
FRAME = pd.DataFrame(
    {
        "place_name": ["Odesa", "Odeska", "=1+1"],
        "killed_low": pd.array([1, None, 0], dtype="Int64"),
        "lat": [46.48, None, None],
        "lon": [30.73, None, None],
    }
)
FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def exported(batches: Iterable[pa.RecordBatch], file_format: str) -> str:
    return b"".join(export_pieces(batches, file_format)).decode("utf-8")


def rows_of(written: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written, newline="")))


def cells(frame: pd.DataFrame) -> list[list[str]]:
    return rows_of(exported([pa.RecordBatch.from_pandas(frame, preserve_index=False)], "csv"))


def table(release: OpenRelease, what: str) -> list[list[str]]:
    return rows_of(exported(batches(release, what, Filters()), "csv"))


def records(release: OpenRelease, what: str) -> list[dict[str, str]]:
    header, *rows = table(release, what)
    return [dict(zip(header, row, strict=True)) for row in rows]


def features(release: OpenRelease, what: str) -> list[dict[str, Any]]:
    found = json.loads(exported(batches(release, what, Filters()), "geojson"))
    assert found["type"] == "FeatureCollection"
    return found["features"]


def test_unknown_is_an_empty_cell_and_zero_is_zero() -> None:
    assert [row[1] for row in cells(FRAME)[1:]] == ["1", "", "0"]


@given(
    st.text(
        alphabet=st.sampled_from("=+-@\t\r\n\0＝＋－＠ \u200b\u202e\ufeff\u00a0a1,\"';"),
        max_size=12,
    )
)
def test_no_text_begins_like_a_formula(text: str) -> None:
    from dashboard.exports.csv import PASSED_OVER

    [[_], [cell]] = cells(pd.DataFrame({"name": [text]})) if text else [[""], [""]]
    assert not cell.startswith(FORMULA)
    assert not PASSED_OVER.sub("", cell, count=1).startswith(FORMULA)
    assert cell in (text, f"'{text}")


TRICKS = (
    "=1+1", "  =1", "\u200b@x", "＝1", "﹢1", "⁼1", "\tx", "\0x", "-2+3", "\u202e=cmd|'/c x'!A1",
    "+1+1",
)  # fmt: skip


@pytest.mark.parametrize("text", TRICKS)
def test_known_tricks_are_shown_as_text(text: str) -> None:
    assert cells(pd.DataFrame({"name": [text]}))[1] == [f"'{text}"]


@pytest.mark.parametrize("text", ["Odesa", "a=b", "3 - 2", "'quoted", "1+1", "№ 5", "…"])
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert cells(pd.DataFrame({"name": [text]}))[1] == [text]


def test_numbers_stay_numbers() -> None:
    assert cells(pd.DataFrame({"n": [-3.5], "m": [-2], "t": [True]}))[1] == ["-3.5", "-2", "true"]


def test_geojson_has_points_for_settlements_only() -> None:
    features = json.loads(exported([pa.RecordBatch.from_pandas(FRAME)], "geojson"))["features"]
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [30.73, 46.48]}
    assert [feature["geometry"] for feature in features[1:]] == [None, None]
    assert features[1]["properties"] == {"place_name": "Odeska", "killed_low": None}


@pytest.mark.parametrize("what", TABLES)
def test_a_table_has_the_columns_of_its_dictionary(release: OpenRelease, what: str) -> None:
    header, *rows = table(release, what)
    assert header == [column.name for column in flat_columns(what)]
    assert all(column.meaning for column in flat_columns(what))
    assert all(len(row) == len(header) for row in rows)


@pytest.mark.parametrize("what", TABLES)
@pytest.mark.parametrize("file_format", FORMATS)
def test_a_view_without_rows_is_still_a_file(
    release: OpenRelease, what: str, file_format: str
) -> None:
    written = exported(batches(release, what, Filters(text="nowhere to be found")), file_format)
    assert len(rows_of(written) if file_format == "csv" else json.loads(written)) in (1, 2)


def test_an_incident_is_one_row_with_its_range_and_its_sources(release: OpenRelease) -> None:
    found = {row["place_name"]: row for row in records(release, "incidents") if row["injured_low"]}
    odesa = found["Odesa"]
    assert (odesa["injured_low"], odesa["injured_high"], odesa["killed_low"]) == ("4", "6", "")
    assert odesa["publishers"] == "Synthetic r1; Synthetic r2"
    assert odesa["kinds"] == "casualty"
    assert "injured child: 3" in odesa["figures"]
    assert len(records(release, "incidents")) == release.counts["incidents"]


def test_a_claim_is_one_row_with_its_report(release: OpenRelease) -> None:
    rows = {row["claim_id"]: row for row in records(release, "claims")}
    assert rows["r1-2"]["part_of"] == "r1-1"
    assert rows["r1-2"]["publisher"] == "Synthetic r1"
    assert (rows["r1-3"]["count_low"], rows["r1-3"]["quantifier"]) == ("", "unquantified")
    assert len(rows) == release.counts["claims"]


def test_a_running_total_is_one_row_for_each_figure(release: OpenRelease) -> None:
    [row] = records(release, "tallies")
    assert (row["detail"], row["low"], row["high"]) == ("power_substation", "10", "10")


def test_geojson_keeps_lists_and_sources_as_they_are(release: OpenRelease) -> None:
    by_level = {one["properties"]["level"]: one for one in features(release, "incidents")}
    odesa = by_level["settlement"]["properties"]
    assert by_level["settlement"]["geometry"]["type"] == "Point"
    assert by_level["oblast"]["geometry"] is None
    assert by_level[None]["geometry"] is None
    assert {"publisher", "url", "published"} <= odesa["sources"][0].keys()
    assert odesa["figures"][0]["claim_ids"]


def test_a_table_of_many_parts_is_written_part_by_part(tmp_path: Path) -> None:
    """As in one piece, in the order of the file, each part before the next is read."""
    write_synthetic_release(tmp_path, 40_000)
    many = OpenRelease(current_release(tmp_path))
    for what in ("incidents", "claims"):
        read: list[int] = []

        def noted(what: str = what, read: list[int] = read) -> Iterator[pa.RecordBatch]:
            for batch in batches(many, what, Filters(sectors=("energy", "housing"))):
                read.append(batch.num_rows)
                yield batch

        pieces = export_pieces(noted(), "csv")
        first = next(pieces)
        assert len(read) == 1
        rows = rows_of((first + b"".join(pieces)).decode())
        assert max(read) <= PART
        assert sum(read) == len(rows) - 1 > 10_000
        file = pq.read_table(current_release(tmp_path) / f"{what}.parquet", columns=[rows[0][0]])
        order = {name: number for number, name in enumerate(file[0].to_pylist())}
        numbers = [order[row[0]] for row in rows[1:]]
        assert numbers == sorted(numbers)
        features = json.loads(exported(noted(), "geojson"))["features"]
        assert [one["properties"][rows[0][0]] for one in features] == [row[0] for row in rows[1:]]
