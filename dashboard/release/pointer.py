"""Which release is the current one: a small file that is replaced in one step, or not at all."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from dashboard.errors import ReleaseUnusable
from dashboard.model.tables import POINTER

RELEASE_ID = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}")
LOCK = ".lock"


def current_release(releases: Path) -> Path:
    """The folder of the current release. ReleaseUnusable if there is none yet, or no longer."""
    release_id = current_id(releases)
    if release_id is None:
        raise ReleaseUnusable("No release yet: run `python -m dashboard publish`.")
    if not RELEASE_ID.fullmatch(release_id) or not (releases / release_id).is_dir():
        raise ReleaseUnusable(
            f"{releases / POINTER} names no release that is there. "
            "Run `python -m dashboard publish`."
        )
    return releases / release_id


def last_releases(releases: Path, number: int) -> list[Path]:
    """The folders of the last releases, newest first; ids rise with time."""
    if not releases.is_dir():
        return []
    found = [path for path in releases.iterdir() if RELEASE_ID.fullmatch(path.name)]
    return sorted(found, reverse=True)[:number]


def current_id(releases: Path) -> str | None:
    """What the pointer says, unchecked; None if there is no pointer."""
    try:
        return (releases / POINTER).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None


def point_to(releases: Path, release_id: str) -> None:
    """Makes it the current release: readers see the old one or the new one, after a crash too."""
    fresh = releases / f".{POINTER}"
    fresh.write_text(f"{release_id}\n", encoding="utf-8")
    sync(fresh)
    os.replace(fresh, releases / POINTER)
    sync(releases)


def sync(path: Path) -> None:
    """Waits until a file's bytes, or a folder's names, are on the disk."""
    if path.is_dir() and sys.platform == "win32":
        return  # folders cannot be opened there; the file system journals names itself
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def sole_publisher(releases: Path) -> Iterator[None]:
    """One publish at a time; the lock ends with its process, however that ends."""
    releases.mkdir(parents=True, exist_ok=True)
    with (releases / LOCK).open("a+b") as file:
        _lock(file)
        yield


def _lock(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX)
