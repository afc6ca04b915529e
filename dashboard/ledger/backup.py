"""The ledger as one file and back: a zip of its tables as JSON lines, with a hash of each.

Independent of the database: a backup of SQLite can be restored into PostgreSQL. Taken from one
consistent view, so it may be taken while others write.
"""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import sqlalchemy as sa

from dashboard.errors import BackupUnusable
from dashboard.ledger import chain, tables
from dashboard.ledger.ledger import VERSION, Ledger

MANIFEST = "manifest.json"
AT_ONCE = 1_000  # rows


def backup(ledger: Ledger, file: Path) -> int:
    """Writes the whole ledger, or leaves no file; returns the number of rows."""
    fresh = file.with_name(f".{file.name}.part")
    try:
        with ledger.reading() as connection, zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as z:
            head = chain.head(connection)
            described = {name: _write(connection, z, name) for name in _names()}
            manifest = {"version": VERSION, "head": head and head.hash, "tables": described}
            z.writestr(MANIFEST, json.dumps(manifest, indent=1))
        with fresh.open("rb") as written:
            os.fsync(written.fileno())
        os.replace(fresh, file)
    except OSError as error:
        raise BackupUnusable(
            f"The backup {file} cannot be written ({error.strerror}). Choose another place; the "
            "ledger is unchanged."
        ) from error
    finally:
        fresh.unlink(missing_ok=True)
    return sum(one["rows"] for one in described.values())


def restore(file: Path, ledger: Ledger) -> int:
    """Fills an empty ledger; returns the number of rows. BackupUnusable if anything is amiss.

    All of it is checked before the first row is stored: hashes, version, and then the audit chain.
    """
    try:
        with zipfile.ZipFile(file) as z:
            manifest = _checked(z)
            with ledger.step() as connection:
                return _fill(connection, z, manifest)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, EOFError) as error:
        raise BackupUnusable(f"{file} is no whole backup. Take another one.") from error


def _fill(connection: sa.Connection, z: zipfile.ZipFile, manifest: dict[str, Any]) -> int:
    first = (connection.execute(sa.select(table.c.seq).limit(1)).first() for table in _tables())
    if any(row is not None for row in first):
        raise BackupUnusable(
            "A backup is restored into an empty ledger only. Set DASHBOARD_HOME to a new folder, "
            "or DASHBOARD_LEDGER to an empty database."
        )
    for table in _tables():
        for rows in _batches(z, table.name):
            connection.execute(table.insert(), rows)
        if connection.dialect.name == "postgresql":  # numbers go on after the restored ones
            sequence = sa.func.pg_get_serial_sequence(table.name, "seq")
            last = sa.select(sa.func.max(table.c.seq)).scalar_subquery()
            connection.execute(sa.select(sa.func.setval(sequence, last)))
    head = chain.head(connection)
    faults = [*chain.faults(connection, {})]
    if faults or (head and head.hash) != manifest["head"]:
        raise BackupUnusable(f"The backup was changed: {' '.join(faults[:3])} Take another one.")
    return sum(int(one["rows"]) for one in manifest["tables"].values())


def _checked(z: zipfile.ZipFile) -> dict[str, Any]:
    """The manifest, after every table was found to be as it says."""
    manifest: dict[str, Any] = json.loads(z.read(MANIFEST))
    if manifest["version"] != VERSION:
        raise BackupUnusable(
            f"The backup is of version {manifest['version']}, the program of {VERSION}. Restore it "
            "with the program that made it, then update."
        )
    for name in _names():
        with z.open(_member(name)) as stored:
            if _sha256(stored) != manifest["tables"][name]["sha256"]:
                raise BackupUnusable(f"The table {name} of the backup was changed. Take another.")
    return manifest


def _write(connection: sa.Connection, z: zipfile.ZipFile, name: str) -> dict[str, Any]:
    """One table as JSON lines, in order."""
    digest, number = hashlib.sha256(), 0
    table = tables.METADATA.tables[name]
    with z.open(_member(name), "w", force_zip64=True) as stored:
        for row in connection.execute(sa.select(table).order_by(table.c.seq)):
            line = json.dumps(dict(row._mapping), ensure_ascii=False).encode() + b"\n"
            digest.update(line)
            stored.write(line)
            number += 1
    return {"rows": number, "sha256": digest.hexdigest()}


def _batches(z: zipfile.ZipFile, name: str) -> Iterator[list[dict[str, Any]]]:
    rows: list[dict[str, Any]] = []
    with z.open(_member(name)) as stored:
        for line in stored:
            rows.append(json.loads(line))
            if len(rows) == AT_ONCE:
                yield rows
                rows = []
    if rows:
        yield rows


def _sha256(stored: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while piece := stored.read(1 << 20):
        digest.update(piece)
    return digest.hexdigest()


def _tables() -> list[sa.Table]:
    """What is referred to comes first."""
    return list(tables.METADATA.sorted_tables)


def _names() -> list[str]:
    return [table.name for table in _tables()]


def _member(name: str) -> str:
    return f"{name}.jsonl"
