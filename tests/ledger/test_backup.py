"""A backup is whole or not at all, and is restored only if nothing in it was changed."""

import errno
import json
import os
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.errors import BackupUnusable
from dashboard.ledger import chain, entries, tables, views
from dashboard.ledger.backup import MANIFEST, backup, restore
from dashboard.ledger.ledger import Ledger
from tests.factories import casualty, damage, judgement, link, report


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    text = "Двоє поранених. Two were hurt. (synthetic)"
    for n in range(3):
        with ledger.step() as connection:
            one = report(f"r{n}", text=text, sha256=str(n))
            entries.add_report(connection, one, [casualty(f"r{n}-1"), damage(f"r{n}-2")])
            changes: dict[str, object] = {"count_low": 3, "count_high": 3}
            entries.add_judgements(connection, [judgement(f"r{n}-1", changes=changes)])
    with ledger.step() as connection:
        entries.add_link_judgements(connection, [link("r0-1", "r1-1")])
        entries.add_publication(connection, "a", "A. Reviewer")
        entries.add_takedown(connection, "r0", ["r0-1"], down=True, who="x", why="error")
    return ledger


@pytest.fixture
def file(filled: Ledger, tmp_path: Path) -> Path:
    path = tmp_path / "backup.zip"
    backup(filled, path)
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Ledger:
    return Ledger(f"sqlite:///{tmp_path / 'empty.sqlite'}")


def contents(ledger: Ledger) -> dict[str, list[object]]:
    with ledger.reading() as connection:
        return {
            name: [tuple(row) for row in connection.execute(table.select().order_by(table.c.seq))]
            for name, table in tables.METADATA.tables.items()
        }


def test_what_is_restored_is_what_was_backed_up(filled: Ledger, file: Path, empty: Ledger) -> None:
    rows = restore(file, empty)
    assert contents(empty) == contents(filled)
    assert rows == sum(len(table) for table in contents(filled).values())
    with empty.reading() as connection:
        assert list(chain.faults(connection, {})) == []


def test_a_restored_ledger_goes_on(filled: Ledger, file: Path, empty: Ledger) -> None:
    restore(file, empty)
    with empty.step() as connection:
        entries.add_judgements(connection, [judgement("r0-2")])
    with empty.reading() as connection:
        assert list(chain.faults(connection, {})) == []
        assert views.judged_claim(connection, "r0-2").number == 4


def test_it_is_restored_into_an_empty_ledger_only(filled: Ledger, file: Path) -> None:
    before = contents(filled)
    with pytest.raises(BackupUnusable, match="into an empty ledger only"):
        restore(file, filled)
    assert contents(filled) == before


def rewritten(file: Path, change: Callable[[str, bytes], bytes | None]) -> None:
    with zipfile.ZipFile(file) as old:
        members = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(file, "w") as new:
        for name, data in members.items():
            changed = change(name, data)
            if changed is not None:
                new.writestr(name, changed)


def swap(member: str, before: bytes, after: bytes) -> Callable[[str, bytes], bytes]:
    return lambda name, data: data.replace(before, after) if name == member else data


CHANGES = {
    "a row": (swap("judgements.jsonl", b"accepted", b"rejected"), "table judgements .* changed"),
    "a version": (swap(MANIFEST, b'"0003"', b'"9999"'), "of version 9999"),
    "a table": (lambda n, d: None if n == "claims.jsonl" else d, "no whole backup"),
    "a manifest": (lambda n, d: None if n == MANIFEST else d, "no whole backup"),
    "half": (lambda n, d: d[: len(d) // 2] if n == MANIFEST else d, "no whole backup"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_changed_backup_is_refused_and_nothing_is_stored(
    file: Path, empty: Ledger, what: str
) -> None:
    change, sentence = CHANGES[what]
    rewritten(file, change)
    with pytest.raises(BackupUnusable, match=sentence):
        restore(file, empty)
    assert not any(contents(empty).values())


def test_one_that_was_changed_with_its_hashes_breaks_the_audit_chain(
    file: Path, empty: Ledger
) -> None:
    import hashlib

    with zipfile.ZipFile(file) as z:
        data = z.read("judgements.jsonl").replace(b"accepted", b"rejected")
        manifest = json.loads(z.read(MANIFEST))
    manifest["tables"]["judgements"]["sha256"] = hashlib.sha256(data).hexdigest()
    fresh = {"judgements.jsonl": data, MANIFEST: json.dumps(manifest).encode()}
    rewritten(file, lambda name, old: fresh.get(name, old))
    with pytest.raises(BackupUnusable, match="covers was changed: judgements"):
        restore(file, empty)
    assert not any(contents(empty).values())


@pytest.mark.parametrize("cut", [0, 10, 0.5, 0.99])
def test_a_truncated_backup_is_refused(file: Path, empty: Ledger, cut: float) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: int(cut * len(data)) if cut < 1 else int(cut)])
    with pytest.raises(BackupUnusable, match="no whole backup"):
        restore(file, empty)
    assert not any(contents(empty).values())


def test_a_backup_on_a_full_disk_leaves_the_old_one(
    filled: Ledger, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.read_bytes()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BackupUnusable, match=r"cannot be written \(No space left on device\)"):
        backup(filled, file)
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.glob(".*")] == []


def test_a_backup_taken_while_others_write_is_of_one_moment(
    filled: Ledger, tmp_path: Path, empty: Ledger
) -> None:
    stop = threading.Event()

    def write() -> None:
        n = 100
        while not stop.is_set():
            with filled.step() as connection:
                entries.add_report(connection, report(f"r{n}"), [casualty(f"r{n}-1")])
                entries.add_judgements(connection, [judgement(f"r{n}-1")])
            n += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for n in range(5):
            backup(filled, tmp_path / f"{n}.zip")
    finally:
        stop.set()
        writer.join()
    for n in range(5):
        into = Ledger(f"sqlite:///{tmp_path / f'{n}.sqlite'}")
        restore(tmp_path / f"{n}.zip", into)
        with into.reading() as connection:
            assert all(
                one.verdict
                for one in views.judged_claims(connection)
                if one.proposed.claim_id not in ("r0-2", "r1-2", "r2-2")
            )
        into.close()
