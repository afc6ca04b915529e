"""Sums and counts over all incidents of a view: people as ranges, sectors, days."""

from dashboard.queries.conditions import condition, mask
from dashboard.queries.filters import VOCABULARIES, Filters
from dashboard.queries.release import OpenRelease, Row

MOST_BARS = 120


def totals(release: OpenRelease, filters: Filters, place: str | None) -> Row:
    """People killed and injured: the ends added up; null ends stay open or not reported.

    `*_high` is null where an incident leaves it open; `*_unstated` counts incidents for which
    harm is reported without a number.
    """
    where, values = condition(filters, place)
    columns = ", ".join(_harm_totals(harm) for harm in ("killed", "injured"))
    sql = f"SELECT count(*) AS incidents, {columns} FROM incidents WHERE {where}"
    return release.rows(sql, values)[0]


def _harm_totals(harm: str) -> str:
    stated = f"{harm}_best IS NOT NULL"
    open_end = f"bool_or({stated} AND {harm}_high IS NULL)"
    return (
        f"sum({harm}_low)::BIGINT AS {harm}_low, sum({harm}_best)::BIGINT AS {harm}_best, "
        f"CASE WHEN {open_end} THEN NULL ELSE sum({harm}_high)::BIGINT END AS {harm}_high, "
        f"count(*) FILTER ({harm}_unstated) AS {harm}_unstated"
    )


def counts(
    release: OpenRelease, name: str, filters: Filters, place: str | None = None
) -> dict[str, int]:
    """Incidents for each term of "kinds", "harms", "sectors" or "services", most first.

    An incident counts for every term that it has, so the counts do not add up to the incidents.
    """
    where, values = condition(filters, place)
    terms = [str(term) for term in VOCABULARIES[name]]
    columns = ", ".join(
        f'count(*) FILTER ({name} & {mask(name, [term])}::USMALLINT <> 0) AS "{term}"'
        for term in terms
    )
    [row] = release.rows(f"SELECT {columns} FROM incidents WHERE {where}", values)
    return dict(sorted(((t, n) for t, n in row.items() if n), key=lambda pair: -pair[1]))


def timeline(release: OpenRelease, filters: Filters, place: str | None = None) -> list[Row]:
    """Incidents for each day, week or month that has any, as {"from": date, "grain", "n"}.

    Each counts once, on its last possible day; the grain keeps it to some MOST_BARS bars.
    """
    where, values = condition(filters, place)
    [ends] = release.rows(
        f"SELECT datediff('day', min(latest), max(latest)) AS days FROM incidents WHERE {where}",
        values,
    )
    days = ends["days"] or 0
    grain = "day" if days <= MOST_BARS else "week" if days <= 7 * MOST_BARS else "month"
    return release.rows(
        f"SELECT date_trunc('{grain}', latest)::DATE AS \"from\", '{grain}' AS grain, "
        f"count(*) AS n FROM incidents WHERE {where} GROUP BY 1 ORDER BY 1",
        values,
    )
