"""A PostgreSQL server of its own for the tests: in a folder, on a socket in it, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SKIPPED = "PostgreSQL is not installed: the ledger's tests run on SQLite alone"
ACCOUNT = "postgres"  # the server refuses to run as root
FAST = ("-c", "fsync=off", "-c", "full_page_writes=off", "-c", "listen_addresses=")


def binaries() -> Path | None:
    """The folder of initdb and pg_ctl, newest version first."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    on_path = shutil.which("initdb")
    return found[0].parent if found else Path(on_path).parent if on_path else None


@contextmanager
def server() -> Iterator[str]:
    """Runs one; gives the URL of its databases without their name."""
    bin_ = binaries()
    assert bin_, SKIPPED
    folder = Path(tempfile.mkdtemp(prefix="ledger-"))  # the path of a socket must be short
    account = _account(folder)
    cluster, socket = folder / "cluster", folder
    _run(account, bin_ / "initdb", "-D", cluster, "-U", ACCOUNT, "-A", "trust", "-E", "UTF8")
    options = " ".join((*FAST, "-c", f"unix_socket_directories={socket}"))
    _run(
        account, bin_ / "pg_ctl", "-D", cluster, "-o", options, "-l", cluster / "log", "-w", "start"
    )
    try:
        yield f"postgresql+psycopg://{ACCOUNT}@/{{}}?host={socket}"
    finally:
        _run(account, bin_ / "pg_ctl", "-D", cluster, "-m", "immediate", "stop")
        shutil.rmtree(folder)


def _account(folder: Path) -> str | None:
    """The account that the server runs under, if not ours; the folder is made its own."""
    if os.geteuid() != 0:
        return None
    user = pwd.getpwnam(ACCOUNT)
    os.chown(folder, user.pw_uid, user.pw_gid)
    return ACCOUNT


def _run(account: str | None, *words: object) -> None:
    done = subprocess.run([str(w) for w in words], user=account, capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, timeout=120, cwd="/")  # fmt: skip
    assert done.returncode == 0, f"{words[0]}: {done.stderr}"
