"""Whole tables of a view as DataFrames, flat and with sources, for exports."""

from typing import Any

from dashboard.errors import UnknownId
from dashboard.queries.events import outage_condition
from dashboard.queries.filters import Filters
from dashboard.queries.release import OpenRelease

SOURCES = (
    "(SELECT string_agg(coalesce(r.publisher, '') || coalesce(' ' || r.url, ''), ' | ' "
    "ORDER BY r.published DESC, r.report_id) FROM reports r "
    "WHERE list_contains({ids}, r.report_id)) AS sources"
)
LISTS = ("kinds", "harms", "sectors", "services")
JOINED = ", ".join(f"array_to_string({name}, '; ') AS {name}" for name in LISTS)


def frame(release: OpenRelease, what: str, filters: Filters) -> Any:
    """incidents, claims, tallies or outages of a view; UnknownId for another table."""
    if what not in _QUERIES:
        raise UnknownId(f"There is no table {what!r}: give one of {', '.join(_QUERIES)}.")
    return _QUERIES[what](release, filters)


def _incidents(release: OpenRelease, filters: Filters) -> Any:
    where, values = filters.condition()
    return release.frame(
        f"SELECT i.* EXCLUDE (search, number) REPLACE ({JOINED}), "
        f"{SOURCES.format(ids='d.report_ids')} "
        f"FROM incidents i JOIN details d USING (number) WHERE {where} "
        "ORDER BY latest DESC, earliest DESC, incident_id",
        values,
    )


def _claims(release: OpenRelease, filters: Filters) -> Any:
    events, values = filters.condition()
    running, more = filters.running()
    return release.frame(
        "SELECT c.*, r.publisher, r.url, r.published "
        "FROM claims c JOIN reports r USING (report_id) "
        f"WHERE event_id IN (SELECT incident_id FROM incidents WHERE {events} UNION ALL "
        f"SELECT tally_id FROM tallies WHERE {running}) ORDER BY event_id, claim_id",
        [*values, *more],
    )


def _tallies(release: OpenRelease, filters: Filters) -> Any:
    """One row for each figure of each running total."""
    where, values = filters.running()
    return release.frame(
        "SELECT * EXCLUDE (figures, claim_ids, report_ids, search, figure), "
        "figure.kind AS kind, figure.subject AS subject, figure.detail AS detail, "
        "figure.unit AS unit, figure.low AS low, figure.best AS best, figure.high AS high, "
        f"figure.part AS part, {SOURCES.format(ids='report_ids')} "
        f"FROM (SELECT *, unnest(figures) AS figure FROM tallies WHERE {where}) "
        "ORDER BY as_of DESC, tally_id",
        values,
    )


def _outages(release: OpenRelease, filters: Filters) -> Any:
    where, values = outage_condition(filters, None)
    return release.frame(
        "SELECT * REPLACE (array_to_string(claim_ids, '; ') AS claim_ids) FROM outages "
        f"WHERE {where} ORDER BY as_of DESC, outage_id",
        values,
    )


_QUERIES = {"incidents": _incidents, "claims": _claims, "tallies": _tallies, "outages": _outages}
