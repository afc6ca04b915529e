"""What is known of an area in a period, what is not, and what lies in and around it."""

import datetime as dt
from dataclasses import replace

from dashboard.model.incident import Corroboration
from dashboard.queries.conditions import condition, number
from dashboard.queries.filters import Filters
from dashboard.queries.release import OpenRelease, Row

MOST_FOUND = 20


def unknowns(release: OpenRelease, filters: Filters, place: str | None) -> Row:
    """How much is not known: {"incidents", "unfigured", "single", "latest", "reported"}.

    `unfigured` incidents have no number at all, `single` have one publisher; `reported` is the day
    of the newest report.
    """
    where, values = condition(filters, place)
    single = number("corroboration", Corroboration.SINGLE_SOURCE)
    [row] = release.rows(
        f"SELECT count(*) AS incidents, count(*) FILTER (NOT figured) AS unfigured, "
        f"count(*) FILTER (corroboration = {single}) AS single, max(latest) AS latest, "
        f"max(reported) AS reported FROM incidents WHERE {where}",
        values,
    )
    return row


def period_before(filters: Filters, today: dt.date) -> Filters | None:
    """The same filters for the period of equal length just before; None without a beginning."""
    if filters.since is None:
        return None
    last = filters.until or max(today, filters.since)
    days = (last - filters.since).days + 1
    return replace(
        filters,
        since=filters.since - dt.timedelta(days=days),
        until=filters.since - dt.timedelta(days=1),
    )


def parts(release: OpenRelease, filters: Filters, place: str | None) -> list[Row]:
    """Incidents for each unit one level below, most first: {"pcode", "name", "name_uk", "level"}.

    Oblasts of the country, raions of an oblast, settlements of a raion or hromada.
    """
    below = {0: "oblast", 4: "raion"}.get(len(place or ""), "pcode")
    where, values = condition(filters, place)
    return release.rows(
        f"WITH hit AS (SELECT {below} AS code, sum(n)::BIGINT AS n "
        f"FROM (SELECT place, count(*) AS n FROM incidents WHERE {where} GROUP BY place) "
        "JOIN places USING (place) GROUP BY 1), "
        "units AS (SELECT pcode, name, name_uk, level FROM areas "
        "UNION SELECT pcode, name, name_uk, level FROM places) "
        "SELECT code AS pcode, any_value(name) AS name, any_value(name_uk) AS name_uk, "
        "any_value(level) AS level, any_value(n) AS n "
        "FROM hit JOIN units ON units.pcode = hit.code WHERE code IS DISTINCT FROM ? "
        f"GROUP BY code ORDER BY n DESC, code LIMIT {MOST_FOUND}",
        [*values, place],
    )


def find_units(release: OpenRelease, words: str) -> list[Row]:
    """Areas and places of the release whose English or Ukrainian name begins with the words."""
    wanted = words.strip().lower()
    if not wanted:
        return []
    return release.rows(
        "WITH units AS (SELECT pcode, name, name_uk, level, oblast FROM areas "
        "UNION SELECT pcode, name, name_uk, level, oblast FROM places WHERE pcode IS NOT NULL) "
        "SELECT u.*, a.name AS oblast_name, a.name_uk AS oblast_name_uk FROM units u "
        "LEFT JOIN areas a ON a.pcode = u.oblast "
        "WHERE starts_with(lower(u.name), ?) OR starts_with(lower(u.name_uk), ?) "
        f"ORDER BY length(u.name), u.pcode LIMIT {MOST_FOUND}",
        [wanted, wanted],
    )
