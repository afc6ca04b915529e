"""What the visible part of the map shows: shaded areas, named places, and the rest counted."""

from typing import Any

from dashboard.queries.filters import COUNTRY, Filters
from dashboard.queries.release import OpenRelease

RAIONS_FROM_ZOOM = 8  # as in maps/assets/viewport.js
MOST_PLACES = 300
PLACE_KEYS = ("pcode", "name", "lat", "lon", "n")

Box = tuple[float, float, float, float]  # west, south, east, north in degrees

# One pass over the incidents; all that follows counts its few thousand rows. A settlement without
# coordinates cannot be a bubble: it counts for the area that it lies in.
SUMMARY = """
WITH hit AS MATERIALIZED (
  SELECT i.level, i.oblast, i.raion, i.pcode, count(*) AS n
  FROM incidents i WHERE {where} GROUP BY ALL
), known AS (
  SELECT hit.*, p.name, p.lat, p.lon, p.pcode IS NOT NULL AS drawn
  FROM hit LEFT JOIN places p ON p.pcode = hit.pcode AND hit.level = 'settlement'
), inside AS (
  SELECT pcode, name, lat, lon, sum(n) AS n, count(*) OVER () AS found
  FROM known WHERE drawn AND lon BETWEEN ? AND ? AND lat BETWEEN ? AND ?
  GROUP BY pcode, name, lat, lon ORDER BY n DESC, pcode LIMIT {most}
)
SELECT 'level' AS what, level AS pcode, NULL AS name, NULL AS lat, NULL AS lon,
  sum(n)::BIGINT AS n, NULL AS other FROM hit GROUP BY level
UNION ALL SELECT 'area', oblast, NULL, NULL, NULL, sum(n)::BIGINT,
  coalesce(sum(n) FILTER ({only}), 0)::BIGINT FROM known WHERE oblast IS NOT NULL GROUP BY oblast
UNION ALL SELECT 'area', raion, NULL, NULL, NULL, sum(n)::BIGINT,
  coalesce(sum(n) FILTER (NOT drawn), 0)::BIGINT FROM known
  WHERE raion IS NOT NULL AND {raions} GROUP BY raion
UNION ALL SELECT 'place', pcode, name, lat, lon, n::BIGINT, found FROM inside
"""


def summarise(
    release: OpenRelease, filters: Filters, box: Box, zoom: int, selected: str | None = None
) -> dict[str, Any]:
    """Counts of incidents. `only` counts what is known for an area and drawn as no bubble in it."""
    where, values = filters.condition()
    raions = zoom >= RAIONS_FROM_ZOOM
    sql = SUMMARY.format(
        where=where,
        only="level = 'oblast'" if raions else "NOT drawn",
        raions=str(raions).lower(),
        most=MOST_PLACES,
    )
    west, south, east, north = box
    rows = release.rows(sql, [*values, west, east, south, north])
    places = [row for row in rows if row["what"] == "place"]
    levels = {row["pcode"]: row["n"] for row in rows if row["what"] == "level"}
    return {
        "total": sum(levels.values()),
        "unlocated": levels.get(None, 0),
        "countrywide": levels.get("country", 0),
        "areas": [
            {"pcode": row["pcode"], "n": row["n"], "only": row["other"]}
            for row in sorted(rows, key=lambda row: row["pcode"] or "")
            if row["what"] == "area"
        ],
        "places": [{key: row[key] for key in PLACE_KEYS} for row in places],
        "more": places[0]["other"] - len(places) if places else 0,
        "selected": _selected(release, selected),
    }


def _selected(release: OpenRelease, pcode: str | None) -> dict[str, Any] | None:
    """Where the selected place lies, so that a link to a view can frame it."""
    if not pcode or pcode == COUNTRY:
        return None
    found = release.rows(
        "SELECT pcode, place_name AS name, level, lat, lon FROM incidents WHERE pcode = ? LIMIT 1",
        [pcode],
    )
    return found[0] if found else None
