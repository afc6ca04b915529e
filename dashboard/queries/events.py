"""Incidents, tallies and outages as rows of their table, each with its sources."""

from collections.abc import Iterable, Sequence

from dashboard.model.incident import Corroboration
from dashboard.queries.conditions import MASKED, condition, terms
from dashboard.queries.filters import Filters
from dashboard.queries.release import OpenRelease, Row

# What a list of incidents may be sorted by, and the SQL of it; unknown numbers come last either
# way. Places are numbered in the order of their names.
ORDERS = {
    "latest": "latest {way}, earliest {way}",
    "place": "place {way}",
    "killed": "killed_best {way}",
    "injured": "injured_best {way}",
    "reported": "reported {way}",
    "support": "corroboration {way}",
}
LATEST_WORD_FIRST = "as_of DESC, number"
DETAILS = "incident_id, figures, claim_ids, report_ids, linked_by"  # all else is in memory
ONLY_IN_MEMORY = ("place", "bubble", "drawn_raion", "publishers", "figured")
MOST_RUNNING = 50  # tallies or outages in one list


def incidents(
    release: OpenRelease,
    filters: Filters,
    place: str | None,
    limit: int,
    offset: int = 0,
    *,
    order: str = "latest",
    rising: bool = False,
) -> tuple[list[Row], int]:
    """A page of incidents with figures and sources, sorted by one of ORDERS; how many there are."""
    where, values = condition(filters, place)
    [counted] = release.rows(f"SELECT count(*) AS n FROM incidents WHERE {where}", values)
    sort = ORDERS[order].format(way="ASC NULLS LAST" if rising else "DESC NULLS LAST")
    found = release.rows(
        f"SELECT i.* EXCLUDE (search), p.* RENAME (name AS place_name, name_uk AS place_name_uk) "
        f"FROM (FROM incidents WHERE {where} ORDER BY {sort}, number LIMIT ? OFFSET ?) i "
        f"JOIN places p USING (place) ORDER BY {sort}, number",
        [*values, limit, offset],
    )
    rows = _with_details(release, [_in_words(row) for row in found])
    return with_sources(release, _with_standing(release, rows)), counted["n"]


def incident(release: OpenRelease, incident_id: str) -> tuple[Row, list[Row]] | None:
    """One incident and every claim behind it with its report; None if it is not there.

    The id of an earlier release leads to the incident that holds most of its claims now. The row
    has `history`: what later reports changed, oldest first.
    """
    moved = release.rows("SELECT event_id FROM redirects WHERE retired_id = ?", [incident_id])
    now = moved[0]["event_id"] if moved else incident_id
    rows = release.rows(
        "SELECT * EXCLUDE (search, number) FROM incident_rows WHERE incident_id = ?", [now]
    )
    if not rows:
        return None
    named = _with_standing(release, _figures_named(release, rows))
    [row] = with_sources(release, named)
    return {**row, "history": history(release, now)}, claims(release, now)


def history(release: OpenRelease, incident_id: str) -> list[Row]:
    """What later reports changed in the figures of an incident, oldest first, with its sources."""
    rows = release.rows(
        "SELECT * FROM changes WHERE incident_id = ? ORDER BY day, change_id", [incident_id]
    )
    return with_sources(release, rows)


def claims(release: OpenRelease, event_id: str) -> list[Row]:
    """The claims of an incident or tally, each with publisher, url and day of its report."""
    found = release.rows("SELECT * FROM claims WHERE event_id = ?", [event_id])
    reports = _reports(release, {claim["report_id"] for claim in found})
    of_report = ("publisher", "url", "published", "language")
    rows = [
        {**claim, **{name: reports[claim["report_id"]][name] for name in of_report}}
        for claim in found
    ]
    return sorted(rows, key=_subject_then_newest)


def tallies(release: OpenRelease, filters: Filters, place: str | None) -> list[Row]:
    """Running totals, latest first: never added to incidents."""
    rows = _latest(release, "tallies", filters, place)
    return with_sources(release, _figures_named(release, rows))


def outages(
    release: OpenRelease,
    filters: Filters,
    place: str | None,
    limit: int = MOST_RUNNING,
    offset: int = 0,
) -> list[Row]:
    """Episodes of services being out, latest word first, each with `sources`.

    Period, place, kind, service, state and cause are the outage's own; the other filters narrow
    the incidents that outages belong to.
    """
    rows = _latest(release, "outages", filters, place, limit, offset)
    claims_of = _reports_of_claims(release, rows)
    named = [
        {**row, "report_ids": sorted({claims_of[c] for c in row["claim_ids"] if c in claims_of})}
        for row in rows
    ]
    return with_sources(release, named)


def _reports_of_claims(release: OpenRelease, outages: Sequence[Row]) -> dict[str, str]:
    """Report by claim; asked by event, because the file of claims is sorted by event."""
    events = sorted({row["incident_id"] for row in outages if row["incident_id"]})
    if not events:
        return {}
    asked = ", ".join("?" * len(events))
    found = release.rows(
        f"SELECT claim_id, report_id FROM claims WHERE event_id IN ({asked})", events
    )
    return {row["claim_id"]: row["report_id"] for row in found}


def _latest(
    release: OpenRelease,
    table: str,
    filters: Filters,
    place: str | None,
    limit: int = MOST_RUNNING,
    offset: int = 0,
) -> list[Row]:
    where, values = condition(filters, place, table)
    found = release.rows(
        f"SELECT number FROM {table} WHERE {where} ORDER BY {LATEST_WORD_FIRST} LIMIT ? OFFSET ?",
        [*values, limit, offset],
    )
    return _rows_of(release, {"tallies": "tally_rows", "outages": "outage_rows"}[table], found)


def _in_words(row: Row) -> Row:
    """A row in memory as a row of the table `incidents`: terms for numbers."""
    words = {name: terms(name, row[name]) for name in MASKED}
    support = list(Corroboration)[row["corroboration"]]
    shown = {key: value for key, value in row.items() if key not in ONLY_IN_MEMORY}
    return {**shown, **words, "corroboration": str(support)}


def _with_details(release: OpenRelease, rows: Sequence[Row]) -> list[Row]:
    """Each row with what stays in the file: id, figures, claims and reports."""
    if not rows:
        return []
    numbers = ", ".join(str(int(row["number"])) for row in rows)
    found = release.rows(f"SELECT {DETAILS}, number FROM incident_rows WHERE number IN ({numbers})")
    named = _figures_named(release, found)
    details = {one.pop("number"): one for one in named}
    return [{**details[row.pop("number")], **row} for row in rows]


def _with_standing(release: OpenRelease, rows: Sequence[Row]) -> list[Row]:
    """Each row with `alleged`: every claim of it is only alleged, by one party."""
    ids = [row["incident_id"] for row in rows]
    if not ids:
        return []
    found = release.rows(
        f"SELECT event_id FROM claims WHERE event_id IN ({', '.join('?' * len(ids))}) "
        "GROUP BY event_id HAVING bool_and(standing = 'alleged')",
        ids,
    )
    alleged = {row["event_id"] for row in found}
    return [{**row, "alleged": row["incident_id"] in alleged} for row in rows]


def _figures_named(release: OpenRelease, rows: Sequence[Row]) -> list[Row]:
    """Rows whose figures have the Ukrainian name of their place, too."""
    codes = sorted({f["pcode"] for row in rows for f in row["figures"] if f["pcode"]})
    if not codes:
        return list(rows)
    asked = ", ".join("?" * len(codes))
    found = release.rows(
        f"SELECT pcode, name_uk FROM areas WHERE pcode IN ({asked}) "
        f"UNION SELECT pcode, name_uk FROM places WHERE pcode IN ({asked})",
        [*codes, *codes],
    )
    names = {row["pcode"]: row["name_uk"] for row in found}
    for row in rows:
        for figure in row["figures"]:
            figure["place_name_uk"] = names.get(figure["pcode"])
    return list(rows)


def _rows_of(release: OpenRelease, view: str, found: Sequence[Row]) -> list[Row]:
    """Whole rows from the file, in the order of `found`; a few row groups are read for them."""
    numbers = [int(row["number"]) for row in found]
    if not numbers:
        return []
    rows = release.rows(f"SELECT * FROM {view} WHERE number IN ({', '.join(map(str, numbers))})")
    by_number = {row.pop("number"): row for row in rows}
    for row in rows:
        row.pop("search", None)
    return [by_number[number] for number in numbers]


def with_sources(release: OpenRelease, rows: Sequence[Row]) -> list[Row]:
    """Each row with `sources`: its reports, latest first."""
    reports = _reports(release, {report_id for row in rows for report_id in row["report_ids"]})
    return [
        {**row, "sources": sorted(map(reports.__getitem__, row["report_ids"]), key=_newest)}
        for row in rows
    ]


def _reports(release: OpenRelease, report_ids: Iterable[str]) -> dict[str, Row]:
    ids = sorted(report_ids)
    if not ids:
        return {}
    asked = ", ".join("?" * len(ids))
    found = release.rows(f"SELECT * FROM reports WHERE report_id IN ({asked})", ids)
    return {row["report_id"]: row for row in found}


def _newest(report: Row) -> tuple[int, str]:
    return -report["published"].toordinal(), report["report_id"]


def _subject_then_newest(claim: Row) -> tuple[object, ...]:
    subject = (claim["kind"], claim["subject"], claim["detail"], claim["part_of"] is not None)
    return (*subject, -claim["published"].toordinal(), claim["claim_id"])
