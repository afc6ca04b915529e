"""What changed between an older release and the current one, told by the ids of incidents."""

import datetime as dt

import duckdb

from dashboard.errors import ReleaseUnusable
from dashboard.queries.events import with_sources
from dashboard.queries.loading import CONFIG, parquet
from dashboard.queries.release import RELEASE_ID, OpenRelease, Row

NUMBERS = ("killed_best", "injured_best")
WAS = {"killed_was": "killed_best", "injured_was": "injured_best", "reports_was": "reports"}
MOST_CHANGES = 300

# Of a withdrawn incident nothing but its id is told: it may have been withdrawn for a reason.
COMPARE = """
WITH older AS (SELECT incident_id, place_name, place_name_uk, level, earliest, latest, {numbers},
  len(report_ids) AS reports FROM {before}),
newer AS (SELECT incident_id, place_name, place_name_uk, level, earliest, latest, {numbers},
  len(report_ids) AS reports FROM {now}),
pairs AS (
  SELECT coalesce(n.incident_id, o.incident_id) AS incident_id, n.* EXCLUDE (incident_id),
    {was},
    r.event_id AS now_in, n.incident_id IS NULL AS gone, o.incident_id IS NULL AS fresh,
    n IS DISTINCT FROM o AS differs,
    coalesce(greatest(n.killed_best > o.killed_best, n.injured_best > o.injured_best), false) AS up,
    coalesce(greatest(n.killed_best < o.killed_best, n.injured_best < o.injured_best), false)
      AS down
  FROM newer n FULL JOIN older o USING (incident_id)
  LEFT JOIN {redirects} r ON n.incident_id IS NULL AND r.retired_id = o.incident_id
), judged AS (
  SELECT * EXCLUDE (gone, fresh, differs, up, down), CASE
    WHEN now_in IS NOT NULL THEN 'merged' WHEN gone THEN 'withdrawn' WHEN fresh THEN 'new'
    WHEN up AND NOT down THEN 'raised' WHEN down AND NOT up THEN 'lowered'
    WHEN differs THEN 'changed' END AS change
  FROM pairs
)
FROM judged WHERE change IS NOT NULL
"""


def releases_before(release: OpenRelease) -> list[str]:
    """Ids of the older releases that are still there, newest first."""
    names = (path.name for path in release.folder.parent.iterdir() if path.is_dir())
    return sorted(
        (name for name in names if RELEASE_ID.fullmatch(name) and name < release.release_id),
        reverse=True,
    )


def release_on(ids: list[str], day: dt.date) -> str | None:
    """The newest of the releases that were out at the end of a day (UTC); None if none was."""
    return next((one for one in ids if one[:8] <= f"{day:%Y%m%d}"), None)


def changes(release: OpenRelease, older_id: str) -> tuple[list[Row], dict[str, int]]:
    """What is new, raised, lowered, changed, merged or withdrawn since another release.

    Newest first. Rows hold the figures now (`killed_best`) and then (`killed_was`), and of a merged
    incident the one that it is part of (`now_in`); the counts are by kind of change.
    ReleaseUnusable if the older release cannot be read.
    """
    if older_id not in releases_before(release):
        raise ReleaseUnusable(f"The release {older_id[:40]} is not there any more: choose another.")
    older = release.folder.parent / older_id
    sql = COMPARE.format(
        numbers=", ".join(NUMBERS),
        was=", ".join(
            f"CASE WHEN n.incident_id IS NOT NULL THEN o.{then} END AS {name}"
            for name, then in WAS.items()
        ),
        before=parquet(older, "incidents"),
        now=parquet(release.folder, "incidents"),
        redirects=parquet(release.folder, "redirects"),
    )
    try:
        with duckdb.connect(":memory:", config=CONFIG) as both:
            found = both.execute(f"{sql} ORDER BY latest DESC NULLS LAST, 1 LIMIT {MOST_CHANGES}")
            names = [column[0] for column in found.description or []]
            rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
            counted = both.execute(f"SELECT change, count(*) FROM ({sql}) GROUP BY 1").fetchall()
    except duckdb.Error as error:
        raise ReleaseUnusable(
            f"The release {older_id} cannot be compared: choose another date."
        ) from error
    return rows, dict(counted)


def changed_since(release: OpenRelease, day: dt.date) -> list[Row]:
    """Figures that reports of a day or later changed, newest first, with place and sources."""
    rows = release.rows(
        "SELECT c.*, i.place_name AS event_place, i.place_name_uk AS event_place_uk, i.level, "
        "i.earliest, i.latest FROM changes c JOIN incident_rows i USING (incident_id) "
        f"WHERE c.day >= ? ORDER BY c.day DESC, c.change_id LIMIT {MOST_CHANGES}",
        [day],
    )
    return with_sources(release, rows)
