"""Reading the ledger back: reports, claims with their last judgement, link judgements."""

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from dashboard.errors import UnknownId
from dashboard.ledger import tables
from dashboard.model.claim import CLAIM
from dashboard.model.judgement import JudgedClaim, Judgement, LinkJudgement
from dashboard.model.report import Report

LATEST_DAY = "occurred_latest"  # the field of a claim that a delay counts from


def report(connection: sa.Connection, report_id: str) -> Report:
    """One report with its text. UnknownId if there is none."""
    query = tables.REPORTS.select().where(tables.REPORTS.c.report_id == report_id)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise UnknownId(f"There is no report {report_id!r}. `review` lists the reports.")
    return _report(row)


def any_report(connection: sa.Connection) -> bool:
    """Does the ledger hold a report at all?"""
    return connection.execute(sa.select(tables.REPORTS.c.seq).limit(1)).first() is not None


def reports(connection: sa.Connection) -> list[Report]:
    """All reports without their texts, in the order of storing."""
    columns = [column for column in tables.REPORTS.c if column.name != "text"]
    rows = connection.execute(sa.select(*columns).order_by(tables.REPORTS.c.seq))
    return [Report.model_validate(row.body) for row in rows]


def read_reports(connection: sa.Connection) -> list[tuple[Report, int]]:
    """Reports that came with their text, newest first, each with the number of unjudged claims."""
    reports_ = tables.REPORTS.c
    query = (
        sa.select(reports_.body, _waiting())
        .where(sa.or_(reports_.text.is_not(None), reports_.sha256.is_not(None)))
        .order_by(reports_.seq.desc())
    )
    return [(Report.model_validate(body), number) for body, number in connection.execute(query)]


def texts(connection: sa.Connection) -> dict[str, str]:
    """The texts of all reports that have one, by report_id."""
    columns = tables.REPORTS.c
    query = sa.select(columns.report_id, columns.text).where(columns.text.is_not(None))
    return dict(connection.execute(query).all())


def old_texts(connection: sa.Connection, before: dt.datetime) -> tuple[dict[str, str], int]:
    """Texts stored by a moment, by report_id, but of reports with unjudged claims their number.

    A reviewer needs the text to judge.
    """
    columns = tables.REPORTS.c
    query = sa.select(columns.report_id, columns.text, _waiting().label("waiting")).where(
        columns.text.is_not(None), columns.stored_at <= before.isoformat()
    )
    rows = connection.execute(query).all()
    return {row.report_id: row.text for row in rows if not row.waiting}, sum(
        row.waiting > 0 for row in rows
    )


def sketches(connection: sa.Connection) -> dict[str, list[int]]:
    """What stands for the texts that were purged, by report_id."""
    return dict(
        connection.execute(sa.select(tables.PURGES.c.report_id, tables.PURGES.c.sketch)).all()
    )


def text_faults(connection: sa.Connection) -> Iterator[str]:
    """Texts that are gone without a purge, or not those that were read, one sentence each."""
    columns, purged = tables.REPORTS.c, sketches(connection)
    query = sa.select(columns.report_id, columns.sha256, columns.text).where(
        columns.sha256.is_not(None)
    )
    for row in connection.execute(query):
        if row.text is None and row.report_id not in purged:
            yield f"The text of report {row.report_id} is gone, and no purge dropped it."
        elif row.text is not None and _sha256(row.text) != row.sha256:
            yield f"The text of report {row.report_id} is not the one that was read."


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _waiting() -> sa.ScalarSelect[int]:
    """The number of a report's unjudged claims."""
    claims, judgements = tables.CLAIMS.c, tables.JUDGEMENTS.c
    judged = sa.exists().where(judgements.claim_id == claims.claim_id)
    return (
        sa.select(sa.func.count())
        .where(claims.report_id == tables.REPORTS.c.report_id, ~judged)
        .scalar_subquery()
    )


def known_report_id(
    connection: sa.Connection, *, sha256: str | None, canonical_url: str | None
) -> str | None:
    """The id of the stored report that has this text or this address, if any."""
    same = [
        column == value
        for column, value in (
            (tables.REPORTS.c.sha256, sha256),
            (tables.REPORTS.c.canonical_url, canonical_url),
        )
        if value is not None
    ]
    if not same:
        return None
    query = (
        sa.select(tables.REPORTS.c.report_id).where(sa.or_(*same)).order_by(tables.REPORTS.c.seq)
    )
    return connection.execute(query).scalars().first()


def unused(connection: sa.Connection, report_id: str) -> list[dict[str, object]]:
    """What was read and not used, as extraction gave it: text, why, start, end."""
    query = sa.select(tables.REPORTS.c.unused).where(tables.REPORTS.c.report_id == report_id)
    return list(connection.execute(query).scalar_one_or_none() or [])


def judged_claim(connection: sa.Connection, claim_id: str) -> JudgedClaim:
    """One claim with its last judgement. UnknownId if there is none."""
    rows = connection.execute(_judged_query().where(tables.CLAIMS.c.claim_id == claim_id))
    row = rows.one_or_none()
    if row is None:
        raise UnknownId(f"There is no claim {claim_id!r}. `review` lists the claims.")
    return _judged(row)


def judged_claims(
    connection: sa.Connection, report_id: str | None = None, until: int | None = None
) -> list[JudgedClaim]:
    """All claims (of one report), each with its last judgement, in the order of proposing.

    `until` is the number of the last judgement that counts.
    """
    query = _judged_query(until)
    if report_id is not None:
        query = query.where(tables.CLAIMS.c.report_id == report_id)
    return [_judged(row) for row in connection.execute(query)]


def integrity_faults(connection: sa.Connection) -> list[str]:
    """What the database itself finds wrong, one sentence each; [] if sound."""
    if connection.dialect.name != "sqlite":
        return []
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    loose = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    broken = [why for why in found if why != "ok"]
    faults = [f"The ledger file is damaged: {why}. Restore a backup." for why in broken]
    if loose:
        faults.append(f"{len(loose)} rows of the ledger name a report or claim that is not there.")
    return faults


@dataclass(frozen=True)
class Freeze:
    """While `frozen`, only judgements up to these numbers count, as of `moment`."""

    frozen: bool
    judgements: int
    link_judgements: int
    moment: dt.datetime


def freeze(connection: sa.Connection) -> Freeze | None:
    """The freeze that holds now, if any."""
    columns = tables.FREEZES.c
    query = tables.FREEZES.select().order_by(columns.seq.desc()).limit(1)
    row = connection.execute(query).one_or_none()
    if row is None or not row.frozen:
        return None
    moment = dt.datetime.fromisoformat(row.moment)
    return Freeze(True, row.judgements, row.link_judgements, moment)


def takedowns(connection: sa.Connection) -> dict[str, str]:
    """The claims that are taken down now, each with the reason that was given."""
    down: dict[str, str] = {}
    for row in connection.execute(tables.TAKEDOWNS.select().order_by(tables.TAKEDOWNS.c.seq)):
        for claim_id in row.claim_ids:
            if row.down:
                down[claim_id] = row.why
            else:
                down.pop(claim_id, None)
    return down


def taken_down_as(connection: sa.Connection, wanted: str) -> set[str]:
    """The claims of all takedowns that asked for this id."""
    columns = tables.TAKEDOWNS.c
    query = sa.select(columns.claim_ids).where(columns.wanted == wanted)
    return {claim_id for ids in connection.execute(query).scalars() for claim_id in ids}


def link_judgements(connection: sa.Connection, until: int | None = None) -> list[LinkJudgement]:
    """All link judgements, oldest first; `until` is the number of the last one that counts."""
    query = tables.LINK_JUDGEMENTS.select().order_by(tables.LINK_JUDGEMENTS.c.seq)
    if until is not None:
        query = query.where(tables.LINK_JUDGEMENTS.c.seq <= until)
    rows = connection.execute(query)
    return [
        LinkJudgement.model_validate({k: v for k, v in row._mapping.items() if k != "seq"})
        for row in rows
    ]


def latest_days(connection: sa.Connection) -> dict[str, dt.date]:
    """The latest day that each claim has ever carried, for claims whose day was ever corrected."""
    columns = tables.JUDGEMENTS.c
    query = (
        sa.select(columns.claim_id, columns.changes, tables.CLAIMS.c.body)
        .join(tables.CLAIMS, tables.CLAIMS.c.claim_id == columns.claim_id)
        .where(sa.cast(columns.changes, sa.Text).contains(LATEST_DAY))
    )
    latest: dict[str, dt.date] = {}
    for claim_id, changes, body in connection.execute(query):
        days = (latest.get(claim_id), _day(changes), _day(body))
        latest[claim_id] = max(day for day in days if day)
    return latest


def _day(fields: Mapping[str, object]) -> dt.date | None:
    written = fields.get(LATEST_DAY)
    return dt.date.fromisoformat(str(written)) if written else None


def publications(connection: sa.Connection) -> list[str]:
    """Ids of all releases ever published, oldest first."""
    query = sa.select(tables.PUBLICATIONS.c.release_id).order_by(tables.PUBLICATIONS.c.seq)
    return list(connection.execute(query).scalars())


def _judged_query(until: int | None = None) -> sa.Select[*tuple[object, ...]]:
    last = _last_judgement_numbers(until).subquery()
    judgements = tables.JUDGEMENTS
    return (
        sa.select(tables.CLAIMS.c.body, judgements)
        .outerjoin(last, last.c.claim_id == tables.CLAIMS.c.claim_id)
        .outerjoin(judgements, judgements.c.seq == last.c.seq)
        .order_by(tables.CLAIMS.c.seq)
    )


def _last_judgement_numbers(until: int | None) -> sa.Select[str, int]:
    judgements = tables.JUDGEMENTS.c
    query = sa.select(judgements.claim_id, sa.func.max(judgements.seq).label("seq"))
    if until is not None:
        query = query.where(judgements.seq <= until)
    return query.group_by(judgements.claim_id)


def _report(row: sa.Row[*tuple[object, ...]]) -> Report:
    return Report.model_validate({**row.body, "text": row.text})


def _judged(row: sa.Row[*tuple[object, ...]]) -> JudgedClaim:
    judgement = None
    if row.seq is not None:
        fields = ("claim_id", "verdict", "changes", "who", "at", "why")
        judgement = Judgement.model_validate({name: getattr(row, name) for name in fields})
    return JudgedClaim(CLAIM.validate_python(row.body), judgement, row.seq)
