"""The public correction log: what a release no longer says, or says otherwise, and why.

Each release carries the lines of the one before and adds its own, so the log is as whole as the
release. Reasons are chosen from a few: what somebody writes in a hurry may name what is withheld.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dashboard.errors import ReleaseUnusable
from dashboard.release.pointer import current_release

Row = dict[str, Any]

REASONS = {
    "safety": "taken down for the safety of people",
    "privacy": "taken down to protect somebody's privacy",
    "error": "taken down: it was wrong",
    "duplicate": "taken down: it was reported twice",
    "source": "taken down: its source withdrew it",
}
ON_REQUEST = "taken down on request"
ELSEWHERE = "what was reported is in another entry now"
NOT_NOW = "what was reported is withdrawn, corrected or held back"
MORE = "new reports"
FEWER = "a report behind it is withdrawn, corrected or held back"
CORRECTED = "a claim behind it was corrected"
OTHER_PROFILE = "the release follows other rules"
FROZEN = "nothing new is published for the time being"
THAWED = "publishing goes on"

# Table → id, and the columns whose change is told, by the word used for it.
EVENTS = {
    "incidents": ("incident_id", {"place": "pcode", "period": "earliest, latest",
                                  "figures": "figures"}),
    "tallies": ("tally_id", {"place": "pcode", "period": "earliest, latest",
                             "figures": "figures"}),
    "outages": ("outage_id", {"place": "pcode", "period": "began, as_of",
                              "figures": "state, latest_low, latest_high, peak"}),
}  # fmt: skip


@dataclass(frozen=True)
class Reasons:
    """Why things are gone: claims taken down, with the words given; a freeze or its end."""

    taken_down: Mapping[str, str] = field(default_factory=dict)
    frozen: bool | None = None
    other_profile: bool = False


def public_reason(why: str) -> str:
    """
    >>> public_reason("Safety"), public_reason("the pump station at 5 Synthetic Street")
    ('taken down for the safety of people', 'taken down on request')
    """
    return REASONS.get(why.strip().lower(), ON_REQUEST)


def corrections(releases: Path, fresh: Path, reasons: Reasons, at: dt.datetime) -> list[Row]:
    """All lines of the log, oldest first, for the tables in the folder `fresh`."""
    try:
        old = current_release(releases)
    except ReleaseUnusable:
        old = None
    if old is None or not (old / "corrections.parquet").is_file():
        return []
    import duckdb  # 0.16 s

    with duckdb.connect() as connection:
        known = _rows(connection, f"FROM {_parquet(old, 'corrections')} ORDER BY number")
        found = [
            *_freeze(known, reasons),
            *(
                line
                for table in EVENTS
                for line in _changes(connection, old, fresh, table, reasons)
            ),
            *_restored(connection, fresh, known),
        ]
    moment = at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return [*known, *(_numbered(line, n, moment) for n, line in enumerate(found, len(known) + 1))]


def _numbered(line: Row, number: int, moment: str) -> Row:
    name = f"{number} {moment} {line['event_id']} {line['change']}"
    correction_id = f"c-{hashlib.sha256(name.encode()).hexdigest()[:12]}"
    return {"correction_id": correction_id, "number": number, "at": moment, **line}


def _line(table: str, event_id: str | None, change: str, fields: Sequence[str], why: str) -> Row:
    return {"table": table, "event_id": event_id, "change": change, "fields": fields, "why": why}


def _freeze(known: Sequence[Row], reasons: Reasons) -> Iterator[Row]:
    """A line when it begins and one when it ends."""
    told = [line["change"] for line in known if line["change"] in ("frozen", "thawed")]
    frozen = bool(told) and told[-1] == "frozen"
    if reasons.frozen and not frozen:
        yield _line("release", None, "frozen", (), FROZEN)
    if frozen and not reasons.frozen:
        yield _line("release", None, "thawed", (), THAWED)


def _changes(
    connection: Any, old: Path, fresh: Path, table: str, reasons: Reasons
) -> Iterator[Row]:
    key, fields = EVENTS[table]
    differs = ", ".join(f"{_differ(columns)} AS {word}_differs" for word, columns in fields.items())
    sql = f"""
        SELECT old.{key} AS event_id, old.claim_ids AS before, new.claim_ids AS after, {differs}
        FROM {_parquet(old, table)} old LEFT JOIN {_parquet(fresh, table)} new USING ({key})
        ORDER BY event_id
    """  # noqa: S608  our own column names and folders
    shown = {row["claim_id"] for row in _rows(connection, _claim_ids(fresh))}
    for row in _rows(connection, sql):
        if row["after"] is None:
            yield _line(table, row["event_id"], "withdrawn", (), _why_gone(row, shown, reasons))
            continue
        changed = [word for word in fields if row[f"{word}_differs"]]
        if changed:
            yield _line(table, row["event_id"], "changed", changed, _why_changed(row, reasons))


def _differ(columns: str) -> str:
    names = columns.split(", ")
    return " OR ".join(f"old.{name} IS DISTINCT FROM new.{name}" for name in names)


def _why_gone(row: Row, shown: set[str], reasons: Reasons) -> str:
    taken = [reasons.taken_down[c] for c in row["before"] if c in reasons.taken_down]
    if taken:
        return public_reason(taken[0])
    if shown.issuperset(row["before"]):
        return ELSEWHERE
    return OTHER_PROFILE if reasons.other_profile else NOT_NOW


def _why_changed(row: Row, reasons: Reasons) -> str:
    before, after = set(row["before"]), set(row["after"])
    taken = [reasons.taken_down[c] for c in row["before"] if c in reasons.taken_down]
    if taken:
        return f"in part {public_reason(taken[0])}"
    if reasons.other_profile:
        return OTHER_PROFILE
    if before - after:
        return FEWER
    return MORE if after - before else CORRECTED


def _restored(connection: Any, fresh: Path, known: Sequence[Row]) -> Iterator[Row]:
    """Entries that the log calls withdrawn and that are there again, under their old id."""
    last = {line["event_id"]: line for line in known if line["event_id"]}
    gone = {event_id: line for event_id, line in last.items() if line["change"] == "withdrawn"}
    if not gone:
        return
    for table, (key, _) in EVENTS.items():
        sql = f"SELECT {key} AS event_id FROM {_parquet(fresh, table)} ORDER BY 1"  # noqa: S608
        for row in _rows(connection, sql):
            if row["event_id"] in gone:
                yield _line(table, row["event_id"], "restored", (), "it is reported again")


def claims_behind(releases: Path, event_id: str) -> set[str]:
    """Ids of the claims behind an incident, tally or outage of the current release; or none."""
    try:
        folder = current_release(releases)
    except ReleaseUnusable:
        return set()
    import duckdb

    with duckdb.connect() as connection:
        found: set[str] = set()
        for table, (key, _) in EVENTS.items():
            sql = f"SELECT claim_ids FROM {_parquet(folder, table)} WHERE {key} = ?"  # noqa: S608
            rows = connection.execute(sql, [event_id]).fetchall()
            found.update(claim_id for (claim_ids,) in rows for claim_id in claim_ids)
    return found


def _claim_ids(folder: Path) -> str:
    return f"SELECT claim_id FROM {_parquet(folder, 'claims')}"  # noqa: S608


def _parquet(folder: Path, table: str) -> str:
    path = str(folder / f"{table}.parquet").replace("'", "''")
    return f"read_parquet('{path}')"


def _rows(connection: Any, sql: str) -> list[Row]:
    cursor = connection.execute(sql)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
