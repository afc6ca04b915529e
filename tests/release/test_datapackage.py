"""A release says what it holds, and notices when that is no longer true."""

import hashlib
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.errors import ReleaseUnusable
from dashboard.model.tables import TABLES
from dashboard.release import current_release, verify_release
from dashboard.release.geoparquet import write_areas
from tests.release.conftest import AREA, Publish


@pytest.fixture
def folder(publish: Publish, tmp_path: Path) -> Path:
    publish()
    return current_release(tmp_path)


def described(folder: Path) -> dict[str, object]:
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def test_a_fresh_release_is_sound(folder: Path) -> None:
    verify_release(folder)


def test_every_table_is_listed_with_rows_bytes_and_checksum(folder: Path) -> None:
    resources = {one["name"]: one for one in described(folder)["resources"]}
    assert resources.keys() == TABLES.keys()
    for name, one in resources.items():
        content = (folder / one["path"]).read_bytes()
        assert one["bytes"] == len(content)
        assert one["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert one["rows"] == pq.read_metadata(folder / one["path"]).num_rows
        assert [f["name"] for f in one["schema"]["fields"]] == [c.name for c in TABLES[name]]
        assert all(field["description"] for field in one["schema"]["fields"])


def test_the_release_names_itself_and_the_moment_it_was_made(folder: Path) -> None:
    package = described(folder)
    assert package["release_id"] == folder.name
    assert package["created"] == "2026-04-26T10:15:00Z"


@pytest.mark.parametrize("table", TABLES)
def test_one_changed_byte_is_noticed(folder: Path, table: str) -> None:
    path = folder / f"{table}.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(ReleaseUnusable, match=f"{table}.parquet was changed"):
        verify_release(folder)


def test_a_missing_file_is_noticed(folder: Path) -> None:
    (folder / "claims.parquet").unlink()
    with pytest.raises(ReleaseUnusable, match=r"claims\.parquet is missing"):
        verify_release(folder)


@pytest.mark.parametrize("content", ["", "{}", "[]", "null", '{"release_id": 1'])
def test_a_datapackage_that_cannot_be_read_is_a_plain_sentence(folder: Path, content: str) -> None:
    (folder / "datapackage.json").write_text(content)
    with pytest.raises(ReleaseUnusable, match=r"cannot be used.*publish"):
        verify_release(folder)


def test_columns_of_another_version_are_noticed(folder: Path) -> None:
    path = folder / "reports.parquet"
    pq.write_table(pq.read_table(path).drop_columns(["language"]), path)
    package = described(folder)
    for one in package["resources"]:
        if one["name"] == "reports":
            one["hash"] = f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
    (folder / "datapackage.json").write_text(json.dumps(package))
    with pytest.raises(ReleaseUnusable, match="columns of another version"):
        verify_release(folder)


def test_a_release_under_another_name_is_noticed(folder: Path) -> None:
    moved = folder.rename(folder.with_name("20200101T000000Z-00000000"))
    with pytest.raises(ReleaseUnusable, match="calls itself"):
        verify_release(moved)


def test_a_listed_table_that_is_not_there_is_noticed(folder: Path) -> None:
    package = described(folder)
    package["resources"] = package["resources"][1:]
    (folder / "datapackage.json").write_text(json.dumps(package))
    with pytest.raises(ReleaseUnusable, match="lists no table"):
        verify_release(folder)


def test_areas_and_incidents_are_geoparquet_1_1(folder: Path) -> None:
    for table, kind in (("areas", "Polygon"), ("incidents", "Point")):
        metadata = pq.read_schema(folder / f"{table}.parquet").metadata
        geo = json.loads(metadata[b"geo"])
        assert geo["version"] == "1.1.0"
        assert geo["primary_column"] == "geometry"
        assert geo["columns"]["geometry"]["geometry_types"] == [kind]
    areas: pa.Table = pq.read_table(folder / "areas.parquet")
    assert areas["bbox"][0].as_py() == {"xmin": 29, "ymin": 45, "xmax": 31, "ymax": 48}


def test_a_release_without_areas_has_the_same_columns(tmp_path: Path) -> None:
    with_one, without = tmp_path / "one.parquet", tmp_path / "none.parquet"
    assert (write_areas(with_one, [AREA]), write_areas(without, [])) == (1, 0)
    assert pq.read_schema(without).types == pq.read_schema(with_one).types


def test_geopandas_reads_the_points_of_settlements_and_nothing_for_areas(folder: Path) -> None:
    import geopandas

    frame = geopandas.read_parquet(folder / "incidents.parquet")
    points = {row.level: row.geometry for row in frame.itertuples()}
    assert (points["settlement"].x, points["settlement"].y) == (30.73, 46.48)
    assert points["oblast"] is None
    assert frame.crs is not None
    assert frame.crs.to_epsg() in (4326, None)
