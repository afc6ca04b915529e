"""Whole tables of a view as DataFrames with their sources, for exports."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from dashboard.errors import UnknownId
from dashboard.queries.conditions import Condition, condition
from dashboard.queries.filters import Filters
from dashboard.queries.release import OpenRelease

if TYPE_CHECKING:
    import pandas as pd

# `sources` is a list of (publisher, url, published), latest first. Rows keep the order of the file.
SOURCED = """
WITH chosen AS (SELECT {columns} FROM {view} WHERE number IN (
  SELECT number FROM {table} WHERE {where})
), named AS (
  {named}
), sources AS (
  SELECT number, list({{'publisher': publisher, 'url': url, 'published': published}}
    ORDER BY published DESC, report_id) AS sources
  FROM named JOIN reports USING (report_id) GROUP BY number
)
SELECT * EXCLUDE (number) FROM chosen LEFT JOIN sources USING (number) ORDER BY number
"""
BY_REPORT = "SELECT number, unnest(report_ids) AS report_id FROM chosen"
BY_CLAIM = """SELECT DISTINCT number, report_id
  FROM (SELECT number, unnest(claim_ids) AS claim_id FROM chosen) JOIN claims USING (claim_id)"""
CLAIMS = """
SELECT c.*, r.publisher, r.url, r.published
FROM claims c JOIN reports r USING (report_id)
WHERE event_id IN (
  SELECT incident_id FROM incident_rows WHERE number IN (SELECT number FROM incidents WHERE {where})
  UNION ALL
  SELECT tally_id FROM tally_rows WHERE number IN (SELECT number FROM tallies WHERE {where}))
ORDER BY event_id, claim_id
"""


def frame(
    release: OpenRelease, what: str, filters: Filters, place: str | None = None
) -> "pd.DataFrame":
    """incidents, claims, tallies or outages of a view; UnknownId for another table.

    Columns are those of the table in model/tables.py without `search` and `geometry`, and
    `sources`; claims have publisher, url and published of their one report instead.
    """
    if what not in QUERIES:
        raise UnknownId(f"There is no table {what!r}: give one of {', '.join(QUERIES)}.")
    where, values = condition(filters, place, what)
    sql, values = QUERIES[what](where, values)
    return release.frame(sql, values)


def _sourced(table: str, view: str, named: str, where: str, values: list[object]) -> Condition:
    # outage_rows has no search column to leave out
    columns = "*" if table == "outages" else "* EXCLUDE (search)"
    return SOURCED.format(table=table, view=view, where=where, named=named, columns=columns), values


def _claims(where: str, values: list[object]) -> Condition:
    return CLAIMS.format(where=where), [*values, *values]


QUERIES: dict[str, Callable[[str, list[object]], Condition]] = {
    "incidents": partial(_sourced, "incidents", "incident_rows", BY_REPORT),
    "claims": _claims,
    "tallies": partial(_sourced, "tallies", "tally_rows", BY_REPORT),
    "outages": partial(_sourced, "outages", "outage_rows", BY_CLAIM),
}
