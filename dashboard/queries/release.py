"""The current release, opened once and shared; a new publish is noticed on the next question."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import duckdb

from dashboard.errors import ReleaseUnusable
from dashboard.model.tables import DATAPACKAGE, POINTER
from dashboard.queries.loading import SCHEMA, connect

if TYPE_CHECKING:
    import pandas as pd

RELEASE_ID = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}")
PUBLISH = "Run `python -m dashboard publish`."

Row = dict[str, Any]


class OpenRelease:
    """One release, open for questions; safe to share between threads."""

    def __init__(self, folder: Path):
        self.folder = folder
        described = _datapackage(folder)
        self.release_id = str(described["release_id"])
        self.created = str(described["created"])
        self.synthetic = bool(described.get("synthetic"))
        self.counts = {one["name"]: int(one["rows"]) for one in described["resources"]}
        try:
            self._connection = connect(folder)
        except duckdb.Error as error:
            raise ReleaseUnusable(f"The release {folder.name} cannot be read. {PUBLISH}") from error

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        cursor = self.cursor().execute(sql, parameters)
        names = [column[0] for column in cursor.description or []]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def frame(self, sql: str, parameters: Sequence[object] = ()) -> "pd.DataFrame":
        """The same as a DataFrame of Arrow types: whole numbers stay whole, unknown stays null."""
        import pandas as pd

        table: Any = self.cursor().sql(sql, params=list(parameters)).to_arrow_table()
        frame: pd.DataFrame = table.to_pandas(types_mapper=pd.ArrowDtype)
        return frame

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection of its own for one question, in one thread."""
        return self._connection.cursor().execute(f"USE {SCHEMA}")


_opened: dict[Path, OpenRelease] = {}
_opening = Lock()


def open_release(releases: Path) -> OpenRelease:
    """The current release of the folder `releases`. ReleaseUnusable if there is none.

    Costs one read of a small file, unless a new release has been published. The old one is closed
    when the last question to it is answered.
    """
    folder = _current(releases)
    found = _opened.get(releases)
    if found and found.folder == folder:
        return found
    with _opening:
        found = _opened.get(releases)
        if not found or found.folder != folder:
            found = _opened[releases] = OpenRelease(folder)
        return found


def _current(releases: Path) -> Path:
    try:
        release_id = (releases / POINTER).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ReleaseUnusable("No release yet: run `python -m dashboard publish`.") from error
    if not RELEASE_ID.fullmatch(release_id):
        raise ReleaseUnusable(f"{releases / POINTER} names no release. {PUBLISH}")
    return releases / release_id


def _datapackage(folder: Path) -> dict[str, Any]:
    try:
        described = json.loads((folder / DATAPACKAGE).read_text(encoding="utf-8"))
        whole = all(
            (folder / table["path"]).stat().st_size == table["bytes"]
            for table in described["resources"]
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReleaseUnusable(f"The release {folder.name} is incomplete. {PUBLISH}") from error
    if not whole:
        raise ReleaseUnusable(f"The release {folder.name} is damaged. {PUBLISH}")
    return dict(described)
