"""Adding rows, inside a step's transaction."""

from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa

from dashboard.errors import StaleJudgement, UnknownId
from dashboard.ledger import tables
from dashboard.ledger.chain import Act, recorded
from dashboard.ledger.views import Freeze
from dashboard.model.claim import Claim
from dashboard.model.judgement import Judgement, LinkJudgement, now
from dashboard.model.report import Report

AT_ONCE = 500  # claims asked for in one query: SQLite before 3.32 takes no more than 999 variables


def add_report(
    connection: sa.Connection,
    report: Report,
    claims: Sequence[Claim],
    *,
    canonical_url: str | None = None,
    unused: Sequence[dict[str, object]] = (),
    who: str = "",
) -> None:
    """Stores a report with its proposed claims. IntegrityError if text, address or id is known."""
    with recorded(connection, Act.IMPORT, who=who):
        _add_report(connection, report, claims, canonical_url, unused)


def _add_report(
    connection: sa.Connection,
    report: Report,
    claims: Sequence[Claim],
    canonical_url: str | None,
    unused: Sequence[dict[str, object]],
) -> None:
    at = now().isoformat()
    connection.execute(
        tables.REPORTS.insert(),
        {
            "report_id": report.report_id,
            "sha256": report.sha256,
            "canonical_url": canonical_url,
            "body": report.model_dump(mode="json", exclude={"text"}),
            "text": report.text,
            "unused": list(unused),
            "stored_at": at,
        },
    )
    rows = [
        {
            "claim_id": claim.claim_id,
            "report_id": claim.report_id,
            "body": claim.model_dump(mode="json"),
            "proposed_at": at,
        }
        for claim in claims
    ]
    if rows:
        connection.execute(tables.CLAIMS.insert(), rows)


def add_judgements(
    connection: sa.Connection,
    judgements: Iterable[Judgement],
    *,
    seen: dict[str, int | None] | None = None,
) -> None:
    """Appends judgements.

    `seen` maps claim ids to the number of the judgement that the reviewer was shown (None: not yet
    judged); if another one came in between, StaleJudgement is raised and nothing is stored.
    """
    rows = [judgement.model_dump(mode="json") for judgement in judgements]
    known = _last_judgements(connection, [row["claim_id"] for row in rows])
    for row in rows:
        claim_id = row["claim_id"]
        if seen is not None and known[claim_id] != seen.get(claim_id):
            raise StaleJudgement(
                f"Claim {claim_id} was judged by somebody else meanwhile. Look at it again first."
            )
    if rows:
        act = Act.EDIT if any(row["changes"] for row in rows) else Act.JUDGE
        with recorded(connection, act, who=rows[0]["who"], why=rows[0]["why"]):
            connection.execute(tables.JUDGEMENTS.insert(), rows)


def add_link_judgements(connection: sa.Connection, judgements: Iterable[LinkJudgement]) -> None:
    """Appends judgements on which claims describe one event. UnknownId if a claim is not there."""
    rows = [judgement.model_dump(mode="json") for judgement in judgements]
    _last_judgements(connection, [claim_id for row in rows for claim_id in row["claim_ids"]])
    if rows:
        with recorded(connection, Act.LINK, who=rows[0]["who"], why=rows[0]["why"]):
            connection.execute(tables.LINK_JUDGEMENTS.insert(), rows)


def add_publication(connection: sa.Connection, release_id: str, who: str) -> None:
    """Notes that a release went out, when and by whom. IntegrityError if it is noted already."""
    row = {"release_id": release_id, "who": who, "at": now().isoformat()}
    with recorded(connection, Act.PUBLISH, who=who):
        connection.execute(tables.PUBLICATIONS.insert(), row)


def add_takedown(
    connection: sa.Connection,
    wanted: str,
    claim_ids: Sequence[str],
    *,
    down: bool,
    who: str,
    why: str,
) -> None:
    """Notes that claims go out no more, or again; `wanted` is the id that was asked for."""
    row = {"wanted": wanted, "claim_ids": sorted(claim_ids), "down": down, "who": who, "why": why}
    with recorded(connection, Act.TAKE_DOWN if down else Act.PUT_BACK, who=who, why=why):
        connection.execute(tables.TAKEDOWNS.insert(), {**row, "at": now().isoformat()})


def add_freeze(connection: sa.Connection, freeze: Freeze, *, who: str, why: str | None) -> None:
    """Notes that nothing new is published from now on, or that it is again."""
    row = {**vars(freeze), "moment": freeze.moment.isoformat(), "who": who, "why": why}
    with recorded(connection, Act.FREEZE if freeze.frozen else Act.THAW, who=who, why=why):
        connection.execute(tables.FREEZES.insert(), {**row, "at": now().isoformat()})


def purge_texts(
    connection: sa.Connection,
    sketches: Mapping[str, Sequence[int]],
    *,
    who: str,
    why: str | None = None,
) -> None:
    """Drops the texts of reports, given with what stands for them when they are compared."""
    noted = {"who": who, "at": now().isoformat(), "why": why}
    rows = [{"report_id": name, "sketch": list(sketches[name]), **noted} for name in sketches]
    if not rows:
        return
    with recorded(connection, Act.PURGE, who=who, why=why):
        connection.execute(tables.PURGES.insert(), rows)
        purged = sa.select(tables.PURGES.c.report_id)
        connection.execute(
            tables.REPORTS.update()
            .where(tables.REPORTS.c.report_id.in_(purged), tables.REPORTS.c.text.is_not(None))
            .values(text=None)
        )


def _last_judgements(connection: sa.Connection, claim_ids: Sequence[str]) -> dict[str, int | None]:
    """For each claim the number of its last judgement, or None. UnknownId if one is no claim."""
    known: dict[str, int | None] = {}
    for start in range(0, len(claim_ids), AT_ONCE):
        rows = connection.execute(_last_judgements_query(claim_ids[start : start + AT_ONCE]))
        known |= dict(rows.all())
    unknown = next((claim_id for claim_id in claim_ids if claim_id not in known), None)
    if unknown is not None:
        raise UnknownId(f"There is no claim {unknown!r}. `review` lists the claims.")
    return known


def _last_judgements_query(claim_ids: Sequence[str]) -> sa.Select[str, int | None]:
    last = sa.func.max(tables.JUDGEMENTS.c.seq)
    return (
        sa.select(tables.CLAIMS.c.claim_id, last)
        .outerjoin(tables.JUDGEMENTS, tables.JUDGEMENTS.c.claim_id == tables.CLAIMS.c.claim_id)
        .where(tables.CLAIMS.c.claim_id.in_(claim_ids))
        .group_by(tables.CLAIMS.c.claim_id)
    )
