"""Alembic's entry: the ledger hands over its own open connection, inside its own transaction."""

from alembic import context

from dashboard.ledger.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=False,
)
context.run_migrations()
