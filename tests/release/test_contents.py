"""What the tables of a release hold, and what of a ledger is nowhere in them."""

import datetime as dt
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from dashboard.model.claim import Quote
from dashboard.model.place import Place
from dashboard.model.tables import TABLES
from dashboard.release import current_release
from tests.factories import (
    DECEMBER,
    casualty,
    chornomorsk,
    damage,
    nowhere,
    oblast,
    odesa,
    outage,
    raion,
    report,
)
from tests.release.conftest import LATER, Publish


def table(releases: Path, name: str) -> list[dict[str, Any]]:
    return pq.read_table(current_release(releases) / f"{name}.parquet").to_pylist()


@pytest.mark.parametrize("name", TABLES)
def test_tables_have_exactly_the_columns_of_the_dictionary(
    publish: Publish, tmp_path: Path, name: str
) -> None:
    publish()
    found = pq.read_schema(current_release(tmp_path) / f"{name}.parquet").names
    assert [column for column in found if column != "bbox"] == [c.name for c in TABLES[name]]


def test_an_incident_has_ranges_terms_and_place(publish: Publish, tmp_path: Path) -> None:
    reports = [report("r1"), report("r2", publisher="Synthetic Post")]
    publish([casualty("r1-1", 4), casualty("r2-1", 6), damage("r1-2", None)], reports)
    [row] = table(tmp_path, "incidents")
    assert (row["injured_low"], row["injured_high"]) == (4, 6)
    assert (row["killed_low"], row["killed_unstated"]) == (None, False)
    assert (row["kinds"], row["harms"], row["sectors"], row["services"]) == (
        ["casualty", "damage"],
        ["injured"],
        ["housing"],
        [],
    )
    assert (row["pcode"], row["oblast"], row["raion"]) == (odesa().pcode, "UA51", "UA5110")
    assert row["report_ids"] == ["r1", "r2"]
    for word in ("odesa", "одеса", "synthetic post", "residential building", "injured"):
        assert word in row["search"]


def test_a_zero_is_zero_and_unknown_is_null(publish: Publish, tmp_path: Path) -> None:
    publish([casualty("r1-1", 0, harm="killed"), casualty("r1-2", None)])
    [row] = table(tmp_path, "incidents")
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == (0, 0, 0)
    assert (row["injured_low"], row["injured_best"], row["injured_high"]) == (None, None, None)
    assert (row["killed_unstated"], row["injured_unstated"]) == (False, True)


def test_an_area_has_no_point_and_lies_in_itself(publish: Publish, tmp_path: Path) -> None:
    publish([damage("r1-1", place=oblast()), damage("r1-2", place=raion(), **LATER)])
    rows = {row["level"]: row for row in table(tmp_path, "incidents")}
    assert {row["lat"] for row in rows.values()} == {None}
    assert rows["oblast"]["oblast"] == "UA51"
    assert rows["raion"]["raion"] == "UA5110"
    assert [row["geometry"] for row in rows.values()] == [None, None]


def test_incidents_stand_by_place_then_by_date(publish: Publish, tmp_path: Path) -> None:
    claims = [
        damage("r1-1", place=nowhere()),
        damage("r1-2", place=chornomorsk(), **LATER),
        damage("r1-3", **LATER),
        damage("r1-4", place=odesa()),
    ]
    publish(claims)
    found = [(row["pcode"], row["earliest"].month, row["earliest"].day) for row in
             table(tmp_path, "incidents")]  # fmt: skip
    odesa_code, other = odesa().pcode, chornomorsk().pcode
    assert found == [(odesa_code, 3, 4), (odesa_code, 3, 20), (other, 3, 20), (None, 3, 4)]


def test_two_districts_are_two_places_in_the_total_and_one_city_in_public(
    publish: Publish, tmp_path: Path
) -> None:
    def district(name: str, pcode: str) -> Place:
        inside = {"oblast": "UA51", "raion": "UA5110", "settlement": odesa().pcode}
        return Place(text=name, name=name, level="district", pcode=pcode, parent="Odesa", **inside)

    claims = [
        casualty("r1-1", 3, place=district("Kyivskyi", "UA51-K")),
        casualty("r1-2", 2, place=district("Prymorskyi", "UA51-P")),
        damage("r1-3"),
    ]
    publish(claims)
    rows = [row for row in table(tmp_path, "incidents") if row["injured_best"] is not None]
    assert sum(row["injured_best"] for row in rows) == 5
    assert {f["place_name"] for row in rows for f in row["figures"]} == {"Odesa"}
    assert {row["level"] for row in table(tmp_path, "claims")} == {"settlement"}


def test_a_running_total_is_a_tally_and_in_no_incident(publish: Publish, tmp_path: Path) -> None:
    publish([casualty("r1-1", 900, scope="period", **DECEMBER), casualty("r1-2", 2)])
    [incident], [tally] = table(tmp_path, "incidents"), table(tmp_path, "tallies")
    assert incident["injured_high"] == 2
    assert [figure["high"] for figure in tally["figures"]] == [900]
    assert tally["as_of"] == dt.date(2026, 3, 5)


def test_an_outage_row_keeps_its_units_and_its_incident(publish: Publish, tmp_path: Path) -> None:
    publish([outage("r1-1", 500), outage("r1-2", 20, unit="settlement"), damage("r1-3")])
    [row] = table(tmp_path, "outages")
    [incident] = table(tmp_path, "incidents")
    assert row["incident_id"] == incident["incident_id"]
    assert row["peak"] in (500, 20)
    assert row["state"] == "out"


def test_military_losses_leave_no_trace(publish: Publish, tmp_path: Path) -> None:
    reports = [report("r1"), report("r2", publisher="Synthetic Barracks")]
    secret = casualty("r2-1", 4711, harm="killed", group="military", said_by="synthetic colonel")
    publish([secret, casualty("r1-1", 3, part_of="r2-1")], reports)
    [incident] = table(tmp_path, "incidents")
    assert incident["killed_best"] is None
    assert incident["harms"] == ["injured"]
    assert [claim["part_of"] for claim in table(tmp_path, "claims")] == [None]
    assert [one["report_id"] for one in table(tmp_path, "reports")] == ["r1"]
    for word in ("4711", "barracks", "colonel", "military"):
        assert word not in everything(tmp_path).lower()


def test_planted_canaries_are_in_no_table(publish: Publish, tmp_path: Path) -> None:
    words = "CANARY-TEXT says that CANARY-PLANT at CANARY-STREET 5 was hit"
    place = odesa().model_copy(
        update={"text": "CANARY-STREET", "name": "CANARY-PLANT", "lat": 46.123456, "lon": 30.65432}
    )
    claims = [
        damage("r1-1", place=place, when_text="CANARY-HOUR", quote=Quote(exact=words, start=0,
               end=len(words)), method="rules/1"),
        casualty("r1-2", place=Place(text="CANARY-VILLAGE", candidates=(place,))),
    ]  # fmt: skip
    private = report(
        "r1",
        title="CANARY-TITLE",
        summary="CANARY-SUMMARY",
        text=words,
        url="https://CANARY-USER:CANARY-PASSWORD@example.org/",
    )
    publish(claims, [private])
    found = everything(tmp_path)
    assert "Odesa" in found
    for canary in ("CANARY", "46.123456", "30.65432"):
        assert canary.lower() not in found.lower()


def everything(releases: Path) -> str:
    """All cells of all tables, and the bytes of all files, as one text."""
    cells = "".join(str(table(releases, name)) for name in TABLES)
    files = "".join(
        path.read_bytes().decode("latin-1") for path in releases.rglob("*") if path.is_file()
    )
    return cells + files
