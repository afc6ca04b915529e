"""Outages counted: by service and cause, by area. Episodes are counted, customers never added up:
the same home may be in two of them."""

from dashboard.queries.conditions import condition
from dashboard.queries.filters import VOCABULARIES, Filters
from dashboard.queries.release import OpenRelease, Row


def outage_counts(release: OpenRelease, filters: Filters, place: str | None = None) -> list[Row]:
    """Episodes for each service, state and cause that occur: {"service", "state", "cause", "n"}.

    `latest` is the last word on any of them, `began` the earliest beginning.
    """
    where, values = condition(filters, place, "outages")
    found = release.rows(
        f"SELECT services, state, cause, count(*) AS n, min(earliest) AS began, "
        f"max(latest) AS latest FROM outages WHERE {where} GROUP BY ALL "
        "ORDER BY n DESC, services, state, cause",
        values,
    )
    return [
        {
            **row,
            "service": _term("services", row.pop("services").bit_length() - 1),
            "state": _term("states", row["state"]),
            "cause": _term("causes", row["cause"]),
        }
        for row in found
    ]


def outage_areas(release: OpenRelease, filters: Filters, place: str | None = None) -> list[Row]:
    """Episodes for each oblast: {"pcode", "name", "name_uk", "n"}; no pcode for the country."""
    where, values = condition(filters, place, "outages")
    return release.rows(
        "WITH hit AS (SELECT oblast, sum(n)::BIGINT AS n "
        f"FROM (SELECT place, count(*) AS n FROM outages WHERE {where} GROUP BY place) "
        "JOIN places USING (place) GROUP BY oblast) "
        "SELECT hit.oblast AS pcode, name, name_uk, n FROM hit "
        "LEFT JOIN areas ON pcode = hit.oblast ORDER BY n DESC, hit.oblast",
        values,
    )


def _term(name: str, position: int) -> str:
    return str(list(VOCABULARIES[name])[position])
