"""What a release says of itself (Data Package 2.0), and whether its files still bear it out."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dashboard.errors import ReleaseUnusable
from dashboard.model.tables import DATAPACKAGE, TABLES

PROFILES = "https://datapackage.org/profiles/2.0"
FIELD_TYPES = {
    "VARCHAR": "string",
    "BIGINT": "integer",
    "DOUBLE": "number",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "GEOMETRY": "any",
}
KEYS = {
    "incidents": "incident_id",
    "claims": "claim_id",
    "tallies": "tally_id",
    "outages": "outage_id",
    "changes": "change_id",
    "redirects": "retired_id",
    "reports": "report_id",
    "corrections": "correction_id",
    "areas": "pcode",
}

Described = dict[str, Any]


def describe_table(folder: Path, table: str, rows: int) -> Described:
    """The resource of one written table: path, size, checksum, columns."""
    path = folder / f"{table}.parquet"
    return {
        "name": table,
        "path": path.name,
        "type": "table",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{sha256_of(path)}",
        "rows": rows,
        "schema": {
            "$schema": f"{PROFILES}/tableschema.json",
            "fields": _fields(table),
            "primaryKey": [KEYS[table]],
        },
    }


def _fields(table: str) -> list[dict[str, str]]:
    return [
        {
            "name": column.name,
            "type": FIELD_TYPES.get(column.type, "array"),
            "description": column.meaning,
        }
        for column in TABLES[table]
    ]


def content_hash(tables: list[Described]) -> str:
    """SHA-256 over the checksums of all tables: the same content has the same hash."""
    lines = sorted(f"{table['path']} {table['hash']}\n" for table in tables)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def write_datapackage(
    folder: Path, release_id: str, created: dt.datetime, tables: list[Described], **more: object
) -> None:
    described = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": "civilian-impact-ukraine",
        "title": "Reported impact on civilians in Ukraine",
        "description": "What public reports say, with their addresses. Reported, not verified.",
        "release_id": release_id,
        "created": created.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "content_sha256": content_hash(tables),
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
        **more,
        "resources": tables,
    }
    text = json.dumps(described, ensure_ascii=False, indent=1)
    (folder / DATAPACKAGE).write_text(text, encoding="utf-8")


def read_datapackage(folder: Path) -> Described:
    """The datapackage.json of a release folder. ReleaseUnusable if it cannot be read."""
    try:
        described = json.loads((folder / DATAPACKAGE).read_text(encoding="utf-8"))
        _ = described["release_id"], described["content_sha256"], described["resources"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _damaged(folder, f"its {DATAPACKAGE} cannot be read") from error
    return dict(described)


def verify_release(folder: Path) -> None:
    """Raises ReleaseUnusable unless every table is there, unchanged, with its rows and columns."""
    fault = next(_faults(folder, read_datapackage(folder)), None)
    if fault:
        raise _damaged(folder, fault)


def _faults(folder: Path, described: Described) -> Iterator[str]:
    if described["release_id"] != folder.name:
        yield f"it calls itself {described['release_id']}"
    tables = {table["name"]: table for table in described["resources"]}
    for missing in TABLES.keys() - tables.keys():
        yield f"it lists no table {missing}"
    for name in TABLES:
        yield from _table_faults(folder / f"{name}.parquet", name, tables[name])
    if content_hash(described["resources"]) != described["content_sha256"]:
        yield "the checksum over its tables does not fit"


def _table_faults(path: Path, table: str, described: Described) -> Iterator[str]:
    if not path.is_file():
        yield f"{path.name} is missing"
        return
    if f"sha256:{sha256_of(path)}" != described["hash"]:
        yield f"{path.name} was changed after it was published"
        return
    import pyarrow.parquet as pq

    found = pq.ParquetFile(path)
    if found.metadata.num_rows != described["rows"]:
        yield f"{path.name} has {found.metadata.num_rows} rows instead of {described['rows']}"
    columns = [column.name for column in TABLES[table]]
    listed = [field["name"] for field in described["schema"]["fields"]]
    present = [name for name in found.schema_arrow.names if name != "bbox"]
    if not columns == listed == present:
        yield f"{path.name} has the columns of another version"


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _damaged(folder: Path, why: str) -> ReleaseUnusable:
    return ReleaseUnusable(
        f"The release {folder.name} cannot be used: {why}. Run `python -m dashboard publish`."
    )
