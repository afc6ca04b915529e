"""What the public side must not be able to reach, looked at before it starts."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from dashboard.errors import UnsafeToServe
from dashboard.model.tables import DATAPACKAGE, POINTER
from dashboard.settings import Profile, Settings

LEDGER_SUFFIXES = (".sqlite", ".sqlite-wal", ".db")


def refuse_what_could_leak(settings: Settings, environment: Mapping[str, str]) -> None:
    """UnsafeToServe if a ledger is configured or readable, or the release is one for the desk."""
    if environment.get("DASHBOARD_LEDGER"):
        raise UnsafeToServe(
            "A public server must not know a ledger: leave DASHBOARD_LEDGER empty for it."
        )
    for folder in (settings.home, settings.releases):
        found = _readable_ledger(folder)
        if found:
            raise UnsafeToServe(
                f"A public server could read the ledger {found}. Run it under an account or on a "
                "machine that cannot, and give it the releases alone: set DASHBOARD_HOME to an "
                "empty folder and DASHBOARD_RELEASES to a copy of the releases."
            )
    if profile_of(settings.releases) == Profile.DESK:
        raise UnsafeToServe(
            f"The release in {settings.releases} is for the desk. Publish one with "
            "`publish --profile public`."
        )


def profile_of(releases: Path) -> str | None:
    """The profile of the current release; None if there is no release that can be read."""
    try:
        current = (releases / POINTER).read_text(encoding="utf-8").strip()
        return str(json.loads((releases / current / DATAPACKAGE).read_text("utf-8"))["profile"])
    except (OSError, ValueError, KeyError):
        return None


def _readable_ledger(folder: Path) -> Path | None:
    try:
        files = [path for path in folder.iterdir() if path.suffix in LEDGER_SUFFIXES]
    except OSError:
        return None
    return next((path for path in files if os.access(path, os.R_OK)), None)
