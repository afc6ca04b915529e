"""Files that people take along: no formula, unknown stays empty, areas have no point."""

import csv
import io
import json

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports import export_bytes

FRAME = pd.DataFrame(
    {
        "place_name": ["Odesa", "Odeska", "=1+1"],
        "killed_low": pd.array([1, None, 0], dtype="Int64"),
        "lat": [46.48, None, None],
        "lon": [30.73, None, None],
    }
)


def cells(frame: pd.DataFrame) -> list[list[str]]:
    return list(csv.reader(io.StringIO(export_bytes(frame, "csv").decode("utf-8"))))


def test_unknown_is_an_empty_cell_and_zero_is_zero() -> None:
    assert [row[1] for row in cells(FRAME)[1:]] == ["1", "", "0"]


@given(st.text(alphabet=st.sampled_from("=+-@\t\r＝＋－＠ a1,\"'"), min_size=1, max_size=12))
def test_no_text_begins_like_a_formula(text: str) -> None:
    [[_], [cell]] = cells(pd.DataFrame({"name": ["x" if not text.strip() else text]}))
    assert not cell.lstrip(" \u00a0").startswith(tuple("=+-@\t\r\n＝＋－＠"))


def test_numbers_stay_numbers() -> None:
    assert cells(pd.DataFrame({"n": [-3.5]}))[1] == ["-3.5"]


def test_geojson_has_points_for_settlements_only() -> None:
    features = json.loads(export_bytes(FRAME, "geojson"))["features"]
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [30.73, 46.48]}
    assert [feature["geometry"] for feature in features[1:]] == [None, None]
    assert features[1]["properties"] == {"place_name": "Odeska", "killed_low": None}
