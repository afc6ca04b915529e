"""Opening the ledger, and its one way of working: a step is one transaction."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import sqlalchemy as sa

from dashboard.errors import LedgerUnusable
from dashboard.ledger import chain

VERSION = "0003"  # head of migrations/versions; a ledger of another version is migrated or refused
BUSY_SECONDS = 30
STEP_LOCK = 20220224  # of PostgreSQL: one step at a time, as SQLite has it by itself
# secure_delete: what a purge drops is overwritten, not only forgotten.
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")
MIGRATIONS = Path(__file__).parent / "migrations"


class Ledger:
    """An open ledger at the newest version. `reading()` and `step()` give connections."""

    def __init__(self, url: str):
        self.url = url
        try:
            self._engine = _engine(url)
        except (sa.exc.ArgumentError, OSError) as error:
            raise LedgerUnusable(_plain(url, error)) from error
        except ModuleNotFoundError as error:
            raise LedgerUnusable(
                f"The database that DASHBOARD_LEDGER names needs the package {error.name!r}. "
                "Install it, or leave DASHBOARD_LEDGER empty for a SQLite file."
            ) from error
        whole = self._engine.dialect.name == "postgresql"  # SQLite's readers see no other view
        self._one_view = {"isolation_level": "REPEATABLE READ"} if whole else {}
        self._bring_up_to_date()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A consistent view; nothing written by others during it is seen."""
        with self._translated(), self._engine.connect() as plain:
            connection = plain.execution_options(**self._one_view)
            with connection.begin():
                yield connection

    @contextmanager
    def step(self) -> Iterator[sa.Connection]:
        """One transaction that takes the write lock at once: all of it is stored, or nothing."""
        with self._translated(), self._engine.connect() as plain:
            connection = plain.execution_options(ledger_writes=True)
            with connection.begin():
                if connection.dialect.name == "postgresql":
                    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({STEP_LOCK})")
                yield connection

    def overwrite_dropped(self) -> None:
        """What a purge dropped leaves the write-ahead log, too, once no other reader needs it."""
        if self._engine.dialect.name == "sqlite":
            with self._translated(), closing(self._engine.raw_connection()) as connection:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sa.exc.IntegrityError:
            raise
        except sa.exc.DBAPIError as error:
            raise LedgerUnusable(_plain(self.url, error)) from error

    def _bring_up_to_date(self) -> None:
        with self.reading() as connection:
            version = _version(connection)
        if version == VERSION:
            return
        with self.step() as connection:
            if _version(connection) != VERSION:  # another process may have been faster
                _migrate(connection)
                chain.adopt(connection)


def _engine(url: str) -> sa.Engine:
    if not url.startswith("sqlite"):
        return sa.create_engine(url)
    database = sa.make_url(url).database or ""
    if not database.startswith("file:"):  # an SQLite URI, of a file that is there
        Path(database).parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    sa.event.listen(engine, "connect", _on_connect)
    sa.event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(dbapi_connection: object, _record: object) -> None:
    dbapi_connection.isolation_level = None  # type: ignore[attr-defined]  # we write BEGIN ourselves
    cursor = dbapi_connection.cursor()  # type: ignore[attr-defined]
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _on_begin(connection: sa.Connection) -> None:
    # With 8 writers a plain BEGIN failed 208 of 1,600 times on upgrading its lock, IMMEDIATE never.
    writes = connection.get_execution_options().get("ledger_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _version(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


def _migrate(connection: sa.Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise LedgerUnusable(
            "The ledger was written by a newer version of the dashboard. Update the program first."
        ) from error


def _plain(url: str, error: Exception) -> str:
    cause = str(getattr(error, "orig", error))
    return (
        f"The ledger {_shown(url)} cannot be used ({cause}). Check that the disk has room, that "
        "the file may be written, and that it is a ledger; restore a backup if it is corrupt."
    )


def _shown(url: str) -> str:
    """The address without its password."""
    try:
        return sa.make_url(url).render_as_string(hide_password=True)
    except sa.exc.ArgumentError:
        return "that DASHBOARD_LEDGER names"
