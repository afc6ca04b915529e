"""Adding rows, inside a step's transaction."""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from dashboard.errors import StaleJudgement, UnknownId
from dashboard.ledger import tables
from dashboard.model.claim import Claim
from dashboard.model.judgement import Judgement, LinkJudgement, now
from dashboard.model.report import Report


def add_report(
    connection: sa.Connection,
    report: Report,
    claims: Sequence[Claim],
    *,
    canonical_url: str | None = None,
    unused: Sequence[dict[str, object]] = (),
) -> None:
    """Stores a report with its proposed claims. IntegrityError if text, address or id is known."""
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
        if claim_id not in known:
            raise UnknownId(f"There is no claim {claim_id!r}. `review` lists the claims.")
        if seen is not None and known[claim_id] != seen.get(claim_id):
            raise StaleJudgement(
                f"Claim {claim_id} was judged by somebody else meanwhile. Look at it again first."
            )
    if rows:
        connection.execute(tables.JUDGEMENTS.insert(), rows)


def add_link_judgements(connection: sa.Connection, judgements: Iterable[LinkJudgement]) -> None:
    rows = [judgement.model_dump(mode="json") for judgement in judgements]
    if rows:
        connection.execute(tables.LINK_JUDGEMENTS.insert(), rows)


def add_publication(connection: sa.Connection, release_id: str, who: str) -> None:
    row = {"release_id": release_id, "who": who, "at": now().isoformat()}
    connection.execute(tables.PUBLICATIONS.insert(), row)


def _last_judgements(connection: sa.Connection, claim_ids: Sequence[str]) -> dict[str, int | None]:
    """For each known claim the number of its last judgement, None if it has none."""
    last = sa.func.max(tables.JUDGEMENTS.c.seq)
    query = (
        sa.select(tables.CLAIMS.c.claim_id, last)
        .outerjoin(tables.JUDGEMENTS, tables.JUDGEMENTS.c.claim_id == tables.CLAIMS.c.claim_id)
        .where(tables.CLAIMS.c.claim_id.in_(claim_ids))
        .group_by(tables.CLAIMS.c.claim_id)
    )
    return dict(connection.execute(query).tuples().all())
