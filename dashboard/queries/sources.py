"""Who published and who said it: reports, claims, languages, and how often others bear it out."""

from dashboard.queries.release import OpenRelease, Row

# What others say of the events that a claim belongs to. `borne_out`: two publishers or more, an
# authority or an operator; `contested`: a party denies or disputes it.
TOLD = """
WITH support AS (
  SELECT incident_id AS event_id, corroboration FROM incident_rows
  UNION ALL SELECT tally_id, corroboration FROM tally_rows
), told AS (
  SELECT c.claim_id, c.said_by, c.report_id, r.publisher, r.publisher_type, r.language,
    r.published, coalesce(len(i.report_ids), 1) AS voices, s.corroboration
  FROM claims c JOIN reports r USING (report_id) LEFT JOIN support s USING (event_id)
  LEFT JOIN (SELECT incident_id AS event_id, report_ids FROM incident_rows) i USING (event_id)
)
SELECT {who} AS name, {more}
  count(DISTINCT report_id) AS reports, count(*) AS claims,
  min(published) AS first, max(published) AS last,
  list_sort(list(DISTINCT language) FILTER (language IS NOT NULL)) AS languages,
  count(*) FILTER (voices > 1) AS borne_out,
  count(*) FILTER (corroboration = 'contested') AS contested
FROM told GROUP BY {who} ORDER BY claims DESC, name NULLS LAST LIMIT 500
"""


def publishers(release: OpenRelease) -> list[Row]:
    """Publishers, most claims first: {"name", "publisher_type", "reports", "claims", ...}."""
    return release.rows(
        TOLD.format(who="publisher", more="any_value(publisher_type) AS publisher_type,")
    )


def speakers(release: OpenRelease) -> list[Row]:
    """Who is named as saying it; name is null where a report names nobody."""
    return release.rows(TOLD.format(who="said_by", more="count(DISTINCT publisher) AS publishers,"))


def reports(release: OpenRelease, words: str, limit: int, offset: int = 0) -> tuple[list[Row], int]:
    """A page of reports, newest first, and how many; all words must occur in name or address."""
    wanted = words.lower().split()
    where = " AND ".join(
        ["contains(lower(concat_ws(' ', publisher, url, language)), ?)"] * len(wanted)
    )
    [counted] = release.rows(f"SELECT count(*) AS n FROM reports WHERE {where or 'true'}", wanted)
    rows = release.rows(
        f"SELECT r.*, (SELECT count(*) FROM claims c WHERE c.report_id = r.report_id) AS claims "
        f"FROM (FROM reports WHERE {where or 'true'} ORDER BY published DESC, report_id "
        "LIMIT ? OFFSET ?) r ORDER BY published DESC, report_id",
        [*wanted, limit, offset],
    )
    return rows, counted["n"]


def newest_report(release: OpenRelease) -> Row:
    """{"published": day of the newest report, or null without any}."""
    [row] = release.rows("SELECT max(published) AS published FROM reports")
    return row
