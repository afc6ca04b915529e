"""One figure for every area of the map, for its shade; null and no row are not zero."""

from typing import Any

from dashboard.errors import BadFilter
from dashboard.queries.conditions import condition
from dashboard.queries.filters import Filters
from dashboard.queries.release import OpenRelease

# What an area may be shaded by: SQL of the value and of how many incidents have none.
SHADES = {
    "incidents": ("count(*)", "0"),
    "killed": ("sum(killed_best)", "count(*) FILTER (killed_unstated)"),
    "injured": ("sum(injured_best)", "count(*) FILTER (injured_unstated)"),
    "silence": ("date_diff('day', max(reported), today())", "0"),
}
HOW = {"silence": "min"}  # places → areas: the newest report; all others are added


def shades(
    release: OpenRelease, filters: Filters, shade: str, *, raions: bool
) -> dict[str, list[Any]]:
    """p-code → [value or null, incidents without a figure], for oblasts and perhaps raions.

    `silence` is days since the last report, counted to today. BadFilter for another shade.
    """
    if shade not in SHADES:
        raise BadFilter(f"shade={shade[:40]} is not known: give one of only, {', '.join(SHADES)}.")
    value, unstated = SHADES[shade]
    how = HOW.get(shade, "sum")
    where, values = condition(filters)
    levels = ("oblast", "drawn_raion") if raions else ("oblast",)
    by_level = " UNION ALL ".join(
        f"SELECT {level} AS pcode, {how}(value)::BIGINT AS value, "
        "sum(unstated)::BIGINT AS unstated "
        f"FROM hit JOIN places USING (place) WHERE {level} IS NOT NULL GROUP BY 1"
        for level in levels
    )
    rows = release.rows(
        f"WITH hit AS (SELECT place, {value} AS value, {unstated} AS unstated "
        f"FROM incidents WHERE {where} GROUP BY place) {by_level} ORDER BY pcode",
        values,
    )
    return {row["pcode"]: [row["value"], row["unstated"]] for row in rows}
