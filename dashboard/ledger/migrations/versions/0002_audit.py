"""The audit chain; takedowns and freezes."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

APPEND_ONLY = ("audit", "takedowns", "freezes")


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("why", sa.Text),
        sa.Column("rows", sa.JSON, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("previous", sa.Text),
        sa.Column("hash", sa.Text, nullable=False, unique=True),
    )
    op.create_table(
        "takedowns",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("wanted", sa.Text, nullable=False),
        sa.Column("claim_ids", sa.JSON, nullable=False),
        sa.Column("down", sa.Boolean, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
    )
    op.create_table(
        "freezes",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("frozen", sa.Boolean, nullable=False),
        sa.Column("judgements", sa.Integer, nullable=False),
        sa.Column("link_judgements", sa.Integer, nullable=False),
        sa.Column("moment", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("why", sa.Text),
    )
    if op.get_context().dialect.name == "sqlite":
        for table in APPEND_ONLY:
            for change in ("UPDATE", "DELETE"):
                op.execute(
                    f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} BEGIN "
                    f"SELECT RAISE(ABORT, 'rows of the ledger are added, never changed'); END"
                )
    elif op.get_context().dialect.name == "postgresql":
        _refuse_changes_in_postgresql()


def _refuse_changes_in_postgresql() -> None:
    """Of all tables: the first version did so for SQLite alone."""
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'rows of the ledger are added, never changed' "
        "USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    first = ("reports", "claims", "judgements", "link_judgements", "publications")
    for table in (*first, *APPEND_ONLY):
        op.execute(
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
