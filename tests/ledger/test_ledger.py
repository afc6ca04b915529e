import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from dashboard.errors import LedgerUnusable
from dashboard.ledger import entries, ledger, tables, views
from dashboard.ledger.ledger import MIGRATIONS, VERSION, Ledger
from tests.factories import casualty, report


def file_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


@contextmanager
def opened_beside(url: str) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file_of(url), isolation_level=None)) as connection:
        yield connection


def reports_in(url: str) -> list[str]:
    with Ledger(url).reading() as connection:
        return [one.report_id for one in views.reports(connection)]


def test_a_new_ledger_makes_its_folder_and_is_empty(sqlite_url: str) -> None:
    assert reports_in(sqlite_url) == []
    assert file_of(sqlite_url).exists()


def test_a_current_ledger_opens_with_what_it_holds(url: str) -> None:
    with Ledger(url).step() as connection:
        entries.add_report(connection, report("r1"), [casualty("r1-1")])
    assert reports_in(url) == ["r1"]


def test_the_migrations_make_exactly_the_tables_of_the_code(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.METADATA) == []


def test_the_version_of_the_code_is_the_last_migration(ledger: Ledger) -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [VERSION]
    with ledger.reading() as connection:
        stored = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    assert stored == VERSION


def test_a_ledger_of_a_newer_version_is_refused_and_left_alone(sqlite_url: str) -> None:
    Ledger(sqlite_url).close()
    with opened_beside(sqlite_url) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LedgerUnusable, match="newer version of the dashboard"):
        Ledger(sqlite_url)
    with opened_beside(sqlite_url) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("9999",)


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_writes_survive_a_power_cut_and_do_not_block_readers(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_reader_does_not_see_what_is_stored_during_its_reading(ledger: Ledger) -> None:
    with ledger.reading() as before:
        assert not views.any_report(before)
        with ledger.step() as connection:
            entries.add_report(connection, report("r1"), [])
        assert not views.any_report(before)
    with ledger.reading() as after:
        assert views.any_report(after)


def test_a_file_that_is_no_database_is_named_in_one_sentence(sqlite_url: str) -> None:
    file_of(sqlite_url).parent.mkdir()
    file_of(sqlite_url).write_bytes(b"synthetic words, no database" * 100)
    with pytest.raises(LedgerUnusable, match=r"ledger\.sqlite cannot be used .*restore a backup"):
        Ledger(sqlite_url)


def test_a_database_of_something_else_is_left_alone(sqlite_url: str) -> None:
    file_of(sqlite_url).parent.mkdir()
    with opened_beside(sqlite_url) as connection:
        connection.execute("CREATE TABLE reports (title)")
    with pytest.raises(LedgerUnusable, match="that it is a ledger"):
        Ledger(sqlite_url)
    with opened_beside(sqlite_url) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("reports",)]


def test_a_ledger_damaged_after_it_was_opened_is_named(sqlite_url: str) -> None:
    opened = Ledger(sqlite_url)
    with opened.step() as connection:
        long = report("r1", text="five hurt " * 50_000)
        entries.add_report(connection, long, [casualty(f"r1-{n}") for n in range(1_000)])
    opened.close()
    with opened_beside(sqlite_url) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = file_of(sqlite_url).read_bytes()
    half = len(whole) // 2 // 4096 * 4096
    file_of(sqlite_url).write_bytes(whole[:half] + b"\xff" * 8192 + whole[half + 8192 :])
    damaged = Ledger(sqlite_url)
    with pytest.raises(LedgerUnusable, match="restore a backup"):
        read_everything(damaged)


def read_everything(opened: Ledger) -> None:
    with opened.reading() as connection:
        views.judged_claims(connection)
        views.texts(connection)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where the folder should be")
    with pytest.raises(LedgerUnusable, match="may be written"):
        Ledger(f"sqlite:///{tmp_path / 'home' / 'ledger.sqlite'}")


def test_a_ledger_that_may_not_be_written_says_so(sqlite_url: str) -> None:
    """The file is opened read-only, since for root no folder is read-only."""
    Ledger(sqlite_url).close()
    read_only = Ledger(f"sqlite:///file:{file_of(sqlite_url)}?mode=ro&uri=true")
    with pytest.raises(LedgerUnusable, match="may be written"), read_only.step() as connection:
        entries.add_report(connection, report(), [])


def test_a_ledger_locked_for_too_long_says_so(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "BUSY_SECONDS", 0.01)
    impatient = Ledger(sqlite_url)
    with opened_beside(sqlite_url) as connection:
        connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerUnusable, match="locked"), impatient.step():
            pass
    with impatient.step() as connection_after:
        assert not views.any_report(connection_after)


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("nonsense", "DASHBOARD_LEDGER"),
        ("quarkdb://host/x", "quarkdb"),
        ("postgresql+nodriver://h/x", "nodriver"),
    ],
)
def test_an_address_of_no_database_is_said_plainly(url: str, sentence: str) -> None:
    with pytest.raises(LedgerUnusable, match=sentence):
        Ledger(url)


def test_a_password_is_not_repeated_in_an_error() -> None:
    with pytest.raises(LedgerUnusable) as found:
        Ledger("quarkdb://user:hush@host/x")
    assert "hush" not in str(found.value)
