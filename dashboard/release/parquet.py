"""Rows → Parquet files with exactly the columns of model/tables.py."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.model.tables import FIGURE_TYPE, NUMBERS_TYPE, TABLES
from dashboard.release.geoparquet import point_metadata

Row = dict[str, Any]

# Measured at a million incidents, DuckDB 2.0: one row by its id 12 ms instead of 50 (bloom filter),
# 23 reports by their ids 6 ms instead of 20 (page index, which does not work on dictionaries).
ROWS_PER_GROUP = 16_384
ROWS_PER_PAGE = 1_024
UNIQUE = {"incident_id", "claim_id", "event_id", "report_id", "part_of", "url", "search"}
BLOOM = {"incident_id": {"ndv": ROWS_PER_GROUP, "fpp": 0.01}}

FIGURE = pa.struct(
    [
        *((name, pa.string()) for name in ("kind", "subject", "detail", "unit")),
        *((name, pa.int64()) for name in ("low", "best", "high")),
        ("part", pa.bool_()),
        *((name, pa.string()) for name in ("pcode", "place_name")),
        ("claim_ids", pa.list_(pa.string())),
        ("rule", pa.string()),
        ("extent", pa.string()),
        ("exceeds_total", pa.bool_()),
    ]
)
NUMBERS = pa.struct(
    [
        ("unit", pa.string()),
        *((name, pa.int64()) for name in ("peak", "latest_low", "latest_high", "back")),
    ]
)
ARROW_TYPES = {
    "VARCHAR": pa.string(),
    "VARCHAR[]": pa.list_(pa.string()),
    "BIGINT": pa.int64(),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.date32(),
    "GEOMETRY": pa.binary(),
    f"{FIGURE_TYPE}[]": pa.list_(FIGURE),
    f"{NUMBERS_TYPE}[]": pa.list_(NUMBERS),
}


def schema(table: str) -> pa.Schema:
    """The columns of a table; one with a geometry carries the GeoParquet key."""
    columns = TABLES[table]
    fields = [pa.field(column.name, ARROW_TYPES[column.type]) for column in columns]
    has_geometry = any(column.type == "GEOMETRY" for column in columns)
    return pa.schema(fields, metadata=point_metadata() if has_geometry else None)


def write_table(path: Path, table: str, rows: Iterable[Row]) -> int:
    """Writes rows, already in order, and returns how many; each is read once, in batches."""
    shape = schema(table)
    return write_batches(
        path, shape, (pa.RecordBatch.from_pylist(some, shape) for some in _batched(rows))
    )


def write_batches(path: Path, shape: pa.Schema, batches: Iterable[pa.RecordBatch]) -> int:
    """The same for Arrow batches; a batch of ROWS_PER_GROUP rows becomes one row group."""
    count = 0
    with pq.ParquetWriter(
        path,
        shape,
        compression="zstd",
        write_page_index=True,
        max_rows_per_page=ROWS_PER_PAGE,
        use_dictionary=[leaf for field in shape for leaf in _repetitive(field)],
        bloom_filter_options={name: BLOOM[name] for name in BLOOM if shape.names[0] == name},
        store_schema=False,
    ) as writer:
        for batch in batches:
            writer.write_batch(batch)
            count += batch.num_rows
        writer.add_key_value_metadata(shape.metadata or {})
    return count


def _repetitive(field: pa.Field, path: str = "") -> Iterator[str]:
    """Parquet paths of the columns below a field whose values repeat."""
    path = f"{path}{field.name}"
    if field.name in UNIQUE or field.name.endswith("_ids"):
        return
    if pa.types.is_list(field.type):
        yield from _repetitive(pa.field("element", field.type.value_type), f"{path}.list.")
    elif pa.types.is_struct(field.type):
        for part in field.type:
            yield from _repetitive(part, f"{path}.")
    else:
        yield path


def _batched(rows: Iterable[Row]) -> Iterator[list[Row]]:
    rest = iter(rows)
    while batch := list(islice(rest, ROWS_PER_GROUP)):
        yield batch
