"""A release of n synthetic incidents: real oblast codes, invented places, reports and figures.

`python -m tests.bench.synthetic FOLDER N` writes one; its datapackage.json says "synthetic": true.
Made in DuckDB column by column, so that a million incidents take seconds.
"""

import datetime as dt
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa

from dashboard.model.tables import TABLES
from dashboard.release.datapackage import describe_table
from dashboard.release.geoparquet import Feature, write_areas
from dashboard.release.parquet import ROWS_PER_GROUP, schema, write_batches
from dashboard.release.pointer import sole_publisher
from dashboard.release.snapshot import WORKSHOP, clear_leftovers, install

AT = dt.datetime(2026, 2, 26, 12, tzinfo=dt.UTC)
FIRST_DAY, DAYS = dt.date(2022, 2, 24), 1463
RAIONS, TOWNS = 5, 150  # of each oblast; of each raion

# p-code, latitude and longitude of a point somewhere in the oblast
OBLASTS = (
    ("UA01", 45.3, 34.4), ("UA05", 48.9, 28.7), ("UA07", 51.1, 24.9), ("UA12", 48.4, 35.0),
    ("UA14", 48.1, 37.7), ("UA18", 50.5, 28.5), ("UA21", 48.4, 23.2), ("UA23", 47.3, 35.7),
    ("UA26", 48.6, 24.5), ("UA32", 50.2, 30.3), ("UA35", 48.5, 32.0), ("UA44", 48.9, 38.9),
    ("UA46", 49.7, 23.9), ("UA48", 47.4, 31.9), ("UA51", 46.8, 30.2), ("UA53", 49.7, 33.8),
    ("UA56", 51.0, 26.4), ("UA59", 51.0, 34.0), ("UA61", 49.4, 25.5), ("UA63", 49.6, 36.4),
    ("UA65", 46.7, 33.3), ("UA68", 49.5, 26.9), ("UA71", 49.2, 31.3), ("UA73", 48.3, 25.9),
    ("UA74", 51.4, 32.0), ("UA80", 50.45, 30.5), ("UA85", 44.6, 33.5),
)  # fmt: skip

PREPARE = f"""
CREATE MACRO chance(i, what) AS  -- hash(i, what) mixes too little: two dice would agree
  hash(i::BIGINT + (hash(what) >> 8)::BIGINT)::DOUBLE / 18446744073709551616.0;
CREATE MACRO pick(i, what, choices) AS choices[1 + floor(chance(i, what) * len(choices))::BIGINT];

CREATE TABLE places AS
SELECT row_number() OVER (ORDER BY code, r, t) - 1 AS place_no, code AS oblast,
  code || lpad((2 * r)::VARCHAR, 2, '0') AS raion,
  code || lpad((2 * r)::VARCHAR, 2, '0') || lpad((1 + t // 10)::VARCHAR, 3, '0') AS hromada,
  code || lpad((2 * r)::VARCHAR, 2, '0') || lpad((1 + t // 10)::VARCHAR, 3, '0')
    || '0100' || lpad(t::VARCHAR, 6, '0') AS pcode,
  'Testove ' || code[3:] || '-' || r || '-' || t AS name,
  'Тестове ' || code[3:] || '-' || r || '-' || t AS name_uk,
  round(lat + 1.5 * (chance(t, code || r || 'lat') - 0.5), 4) AS lat,
  round(lon + 2.0 * (chance(t, code || r || 'lon') - 0.5), 4) AS lon
FROM oblasts, range(1, {RAIONS + 1}) AS raions(r), range({TOWNS}) AS towns(t);

CREATE TABLE base AS
WITH thrown AS (
  SELECT i, chance(i, 'level') AS level_dice,
    floor((SELECT count(*) FROM places) * pow(chance(i, 'place'), 2))::BIGINT * 7919
      % (SELECT count(*) FROM places) AS place_no,
    DATE '{FIRST_DAY}' + floor({DAYS} * sqrt(chance(i, 'day')))::INTEGER AS earliest
  FROM range(?::BIGINT) AS numbers(i)
), levelled AS (
  SELECT *, CASE WHEN level_dice < .90 THEN 'settlement' WHEN level_dice < .94 THEN 'raion'
    WHEN level_dice < .98 THEN 'oblast' WHEN level_dice < .985 THEN 'country' END AS level
  FROM thrown
)
SELECT i, level, earliest, earliest + (chance(i, 'night') < .6)::INTEGER AS latest,
  CASE level WHEN 'settlement' THEN name WHEN 'country' THEN 'Ukraine'
    WHEN 'raion' THEN 'Test raion ' || raion[3:]
    WHEN 'oblast' THEN 'Test oblast ' || oblast[3:] END AS place_name,
  CASE level WHEN 'settlement' THEN name_uk END AS place_name_uk,
  CASE level WHEN 'settlement' THEN pcode WHEN 'raion' THEN raion WHEN 'oblast' THEN oblast
    WHEN 'country' THEN 'UA' END AS pcode,
  CASE WHEN level IN ('settlement', 'raion', 'oblast') THEN oblast END AS oblast,
  CASE WHEN level IN ('settlement', 'raion') THEN raion END AS raion,
  CASE WHEN level = 'settlement' THEN hromada END AS hromada,
  CASE WHEN level = 'settlement' THEN lat END AS lat,
  CASE WHEN level = 'settlement' THEN lon END AS lon,
  'i-' || md5(i::VARCHAR)[:10] AS incident_id,
  pick(i, 'support', ['single_source', 'multi_source', 'official_or_operator', 'contested'])
    AS corroboration
FROM levelled JOIN places USING (place_no)
ORDER BY oblast NULLS LAST, raion NULLS LAST, hromada NULLS LAST, pcode NULLS LAST, earliest, i;

CREATE TABLE claims AS
WITH stated AS (
  SELECT base.*, n, 'r' || CASE WHEN n % 2 = 1 THEN i // 3 ELSE
      floor(chance(i, 'second') * (1 + (SELECT max(i) FROM base) // 3))::BIGINT END AS report_id,
    CASE n WHEN 1 THEN 'casualty' WHEN 2 THEN 'damage' WHEN 3 THEN 'casualty' ELSE 'outage' END
      AS kind,
    CASE n WHEN 1 THEN 'injured' WHEN 3 THEN 'killed'
      WHEN 4 THEN pick(i, 'service', ['electricity', 'heating', 'water'])
      ELSE pick(i, 'sector', ['energy', 'housing', 'housing', 'housing', 'health', 'education',
        'transport', 'commerce', 'water']) END AS subject,
    CASE WHEN chance(i, 'known' || n) < .8
      THEN floor(1 + 20 * pow(chance(i, 'low' || n), 3))::BIGINT
        * CASE n WHEN 4 THEN 1000 ELSE 1 END END AS count_low,
    chance(i, 'open' || n) < .2 AS open
  FROM base, range(1, 5) AS numbers(n)
  WHERE chance(i, 'has' || n) < CASE n WHEN 1 THEN .8 WHEN 2 THEN .7 WHEN 3 THEN .3 ELSE .1 END
    OR (n = 2 AND chance(i, 'has1') >= .8)
)
SELECT 's' || i || '-' || n AS claim_id, incident_id AS event_id, *,
  CASE kind WHEN 'casualty' THEN 'civilian' WHEN 'outage' THEN 'out' ELSE
    CASE subject WHEN 'energy' THEN 'power_substation' WHEN 'housing' THEN 'house'
      WHEN 'health' THEN 'hospital' WHEN 'education' THEN 'school' WHEN 'transport' THEN 'port'
      WHEN 'commerce' THEN 'shop' ELSE 'water_facility' END END AS detail,
  CASE kind WHEN 'damage' THEN 'damaged' END AS extent,
  CASE WHEN subject = 'energy' THEN 'Synthetic Grid' END AS operator,
  CASE kind WHEN 'outage' THEN 'attack' END AS cause,
  CASE WHEN NOT open THEN count_low + (count_low > 3)::BIGINT END AS count_high,
  CASE WHEN count_low IS NULL THEN 'unquantified' WHEN open THEN 'at_least' ELSE 'exact' END
    AS quantifier,
  CASE kind WHEN 'casualty' THEN 'person' WHEN 'outage' THEN 'customer' ELSE 'facility' END
    AS unit,
  'incident' AS scope,
  'synthetic office ' || floor(40 * chance(i, 'speaker' || n))::BIGINT AS said_by,
  'asserted' AS standing, NULL AS part_of, 'hand' AS method
FROM stated;

CREATE TABLE gathered AS
SELECT i, array_agg(claim_id ORDER BY n) AS claim_ids,
  list_sort(array_agg(DISTINCT report_id)) AS report_ids,
  list_sort(array_agg(DISTINCT kind)) AS kinds,
  coalesce(list_sort(array_agg(DISTINCT subject) FILTER (kind = 'casualty')), []) AS harms,
  coalesce(list_sort(array_agg(DISTINCT subject) FILTER (kind = 'damage')), []) AS sectors,
  coalesce(list_sort(array_agg(DISTINCT subject) FILTER (kind = 'outage')), []) AS services,
  any_value(count_low) FILTER (n = 3) AS killed_low, any_value(count_high) FILTER (n = 3)
    AS killed_high, coalesce(bool_or(n = 3 AND count_low IS NULL), false) AS killed_unstated,
  any_value(count_low) FILTER (n = 1) AS injured_low, any_value(count_high) FILTER (n = 1)
    AS injured_high, coalesce(bool_or(n = 1 AND count_low IS NULL), false) AS injured_unstated,
  array_agg({{'kind': kind, 'subject': subject, 'detail': detail, 'unit': unit, 'low': count_low,
    'best': count_low, 'high': count_high, 'part': false, 'pcode': pcode,
    'place_name': place_name, 'claim_ids': [claim_id],
    'rule': CASE WHEN count_low IS NULL THEN 'not_stated' ELSE 'only_figure' END,
    'extent': NULL::VARCHAR, 'exceeds_total': false}} ORDER BY n)
    AS figures,
  lower(concat_ws(' ', any_value(place_name), any_value(place_name_uk), string_agg(said_by, ' '),
    string_agg(subject || ' ' || replace(detail, '_', ' '), ' '),
    'synthetic daily ' || any_value(i) % 71)) AS search
FROM claims GROUP BY i;
"""

ROWS = {
    "incidents": "SELECT *, killed_low AS killed_best, injured_low AS injured_best, "
    "'rules' AS linked_by, NULL::BLOB AS geometry FROM base JOIN gathered USING (i) "
    "ORDER BY oblast NULLS LAST, raion NULLS LAST, hromada NULLS LAST, pcode NULLS LAST, "
    "earliest, i",
    "claims": "SELECT * FROM claims ORDER BY event_id, claim_id",
    "tallies": "SELECT *, 't' || incident_id[2:] AS tally_id, latest AS as_of, "
    "'unknown' AS map_incidents, 'rules' AS linked_by FROM base JOIN gathered USING (i) "
    "WHERE false",
    "outages": "SELECT *, 'o' || event_id[2:] AS outage_id, event_id AS incident_id, "
    "subject AS service, earliest AS began, detail AS state, latest AS as_of, "
    "count_low AS latest_low, count_high AS latest_high, count_low AS peak, "
    "latest + 3 AS stale_on, NULL::DATE AS partly_restored_on, NULL::DATE AS restored_on, "
    "[{'unit': unit, 'peak': count_low, 'latest_low': count_low, 'latest_high': count_high, "
    "'back': NULL::BIGINT}] AS numbers, NULL::DATE AS expected_until, [claim_id] AS claim_ids "
    "FROM claims WHERE kind = 'outage' ORDER BY oblast, raion, hromada, pcode, outage_id",
    "changes": "SELECT claim_id AS change_id, event_id AS incident_id, latest AS day, *, "
    "false AS part, count_low AS before, count_low AS after, [claim_id] AS claim_ids, "
    "[report_id] AS report_ids FROM claims WHERE false",
    "redirects": "SELECT incident_id AS retired_id, incident_id AS event_id FROM base WHERE false",
    "reports": "SELECT report_id, 'https://synthetic.example/' || report_id AS url, "
    "'Synthetic Daily ' || hash(report_id) % 71 AS publisher, "
    "'news_media' AS publisher_type, 'en' AS language, max(latest) AS published "
    "FROM claims GROUP BY report_id ORDER BY report_id",
    "corrections": "SELECT 'c-1' AS correction_id, 1 AS number, '' AS at, '' AS \"table\", "
    "'' AS event_id, '' AS change, [''] AS fields, '' AS why WHERE false",
}


def write_synthetic_release(releases: Path, incidents: int) -> str:
    """Makes it the current release of the folder `releases`; returns its id."""
    with sole_publisher(releases):
        clear_leftovers(releases)
        folder = releases / WORKSHOP / "tables"
        folder.mkdir(parents=True)
        counts = {"areas": write_areas(folder / "areas.parquet", list(_areas()))}
        spill = {"temp_directory": str(releases / WORKSHOP / "spill"), "memory_limit": "3GB"}
        with duckdb.connect(config=spill) as made:
            made.execute("CREATE TABLE oblasts (code VARCHAR, lat DOUBLE, lon DOUBLE)")
            made.executemany("INSERT INTO oblasts VALUES (?, ?, ?)", OBLASTS)
            for statement in PREPARE.strip().removesuffix(";").split(";\n"):
                made.execute(statement, [incidents] if "?::BIGINT" in statement else [])
            counts |= {table: _write(made, folder, table) for table in ROWS}
        tables = [describe_table(folder, table, counts[table]) for table in TABLES]
        shutil.rmtree(releases / WORKSHOP / "spill", ignore_errors=True)
        return install(releases, tables, AT, synthetic=True)


def _write(made: duckdb.DuckDBPyConnection, folder: Path, table: str) -> int:
    shape = schema(table)
    names = ", ".join(f'"{column.name}"' for column in TABLES[table])
    reader = made.sql(f"SELECT {names} FROM ({ROWS[table]})").to_arrow_reader(ROWS_PER_GROUP)

    def batches() -> Iterator[pa.RecordBatch]:
        for batch in reader:
            columns = zip(batch.columns, shape.types, strict=True)
            yield pa.RecordBatch.from_arrays([c.cast(kind) for c, kind in columns], schema=shape)

    return write_batches(folder / f"{table}.parquet", shape, batches())


def _areas() -> Iterator[Feature]:
    """A square for each oblast, and strips of it for its raions."""
    for code, lat, lon in OBLASTS:
        yield _square(code, "oblast", code, lat, lon, 0.5)
        for number in range(1, RAIONS + 1):
            raion = f"{code}{2 * number:02d}"
            yield _square(raion, "raion", code, lat, lon + 0.2 * (number - 3), 0.1)


def _square(pcode: str, level: str, oblast: str, lat: float, lon: float, half: float) -> Feature:
    corners = ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))
    ring = [[lon + half * x, lat + half * y] for x, y in corners]
    properties = {
        "pcode": pcode,
        "level": level,
        "name": f"Test {level} {pcode[2:]}",
        "name_uk": None,
        "oblast": oblast,
        "label_lat": lat,
        "label_lon": lon,
        "approximate": True,
    }
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


if __name__ == "__main__":
    print(write_synthetic_release(Path(sys.argv[1]), int(sys.argv[2])))
