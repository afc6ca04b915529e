"""Hostile strings in every text field of a report and its claims: inert data in every export."""

import csv
import io
import json
from pathlib import Path

import pytest

from dashboard.exports import export_pieces
from dashboard.model.place import Place
from dashboard.queries import Filters, OpenRelease, batches, incidents, summarise
from dashboard.release import current_release, load_policy, publish_release
from tests.factories import accepted_claims, casualty, damage, report, unit

HOSTILE = (
    "<script>window.harmed = 1</script>",
    "<img src=x onerror=alert(1)>",
    "${alert(1)}",
    "`;alert(1)//",
    "{{7*7}}",
    '=HYPERLINK("http://example.org";"x")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "＝1+1",
    "\t=1+1",
    " \u200b=1+1",
    "\u202e\u2066txt.exe",
    "a\0b",
    "'; DROP TABLE incidents; --",
    'a,b;"c"\r\n=1+1',
    "😀" * 50,
)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> OpenRelease:
    """One report for each hostile string, which stands in all of its text fields."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    claims, reports = [], {}
    for number, text in enumerate(HOSTILE):
        name = f"r{number}"
        reports[name] = report(
            name, publisher=text, title=text, summary=text, url=f"https://example.org/?{text}"
        )
        claims.append(casualty(f"{name}-1", said_by=text, when_text=text))
        claims.append(
            damage(f"{name}-2", operator=text, said_by=text, place=Place(text=text), when_text=text)
        )
    given = accepted_claims(claims, reports, unit)
    publish_release(folder, given, load_policy("desk"), [])
    return OpenRelease(current_release(folder))


@pytest.mark.parametrize("what", ["incidents", "claims"])
def test_no_cell_of_a_csv_is_a_formula(release: OpenRelease, what: str) -> None:
    written = frame_bytes(release, what, "csv").decode("utf-8")
    for row in csv.reader(io.StringIO(written, newline="")):
        for cell in row:
            assert not cell.lstrip(" \u200b\u202e\u2066").startswith(tuple("=+-@＝＋－＠\t\r\n\0"))


def test_every_string_arrives_as_it_was_apart_from_the_guard(release: OpenRelease) -> None:
    written = frame_bytes(release, "claims", "csv").decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(written, newline="")))
    speakers = {row["said_by"].removeprefix("'") for row in rows}
    assert {text.removeprefix("'") for text in HOSTILE} == speakers


def test_geojson_is_valid_and_holds_them_as_strings(release: OpenRelease) -> None:
    found = json.loads(frame_bytes(release, "claims", "geojson"))
    assert {one["properties"]["said_by"] for one in found["features"]} == set(HOSTILE)


def test_no_text_of_a_place_goes_out(release: OpenRelease) -> None:
    rows, number = incidents(release, Filters(), "unlocated", 100)
    assert number == len(HOSTILE)
    assert {row["place_name"] for row in rows} == {None}


@pytest.mark.parametrize("text", HOSTILE)
def test_each_can_be_searched_for(release: OpenRelease, text: str) -> None:
    filters = Filters.from_query(Filters(text=text).to_query())
    assert incidents(release, filters, None, 0)[1] >= 1
    json.dumps(summarise(release, filters, (22, 44, 41, 53), 6, text))


def frame_bytes(release: OpenRelease, what: str, file_format: str) -> bytes:
    return b"".join(export_pieces(batches(release, what, Filters()), file_format))
