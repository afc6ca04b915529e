"""Purges: the one change of a row that the database lets through drops a text that a purge names."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

KEPT = ("seq", "report_id", "sha256", "canonical_url", "body", "unused", "stored_at")
REFUSED = "rows of the ledger are added, never changed"


def upgrade() -> None:
    op.create_table(
        "purges",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column(
            "report_id", sa.Text, sa.ForeignKey("reports.report_id"), nullable=False, unique=True
        ),
        sa.Column("sketch", sa.JSON, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("why", sa.Text),
    )
    dialect = op.get_context().dialect.name
    if dialect == "sqlite":
        _guard_sqlite()
    elif dialect == "postgresql":
        _guard_postgresql()


def _guard_sqlite() -> None:
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER purges_no_{change.lower()} BEFORE {change} ON purges BEGIN "
            f"SELECT RAISE(ABORT, '{REFUSED}'); END"
        )
    same = " AND ".join(f"NEW.{column} IS OLD.{column}" for column in KEPT)
    op.execute("DROP TRIGGER reports_no_update")
    op.execute(
        "CREATE TRIGGER reports_no_update BEFORE UPDATE ON reports "
        f"WHEN NOT (NEW.text IS NULL AND {same} "
        "AND EXISTS (SELECT 1 FROM purges WHERE report_id = OLD.report_id)) "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
    )


def _guard_postgresql() -> None:
    op.execute(
        "CREATE TRIGGER purges_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON purges "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )
    op.execute("DROP TRIGGER reports_no_change ON reports")
    op.execute(
        "CREATE TRIGGER reports_no_change BEFORE DELETE OR TRUNCATE ON reports "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )
    op.execute(
        "CREATE FUNCTION refuse_all_but_a_purge() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF NEW.text IS NULL AND to_jsonb(NEW) - 'text' = to_jsonb(OLD) - 'text' "
        "AND EXISTS (SELECT 1 FROM purges WHERE report_id = OLD.report_id) THEN RETURN NEW; "
        f"END IF; RAISE EXCEPTION '{REFUSED}' "
        "USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    op.execute(
        "CREATE TRIGGER reports_no_update BEFORE UPDATE ON reports "
        "FOR EACH ROW EXECUTE FUNCTION refuse_all_but_a_purge()"
    )
