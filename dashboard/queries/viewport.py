"""What the visible part of the map shows: shaded areas, named places, and the rest counted."""

from typing import Any

from dashboard.queries.conditions import condition
from dashboard.queries.filters import Filters
from dashboard.queries.places import known_place
from dashboard.queries.release import OpenRelease, Row

RAIONS_FROM_ZOOM = 8  # as in maps/assets/viewport.js
MOST_PLACES = 300
PLACE_KEYS = ("pcode", "name", "name_uk", "lat", "lon", "n")

Box = tuple[float, float, float, float]  # west, south, east, north in degrees

# One pass over the incidents; what follows counts its few thousand places. `home` is the area that
# an incident shades if it is no bubble: the finest that is drawn at this zoom.
SUMMARY = """
WITH hit AS (
  SELECT place, count(*) AS n FROM incidents WHERE {where} GROUP BY place
), known AS MATERIALIZED (
  SELECT p.*, hit.n, CASE WHEN NOT p.bubble THEN {home} END AS home
  FROM hit JOIN places p USING (place)
), inside AS MATERIALIZED (
  SELECT pcode, name, name_uk, lat, lon, n FROM known
  WHERE bubble AND lon BETWEEN ? AND ? AND lat BETWEEN ? AND ?
), bubbles AS MATERIALIZED (
  SELECT * FROM inside ORDER BY n DESC, pcode LIMIT {most}
), raions AS (
  SELECT pcode FROM areas WHERE {raions} AND level = 'raion'
    AND west <= ? AND east >= ? AND south <= ? AND north >= ?
)
SELECT 'total' AS what, NULL AS pcode, NULL AS name, NULL AS name_uk, NULL AS lat, NULL AS lon,
  coalesce(sum(n), 0)::BIGINT AS n,
  coalesce(sum(n) FILTER (pcode IS NULL), 0)::BIGINT AS other FROM known
UNION ALL SELECT 'country', NULL, NULL, NULL, NULL, NULL, coalesce(sum(n), 0)::BIGINT, 0 FROM known
  WHERE pcode IS NOT NULL AND home IS NULL AND NOT bubble
UNION ALL SELECT 'area', oblast, NULL, NULL, NULL, NULL, sum(n)::BIGINT,
  coalesce(sum(n) FILTER (home = oblast), 0)::BIGINT
  FROM known WHERE oblast IS NOT NULL GROUP BY oblast
UNION ALL SELECT 'area', drawn_raion, NULL, NULL, NULL, NULL, sum(n)::BIGINT,
  coalesce(sum(n) FILTER (home = drawn_raion), 0)::BIGINT
  FROM known WHERE drawn_raion IN (FROM raions) GROUP BY drawn_raion
UNION ALL SELECT 'more', NULL, NULL, NULL, NULL, NULL, count(*) - (SELECT count(*) FROM bubbles),
  coalesce(sum(n) - (SELECT sum(n) FROM bubbles), 0)::BIGINT FROM inside
UNION ALL SELECT 'place', pcode, name, name_uk, lat, lon, n, 0 FROM bubbles
"""


def summarise(
    release: OpenRelease, filters: Filters, box: Box, zoom: int, selected: str | None = None
) -> dict[str, Any]:
    """Counts of incidents: each is a bubble, in one area's `only`, countrywide or unlocated.

    `areas`: oblasts, and from RAIONS_FROM_ZOOM the raions in view; `n` counts all in the area,
    `only` those that are shown by its shade. `places`: the named settlements in view with most
    incidents; `more` and `more_incidents` count those that are in view and not drawn.
    """
    where, values = condition(filters)
    raions = zoom >= RAIONS_FROM_ZOOM
    sql = SUMMARY.format(
        where=where,
        home="coalesce(p.drawn_raion, p.oblast)" if raions else "p.oblast",
        raions=str(raions).lower(),
        most=MOST_PLACES,
    )
    west, south, east, north = box
    edges = [west, east, south, north, east, west, north, south]
    rows = release.rows(sql, [*values, *edges])
    [total], [country], [more] = (_of(rows, what) for what in ("total", "country", "more"))
    return {
        "total": total["n"],
        "unlocated": total["other"],
        "countrywide": country["n"],
        "areas": [_area(row) for row in sorted(_of(rows, "area"), key=lambda row: row["pcode"])],
        "places": [{key: row[key] for key in PLACE_KEYS} for row in _of(rows, "place")],
        "more": more["n"],
        "more_incidents": more["other"],
        "selected": known_place(release, selected),
    }


def _of(rows: list[Row], what: str) -> list[Row]:
    return [row for row in rows if row["what"] == what]


def _area(row: Row) -> dict[str, Any]:
    return {"pcode": row["pcode"], "n": row["n"], "only": row["other"]}
