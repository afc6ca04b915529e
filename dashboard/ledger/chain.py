"""The audit chain: whatever is added to the ledger leaves a row that hangs on the one before.

A row of `audit` says what was done, by whom, when and why, and which rows of other tables it added;
it carries a hash over all of that, over those rows, and over the hash before. So no row can be
changed, taken out or slipped in without breaking the chain. Cutting off its end would not break it:
for that its head stands in every release.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from typing import Any, NamedTuple

import sqlalchemy as sa

from dashboard.ledger import tables
from dashboard.model.judgement import now

# A report's text may be purged later; its sha256 stays and is covered, and so is the purge.
PURGEABLE = {"reports": {"text"}}
COVERED = (
    tables.REPORTS,
    tables.CLAIMS,
    tables.JUDGEMENTS,
    tables.LINK_JUDGEMENTS,
    tables.PUBLICATIONS,
    tables.TAKEDOWNS,
    tables.FREEZES,
    tables.PURGES,
)


class Act(StrEnum):
    IMPORT = "import"
    JUDGE = "judge"
    EDIT = "edit"
    LINK = "link"
    PUBLISH = "publish"
    TAKE_DOWN = "take_down"
    PUT_BACK = "put_back"
    FREEZE = "freeze"
    THAW = "thaw"
    PURGE = "purge"
    ADOPT = "adopt"  # rows of a ledger that is older than the chain


class Head(NamedTuple):
    """The last row of the chain."""

    number: int
    hash: str


@contextmanager
def recorded(
    connection: sa.Connection, act: Act, *, who: str, why: str | None = None
) -> Iterator[None]:
    """What is added to the ledger inside becomes one row of the chain, in the same transaction."""
    before = {table.name: _last(connection, table) for table in COVERED}
    yield
    added = [
        [table.name, before[table.name] + 1, last]
        for table in COVERED
        if (last := _last(connection, table)) > before[table.name]
    ]
    if added:
        _append(connection, act, who, why, added)


def adopt(connection: sa.Connection) -> None:
    """The first row of the chain of a ledger that holds rows already."""
    if head(connection) is None:
        held = [[table.name, 1, last] for table in COVERED if (last := _last(connection, table))]
        if held:
            _append(connection, Act.ADOPT, "", None, held)


def head(connection: sa.Connection) -> Head | None:
    columns = tables.AUDIT.c
    row = connection.execute(
        sa.select(columns.seq, columns.hash).order_by(columns.seq.desc()).limit(1)
    ).one_or_none()
    return Head(row.seq, row.hash) if row else None


def faults(connection: sa.Connection, anchors: Mapping[str, Head]) -> Iterator[str]:
    """Where the chain does not hold, one sentence each; `anchors` are heads that releases carry."""
    hashes: dict[int, str] = {}
    covered = dict.fromkeys((table.name for table in COVERED), 0)
    previous: str | None = None
    for row in connection.execute(tables.AUDIT.select().order_by(tables.AUDIT.c.seq)):
        where = f"row {row.seq} of the audit chain"
        if row.previous != previous or row.hash != _hash(dict(row._mapping)):
            yield f"The {where} was changed, or one before it is missing."
        if row.digest != _digest(connection, row.rows):
            yield f"What {where} covers was changed: {_words(row.rows)}."
        for table, first, last in row.rows:
            if first != covered[table] + 1:
                yield f"The {where} does not go on where the chain left {table}."
            covered[table] = last
        hashes[row.seq], previous = row.hash, row.hash
    for table in COVERED:
        if _last(connection, table) != covered[table.name]:
            yield f"The table {table.name} has rows that the audit chain does not cover."
    for release, anchor in anchors.items():
        if hashes.get(anchor.number) != anchor.hash:
            yield (
                f"The release {release} was published on another audit chain, or on rows that are "
                "gone. Restore a backup."
            )


def last_of(connection: sa.Connection, table: str, number: int) -> int:
    """The last row of a table that the chain held when its row `number` was its head."""
    columns = tables.AUDIT.c
    rows = connection.execute(sa.select(columns.rows).where(columns.seq <= number)).scalars()
    return max((last for added in rows for name, _, last in added if name == table), default=0)


def _append(
    connection: sa.Connection, act: Act, who: str, why: str | None, added: list[list[Any]]
) -> None:
    before = head(connection)
    row: dict[str, Any] = {
        "seq": before.number + 1 if before else 1,
        "what": str(act),
        "who": who,
        "at": now().isoformat(),
        "why": why,
        "rows": added,
        "digest": _digest(connection, added),
        "previous": before.hash if before else None,
    }
    connection.execute(tables.AUDIT.insert(), {**row, "hash": _hash(row)})


def _hash(row: Mapping[str, Any]) -> str:
    return hashlib.sha256(_canonical({k: v for k, v in row.items() if k != "hash"})).hexdigest()


def _digest(connection: sa.Connection, added: Iterable[list[Any]]) -> str:
    digest = hashlib.sha256()
    for name, first, last in added:
        table = tables.METADATA.tables[name]
        columns = [column for column in table.c if column.name not in PURGEABLE.get(name, ())]
        query = sa.select(*columns).where(table.c.seq.between(first, last)).order_by(table.c.seq)
        for row in connection.execute(query):
            digest.update(_canonical({"table": name, **row._mapping}))
    return digest.hexdigest()


def _canonical(values: Mapping[str, Any]) -> bytes:
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode()


def _last(connection: sa.Connection, table: sa.Table) -> int:
    return connection.execute(sa.select(sa.func.max(table.c.seq))).scalar() or 0


def _words(added: Iterable[list[Any]]) -> str:
    return ", ".join(f"{name} {first} to {last}" for name, first, last in added)
