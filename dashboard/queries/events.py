"""Incidents, tallies and outages as rows, each with its sources; totals as ranges."""

from dashboard.queries.filters import COUNTRY, UNLOCATED, Condition, Filters
from dashboard.queries.release import OpenRelease, Row

NEWEST_FIRST = "ORDER BY latest DESC, earliest DESC, incident_id"


def incidents(
    release: OpenRelease, filters: Filters, place: str | None, limit: int, offset: int = 0
) -> tuple[list[Row], int]:
    """A page of incidents, newest first, with figures and sources; and how many there are."""
    where, values = filters.condition(place)
    number = release.rows(f"SELECT count(*) AS n FROM incidents WHERE {where}", values)[0]["n"]
    rows = release.rows(
        f"SELECT * EXCLUDE (search) FROM incidents WHERE {where} {NEWEST_FIRST} LIMIT ? OFFSET ?",
        [*values, limit, offset],
    )
    return _with_sources(release, _with_details(release, rows)), number


def incident(release: OpenRelease, incident_id: str) -> tuple[Row, list[Row]] | None:
    """One incident and every claim behind it with its report; None if it is not there."""
    rows = release.rows(
        "SELECT * EXCLUDE (search) FROM incidents WHERE incident_id = ?", [incident_id]
    )
    if not rows:
        return None
    row = _with_sources(release, _with_details(release, rows))[0]
    return row, claims(release, incident_id)


def claims(release: OpenRelease, event_id: str) -> list[Row]:
    """The claims of an incident or tally, each with publisher, url and day of its report."""
    return release.rows(
        "SELECT c.*, r.publisher, r.url, r.published, r.language FROM claims c "
        "JOIN reports r USING (report_id) WHERE event_id = ? "
        "ORDER BY kind, subject, detail, part_of IS NOT NULL, r.published DESC, claim_id",
        [event_id],
    )


def tallies(release: OpenRelease, filters: Filters, place: str | None) -> list[Row]:
    """Running totals, latest first: never added to incidents."""
    where, values = filters.running(place)
    rows = release.rows(
        f"SELECT * EXCLUDE search FROM tallies WHERE {where} "
        "ORDER BY as_of DESC, tally_id LIMIT 50",
        values,
    )
    return _with_sources(release, rows)


def outages(release: OpenRelease, filters: Filters, place: str | None) -> list[Row]:
    """Episodes of services being out, latest word first."""
    where, values = outage_condition(filters, place)
    return release.rows(
        f"SELECT * FROM outages WHERE {where} ORDER BY as_of DESC, outage_id LIMIT 50", values
    )


def totals(release: OpenRelease, filters: Filters, place: str | None) -> Row:
    """People killed and injured: the ends added up; null ends stay open or not reported.

    `*_unstated` counts incidents for which no report gives a number.
    """
    where, values = filters.condition(place)
    columns = ", ".join(_harm_totals(harm) for harm in ("killed", "injured"))
    sql = f"SELECT count(*) AS incidents, {columns} FROM incidents WHERE {where}"
    return release.rows(sql, values)[0]


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
    if pcode in special:
        return special[pcode]
    found = release.rows(
        "SELECT name || ' ' || level AS name FROM areas WHERE pcode = ? UNION ALL "
        "SELECT place_name FROM incidents WHERE pcode = ? LIMIT 1",
        [pcode, pcode],
    )
    return str(found[0]["name"]) if found else pcode


def _harm_totals(harm: str) -> str:
    open_end = f"bool_or({harm}_best IS NOT NULL AND {harm}_high IS NULL)"
    return (
        f"sum({harm}_low)::BIGINT AS {harm}_low, sum({harm}_best)::BIGINT AS {harm}_best, "
        f"CASE WHEN {open_end} THEN NULL ELSE sum({harm}_high)::BIGINT END AS {harm}_high, "
        f"count(*) FILTER ({harm}_unstated) AS {harm}_unstated"
    )


def outage_condition(filters: Filters, place: str | None) -> Condition:
    """Outages have a beginning and a last word in place of a period, and no search column."""
    where, values = Filters(since=filters.since, until=filters.until, area=filters.area).running(
        place
    )
    return where.replace("latest >=", "as_of >=").replace("earliest <=", "began <="), values


def _with_details(release: OpenRelease, rows: list[Row]) -> list[Row]:
    """Each row with its figures, claims and reports, which stay in the file until asked for."""
    if not rows:
        return []
    numbers = ", ".join(str(int(row["number"])) for row in rows)
    found = release.rows(f"SELECT * FROM details WHERE number IN ({numbers})")
    details = {one["number"]: one for one in found}
    return [{**row, **details[row["number"]]} for row in rows]


def _with_sources(release: OpenRelease, rows: list[Row]) -> list[Row]:
    """Each row with `sources`: its reports, latest first."""
    ids = sorted({report_id for row in rows for report_id in row["report_ids"]})
    found = release.rows(
        "SELECT * FROM reports WHERE list_contains(?, report_id) "
        "ORDER BY published DESC, report_id",
        [ids],
    )
    return [
        {**row, "sources": [one for one in found if one["report_id"] in row["report_ids"]]}
        for row in rows
    ]
