"""Whole tables of a view with their sources, for exports: a part at a time, in bounded memory."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from dashboard.errors import UnknownId
from dashboard.queries.conditions import condition
from dashboard.queries.filters import Filters
from dashboard.queries.release import OpenRelease

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

PART = 16_384  # rows of a file: one row group of release/parquet.py
NO_ROW = -1

# Both are answered once, into tables of the question's own connection.
CHOSEN = "CREATE TEMP TABLE chosen AS SELECT number FROM {table} WHERE {where}"
CHOSEN_CLAIMS = """
CREATE TEMP TABLE chosen AS
SELECT number FROM claim_rows WHERE event_id IN (
  SELECT incident_id FROM incident_rows WHERE number IN (SELECT number FROM incidents WHERE {where})
  UNION ALL
  SELECT tally_id FROM tally_rows WHERE number IN (SELECT number FROM tallies WHERE {where}))
"""
PARTS = "SELECT DISTINCT number // ? FROM temp.chosen ORDER BY ALL"

# `sources` is a list of (publisher, url, published), latest first. Rows keep the order of the file.
SOURCED = """
WITH part AS (
  SELECT {columns} FROM {view} WHERE number BETWEEN $first AND $last AND number IN (
    SELECT number FROM temp.chosen WHERE number BETWEEN $first AND $last)
), named AS (
  {named}
), sources AS (
  SELECT number, list({{'publisher': publisher, 'url': url, 'published': published}}
    ORDER BY published DESC, report_id) AS sources
  FROM named JOIN reports USING (report_id) GROUP BY number
)
SELECT * EXCLUDE (number) FROM part LEFT JOIN sources USING (number) ORDER BY number
"""
BY_REPORT = "SELECT number, unnest(report_ids) AS report_id FROM part"
BY_CLAIM = """SELECT DISTINCT number, report_id
  FROM (SELECT number, unnest(claim_ids) AS claim_id FROM part) JOIN claims USING (claim_id)"""
CLAIMS = """
SELECT c.* EXCLUDE (number), r.publisher, r.url, r.published
FROM claim_rows c JOIN reports r USING (report_id)
WHERE number BETWEEN $first AND $last AND number IN (
  SELECT number FROM temp.chosen WHERE number BETWEEN $first AND $last)
ORDER BY number
"""


def batches(
    release: OpenRelease, what: str, filters: Filters, place: str | None = None
) -> "Iterator[pa.RecordBatch]":
    """incidents, claims, tallies or outages of a view; UnknownId, at once, for another table.

    Columns are those of the table in model/tables.py without `search` and `geometry`, and
    `sources`; claims have publisher, url and published of their one report instead. Whole numbers
    stay whole, unknown is null. At least one batch, with no row if there is none.
    """
    if what not in QUERIES:
        raise UnknownId(f"There is no table {what!r}: give one of {', '.join(QUERIES)}.")
    cursor = release.cursor()
    where, values = condition(filters, place, what)
    if what == "claims":
        cursor.execute(CHOSEN_CLAIMS.format(where=where), [*values, *values])
    else:
        cursor.execute(CHOSEN.format(table=what, where=where), values)
    parts = [number * PART for (number,) in cursor.execute(PARTS, [PART]).fetchall()]
    return _read(cursor, QUERIES[what](), parts or [NO_ROW])


def _read(
    cursor: "duckdb.DuckDBPyConnection", sql: str, firsts: Sequence[int]
) -> "Iterator[pa.RecordBatch]":
    for first in firsts:
        last = first if first == NO_ROW else first + PART - 1
        table: Any = cursor.sql(sql, params={"first": first, "last": last}).to_arrow_table()
        yield from table.combine_chunks().to_batches() or [_nothing(table.schema)]


def _nothing(schema: "pa.Schema") -> "pa.RecordBatch":
    import pyarrow as pa

    return pa.RecordBatch.from_pylist([], schema)


def _sourced(view: str, named: str) -> str:
    # outage_rows has no search column to leave out
    columns = "*" if view == "outage_rows" else "* EXCLUDE (search)"
    return SOURCED.format(view=view, named=named, columns=columns)


QUERIES: dict[str, Callable[[], str]] = {
    "incidents": partial(_sourced, "incident_rows", BY_REPORT),
    "claims": lambda: CLAIMS,
    "tallies": partial(_sourced, "tally_rows", BY_REPORT),
    "outages": partial(_sourced, "outage_rows", BY_CLAIM),
}
