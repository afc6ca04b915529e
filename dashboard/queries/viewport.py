"""What the visible part of the map shows: shaded areas, named places, and the rest counted."""

from typing import Any

from dashboard.queries.filters import COUNTRY, Condition, Filters
from dashboard.queries.release import OpenRelease

RAIONS_FROM_ZOOM = 8  # as in maps/assets/viewport.js
MOST_PLACES = 300

Box = tuple[float, float, float, float]  # west, south, east, north in degrees

# A settlement without coordinates cannot be a bubble: it counts for the area that it is known for.
DRAWN = "(level = 'settlement' AND lat IS NOT NULL)"


def summarise(
    release: OpenRelease, filters: Filters, box: Box, zoom: int, selected: str | None = None
) -> dict[str, Any]:
    """Counts of incidents. `only` counts what is known for an area and drawn as no bubble in it."""
    where = filters.condition()
    places = _places(release, where, box)
    counts = release.rows(
        "SELECT count(*) AS total, count(*) FILTER (level IS NULL) AS unlocated, "
        f"count(*) FILTER (level = 'country') AS countrywide FROM incidents WHERE {where[0]}",
        where[1],
    )[0]
    return {
        **counts,
        "areas": _areas(release, where, raions=zoom >= RAIONS_FROM_ZOOM),
        "places": places[:MOST_PLACES],
        "more": max(0, len(places) - MOST_PLACES),
        "selected": _selected(release, selected),
    }


def _areas(release: OpenRelease, where: Condition, raions: bool) -> list[dict[str, Any]]:
    only = "level = 'oblast'" if raions else f"NOT {DRAWN}"
    found = _counted(release, "oblast", only, where)
    return found + (_counted(release, "raion", f"NOT {DRAWN}", where) if raions else [])


def _counted(
    release: OpenRelease, column: str, only: str, where: Condition
) -> list[dict[str, Any]]:
    return release.rows(
        f"SELECT {column} AS pcode, count(*) AS n, count(*) FILTER ({only}) AS only "
        f"FROM incidents WHERE {column} IS NOT NULL AND {where[0]} GROUP BY 1 ORDER BY 1",
        where[1],
    )


def _places(release: OpenRelease, where: Condition, box: Box) -> list[dict[str, Any]]:
    west, south, east, north = box
    return release.rows(
        "SELECT pcode, any_value(place_name) AS name, any_value(lat) AS lat, "
        f"any_value(lon) AS lon, count(*) AS n FROM incidents WHERE {DRAWN} "
        f"AND lon BETWEEN ? AND ? AND lat BETWEEN ? AND ? AND {where[0]} "
        "GROUP BY pcode ORDER BY n DESC, pcode",
        [west, east, south, north, *where[1]],
    )


def _selected(release: OpenRelease, pcode: str | None) -> dict[str, Any] | None:
    """Where the selected place lies, so that a link to a view can frame it."""
    if not pcode or pcode == COUNTRY:
        return None
    found = release.rows(
        "SELECT pcode, place_name AS name, level, lat, lon FROM incidents WHERE pcode = ? LIMIT 1",
        [pcode],
    )
    return found[0] if found else None
