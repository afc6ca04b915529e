"""Reports, claims, judgements, link judgements, publications."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

APPEND_ONLY = ("reports", "claims", "judgements", "link_judgements", "publications")


def upgrade() -> None:
    op.create_table(
        "reports",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("report_id", sa.Text, nullable=False, unique=True),
        sa.Column("sha256", sa.Text, unique=True),
        sa.Column("canonical_url", sa.Text, unique=True),
        sa.Column("body", sa.JSON, nullable=False),
        sa.Column("text", sa.Text),
        sa.Column("unused", sa.JSON, nullable=False),
        sa.Column("stored_at", sa.Text, nullable=False),
    )
    op.create_table(
        "claims",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("claim_id", sa.Text, nullable=False, unique=True),
        sa.Column("report_id", sa.Text, sa.ForeignKey("reports.report_id"), nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
        sa.Column("proposed_at", sa.Text, nullable=False),
    )
    op.create_index("ix_claims_report_id", "claims", ["report_id"])
    op.create_table(
        "judgements",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("claim_id", sa.Text, sa.ForeignKey("claims.claim_id"), nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("changes", sa.JSON, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("why", sa.Text),
    )
    op.create_index("ix_judgements_claim_id", "judgements", ["claim_id"])
    op.create_table(
        "link_judgements",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("claim_ids", sa.JSON, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("why", sa.Text),
    )
    op.create_table(
        "publications",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("release_id", sa.Text, nullable=False, unique=True),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
    )
    if op.get_context().dialect.name == "sqlite":
        _refuse_changes()


def _refuse_changes() -> None:
    """The database itself refuses to change or delete a row, whoever asks."""
    for table in APPEND_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} BEGIN "
                f"SELECT RAISE(ABORT, 'rows of the ledger are added, never changed'); END"
            )
