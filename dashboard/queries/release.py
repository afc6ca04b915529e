"""The current release, opened once and shared; a new publish is noticed on the next question."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb

from dashboard.errors import ReleaseUnusable
from dashboard.language import _
from dashboard.model.tables import DATAPACKAGE, POINTER
from dashboard.queries.loading import SCHEMA, connect

RELEASE_ID = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}")

Row = dict[str, Any]


class OpenRelease:
    """One release, open for questions; safe to share between threads."""

    def __init__(self, folder: Path):
        self.folder = folder
        described = _datapackage(folder)
        self.release_id = str(described["release_id"])
        self.created = str(described["created"])
        self.synthetic = bool(described.get("synthetic"))
        self.described = described
        self.stands_in_for: str | None = None  # a newer release that could not be read
        self.counts = {one["name"]: int(one["rows"]) for one in described["resources"]}
        try:
            self._connection = connect(folder)
        except duckdb.Error as error:
            raise ReleaseUnusable(_damaged(folder)) from error

    def rows(self, sql: str, parameters: Sequence[object] | dict[str, object] = ()) -> list[Row]:
        cursor = self.cursor().execute(sql, parameters)
        names = [column[0] for column in cursor.description or []]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection of its own for one question, in one thread."""
        return self._connection.cursor().execute(f"USE {SCHEMA}")


_opened: dict[Path, tuple[str, OpenRelease]] = {}  # by folder: what `current` said, what it gave
_opening = Lock()


def open_release(releases: Path) -> OpenRelease:
    """The current release of the folder `releases`. ReleaseUnusable if there is none.

    Costs one read of a small file, unless a new release has been published. The old one is closed
    when the last question to it is answered. If the current release is damaged, the newest sound
    one stands in for it and says so in `stands_in_for`.
    """
    wanted = _current(releases)
    found = _opened.get(releases)
    if found and found[0] == wanted and (releases / found[1].release_id).is_dir():
        return found[1]
    with _opening:
        found = _opened.get(releases)
        if not found or found[0] != wanted:
            found = _opened[releases] = (wanted, _last_good(releases, wanted))
        return found[1]


def _last_good(releases: Path, wanted: str) -> OpenRelease:
    try:
        return OpenRelease(releases / wanted)
    except ReleaseUnusable:
        older = sorted(
            (path for path in releases.iterdir() if RELEASE_ID.fullmatch(path.name)), reverse=True
        )
        for folder in older:
            if folder.name >= wanted:
                continue
            try:
                found = OpenRelease(folder)
            except ReleaseUnusable:
                continue
            found.stands_in_for = wanted
            return found
        raise


def _current(releases: Path) -> str:
    try:
        release_id = (releases / POINTER).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ReleaseUnusable(_("No release yet: run `python -m dashboard publish`.")) from error
    if not RELEASE_ID.fullmatch(release_id):
        raise ReleaseUnusable(
            _("{file} names no release. Run `python -m dashboard publish`.").format(
                file=releases / POINTER
            )
        )
    return release_id


def _datapackage(folder: Path) -> dict[str, Any]:
    try:
        described = json.loads((folder / DATAPACKAGE).read_text(encoding="utf-8"))
        whole = all(
            (folder / table["path"]).stat().st_size == table["bytes"]
            for table in described["resources"]
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReleaseUnusable(_damaged(folder)) from error
    if not whole:
        raise ReleaseUnusable(_damaged(folder))
    return dict(described)


def _damaged(folder: Path) -> str:
    return _("The release {name} is damaged. Run `python -m dashboard publish`.").format(
        name=folder.name
    )
