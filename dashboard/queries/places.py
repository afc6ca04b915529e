"""Names and positions of the places that a release knows."""

from typing import Any

from dashboard.queries.filters import COUNTRY, UNLOCATED
from dashboard.queries.release import OpenRelease

KNOWN = """
SELECT pcode, name, level, label_lat AS lat, label_lon AS lon FROM areas WHERE pcode = $pcode
UNION ALL SELECT pcode, name, level, lat, lon FROM places WHERE pcode = $pcode
LIMIT 1
"""


def area_names(release: OpenRelease) -> dict[str, str]:
    """P-codes of all oblasts and raions with their names, in the order of the map's list."""
    rows = release.rows(
        "SELECT pcode, name, level FROM areas "
        "ORDER BY oblast, level, name"  # 'oblast' sorts before 'raion'
    )
    return {row["pcode"]: f"{row['name']} {row['level']}" for row in rows}


def place_name(release: OpenRelease, pcode: str) -> str:
    """The name of a p-code that the release knows, else the code itself."""
    special = {COUNTRY: "Ukraine", UNLOCATED: "Place not known"}
    found = known_place(release, pcode)
    if pcode in special or not found:
        return special.get(pcode, pcode)
    is_area = found["level"] in ("oblast", "raion", "hromada")
    return f"{found['name']} {found['level']}" if is_area else str(found["name"])


def known_place(release: OpenRelease, pcode: str | None) -> dict[str, Any] | None:
    """P-code, name, level and position of a place; None for the country and unknown codes."""
    if not pcode or pcode in (COUNTRY, UNLOCATED):
        return None
    cursor = release.cursor().execute(KNOWN, {"pcode": pcode})
    row = cursor.fetchone()
    return dict(zip(("pcode", "name", "level", "lat", "lon"), row, strict=True)) if row else None
