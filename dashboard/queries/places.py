"""Names and positions of the places that a release knows."""

from dashboard.queries.filters import COUNTRY, UNLOCATED
from dashboard.queries.release import OpenRelease, Row

KNOWN = """
SELECT pcode, name, name_uk, level, oblast, label_lat AS lat, label_lon AS lon
FROM areas WHERE pcode = $pcode
UNION ALL SELECT pcode, name, name_uk, level, oblast, lat, lon FROM places WHERE pcode = $pcode
LIMIT 1
"""


def areas(release: OpenRelease) -> dict[str, Row]:
    """All oblasts, each followed by its raions: p-code → name, name_uk, level, oblast.

    `namesakes` counts the others of its level with one of its names.
    """
    same = "o.level = a.level AND o.pcode <> a.pcode AND (o.name = a.name OR o.name_uk = a.name_uk)"
    rows = release.rows(
        "SELECT pcode, name, name_uk, level, oblast, "
        f"(SELECT count(*) FROM areas o WHERE {same}) AS namesakes FROM areas a "
        "ORDER BY oblast, level, name"  # 'oblast' sorts before 'raion'
    )
    return {row["pcode"]: row for row in rows}


def known_place(release: OpenRelease, pcode: str | None) -> Row | None:
    """P-code, names, level, oblast and position of a place; None for the country, unknown codes."""
    if not pcode or pcode in (COUNTRY, UNLOCATED):
        return None
    return next(iter(release.rows(KNOWN, {"pcode": pcode})), None)
