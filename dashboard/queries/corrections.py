"""The public log of what was withdrawn, changed or frozen."""

from dashboard.queries.release import OpenRelease, Row

MOST_SHOWN = 200


def corrections(release: OpenRelease) -> list[Row]:
    """Newest first, as in the table of that name."""
    return release.rows(f"SELECT * FROM corrections ORDER BY number DESC LIMIT {MOST_SHOWN}")
