"""A release folder → an in-memory DuckDB that can read that folder, and nothing else.

What every view filters and counts by is in memory, as numbers: `incidents`, `tallies`, `outages`
(of one shape), `places`, `areas`. What a page of a few rows needs stays on disk, behind the views
`incident_rows`, `tally_rows`, `outage_rows`, `claim_rows` (found by `number`, the row in the file),
`claims` and `reports` (found by their ids).
"""

from collections.abc import Iterator
from pathlib import Path

import duckdb

from dashboard.model.tables import PLACE_COLUMNS, TABLES
from dashboard.queries.conditions import mask_sql, number_sql

SCHEMA = "release"
COMPRESS = f"CHECKPOINT {SCHEMA}"
MEMORY = "1GB"  # a ceiling; a million incidents take 90 MB
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "threads": 2,
    "memory_limit": MEMORY,
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
}
FILES = {
    "incident_rows": "incidents",
    "tally_rows": "tallies",
    "outage_rows": "outages",
    "claim_rows": "claims",
}
HARM_COLUMNS = tuple(
    f"{harm}_{end}" for harm in ("killed", "injured") for end in ("low", "best", "high", "unstated")
)

# Every place of the release once. A settlement without coordinates cannot be a bubble on the map;
# it counts for its raion, and where we have no area for that, for its oblast.
PLACES = """
CREATE TABLE places AS
SELECT row_number() OVER (ORDER BY name NULLS LAST, pcode) :: INTEGER AS place, *,
  coalesce(level = 'settlement' AND lat IS NOT NULL, false) AS bubble,
  CASE WHEN raion IN (SELECT pcode FROM areas) THEN raion END AS drawn_raion
FROM (
  SELECT pcode, any_value(place_name) AS name, any_value(place_name_uk) AS name_uk,
    any_value(level) AS level, any_value(oblast) AS oblast, any_value(raion) AS raion,
    any_value(hromada) AS hromada, any_value(lat) AS lat, any_value(lon) AS lon
  FROM (FROM incident_rows SELECT {columns} UNION ALL FROM tally_rows SELECT {columns}
    UNION ALL FROM outage_rows SELECT {columns})
  GROUP BY pcode
)
"""
# Who reports a row of a table, and when last.
HEARD = """
(SELECT number, bit_or(kind) AS publishers, max(published) AS reported
 FROM (SELECT number, unnest(report_ids) AS report_id FROM {view})
 JOIN (SELECT report_id, published, (1 << {kind})::USMALLINT AS kind FROM reports)
 USING (report_id) GROUP BY number)
"""
INCIDENTS = """
CREATE TABLE incidents AS
SELECT r.number::INTEGER AS number, place, earliest, latest, {masks},
  {corroboration} AS corroboration, {harms}, publishers, reported,
  len(list_filter(figures, lambda f: f.best IS NOT NULL)) > 0 AS figured, search
FROM incident_rows r JOIN places p ON r.pcode IS NOT DISTINCT FROM p.pcode
LEFT JOIN {heard} h ON h.number = r.number
"""
TALLIES = """
CREATE TABLE tallies AS
SELECT r.number, place, earliest, latest, as_of, {masks}, {corroboration} AS corroboration,
  publishers, search
FROM (
  SELECT *, list_transform(figures, lambda f: f.kind) AS kinds, {subjects} FROM tally_rows
) r JOIN places p ON r.pcode IS NOT DISTINCT FROM p.pcode
LEFT JOIN {heard} h ON h.number = r.number
"""
# Place, period, kind, service, state and cause are the outage's own; harms, sectors, support,
# publishers and words are those of its incident.
OUTAGES = """
CREATE TABLE outages AS
SELECT o.number, p.place, o.began AS earliest, o.as_of AS latest, o.as_of, {kinds} AS kinds,
  coalesce(i.harms, 0) AS harms, coalesce(i.sectors, 0) AS sectors, {services} AS services,
  {state} AS state, {cause} AS cause,
  i.corroboration, coalesce(i.publishers, 0) AS publishers, coalesce(i.search, '') AS search
FROM outage_rows o JOIN places p ON o.pcode IS NOT DISTINCT FROM p.pcode
LEFT JOIN (SELECT number, incident_id FROM incident_rows) r USING (incident_id)
LEFT JOIN incidents i ON i.number = r.number
"""


def connect(folder: Path) -> duckdb.DuckDBPyConnection:
    """The release in `folder`, locked: no other file, no setting, no extension, no network."""
    connection = duckdb.connect(":memory:", config=CONFIG)
    connection.execute("SET GLOBAL parquet_metadata_cache = true")
    connection.execute(f"ATTACH ':memory:' AS {SCHEMA} (COMPRESS)")  # a third of the memory
    connection.execute(f"USE {SCHEMA}")
    for statement in _statements(folder):
        connection.execute(statement)
    connection.execute("SET allowed_directories = [?]", [str(folder)])
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def _statements(folder: Path) -> Iterator[str]:
    for view, table in FILES.items():
        names = [column.name for column in TABLES[table] if column.type != "GEOMETRY"]
        file = parquet(folder, table, "file_row_number = true")
        # A cast of the number in the view would make DuckDB read the whole file for one row.
        yield (
            f"CREATE VIEW {view} AS SELECT {', '.join(names)}, "
            f"file_row_number AS number FROM {file}"
        )
    for table in ("claims", "reports", "changes", "redirects", "corrections"):
        yield f"CREATE VIEW {table} AS FROM {parquet(folder, table)}"
    edges = "bbox.xmin AS west, bbox.ymin AS south, bbox.xmax AS east, bbox.ymax AS north"
    yield (
        f"CREATE TABLE areas AS SELECT * EXCLUDE (geometry, bbox), {edges} "
        f"FROM {parquet(folder, 'areas')}"
    )
    columns = ", ".join(column.name for column in PLACE_COLUMNS)
    yield PLACES.format(columns=columns)
    masks = ", ".join(
        f"{mask_sql(name, name)} AS {name}" for name in ("kinds", "harms", "sectors", "services")
    )
    support = number_sql("corroboration", "corroboration")
    harms = ", ".join(HARM_COLUMNS)
    kind = number_sql("publishers", "coalesce(publisher_type, 'unknown')")
    heard = HEARD.format(view="incident_rows", kind=kind)
    yield INCIDENTS.format(masks=masks, corroboration=support, harms=harms, heard=heard)
    yield COMPRESS  # at once: a million incidents peak at 390 MB instead of 540
    heard = HEARD.format(view="tally_rows", kind=kind)
    yield TALLIES.format(masks=masks, corroboration=support, subjects=_subjects(), heard=heard)
    kinds, services = mask_sql("kinds", "['outage']"), mask_sql("services", "[o.service]")
    yield OUTAGES.format(
        kinds=kinds,
        services=services,
        state=number_sql("states", "o.state"),
        cause=number_sql("causes", "o.cause"),
    )
    yield COMPRESS


def _subjects() -> str:
    """The subjects of a tally's figures, apart by kind."""
    return ", ".join(
        f"list_transform(list_filter(figures, lambda f: f.kind = '{kind}'), lambda f: f.subject) "
        f"AS {name}"
        for kind, name in (("casualty", "harms"), ("damage", "sectors"), ("outage", "services"))
    )


def parquet(folder: Path, table: str, options: str = "") -> str:
    path = str(folder / f"{table}.parquet").replace("'", "''")
    return f"read_parquet('{path}'{options and f', {options}'})"
