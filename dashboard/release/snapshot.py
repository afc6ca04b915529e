"""A release is written aside, then named, then pointed to; a crash before that leaves no trace.

.publishing/            tables are being written
.publishing-<id>/tables complete, about to be renamed to <id>
<id>/                   the release; `.publishing-<id>` still says that nothing points to it yet
current                 replaced in one step; then `.publishing-<id>` goes
"""

import datetime as dt
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dashboard.errors import ReleaseUnusable
from dashboard.model.tables import DATAPACKAGE
from dashboard.release.contents import Contents, public_contents
from dashboard.release.corrections import Reasons, Row, corrections
from dashboard.release.datapackage import (
    Described,
    content_hash,
    describe_table,
    read_datapackage,
    verify_release,
    write_datapackage,
)
from dashboard.release.geoparquet import Feature, write_areas
from dashboard.release.parts import public_reading
from dashboard.release.pointer import (
    RELEASE_ID,
    current_id,
    current_release,
    point_to,
    sole_publisher,
    sync,
)
from dashboard.release.policy.decide import Accepted
from dashboard.release.policy.rules import Policy

WORKSHOP = ".publishing"
NO_REASONS = Reasons()
STAMP = "%Y%m%dT%H%M%SZ"


def publish_release(
    releases: Path,
    accepted: Accepted,
    policy: Policy,
    areas: Sequence[Feature],
    *,
    at: dt.datetime | None = None,
    as_of: dt.datetime | None = None,
    reasons: Reasons = NO_REASONS,
    **more: object,
) -> str:
    """Writes what policy lets out as the new current release and returns its id.

    Content that the current release holds already, under the same profile, changes nothing: its id
    is returned. `at` is now; delays are looked at `as_of` that moment. `reasons` are for the
    correction log, `more` goes into datapackage.json.
    """
    try:
        return _published(releases, accepted, policy, areas, at, as_of, reasons, more)
    except OSError as error:  # of the disk; what is half written is cleared by the next publish
        raise ReleaseUnusable(
            f"The release cannot be written ({error.strerror or 'an error of it'}). Make room "
            "on the disk and publish again; the current release is unchanged."
        ) from error


def _published(
    releases: Path,
    accepted: Accepted,
    policy: Policy,
    areas: Sequence[Feature],
    at: dt.datetime | None,
    as_of: dt.datetime | None,
    reasons: Reasons,
    more: Mapping[str, object],
) -> str:
    at = at or dt.datetime.now(dt.UTC)
    contents = public_contents(accepted, policy, public_reading(accepted, policy, as_of or at))
    with sole_publisher(releases):
        clear_leftovers(releases)
        workshop = releases / WORKSHOP
        tables = write_tables(workshop / "tables", contents, areas)
        known = _profile(releases)
        reasons = replace(reasons, other_profile=known is not None and known != policy.profile)
        log = corrections(releases, workshop / "tables", reasons, at)
        tables.append(write_corrections(workshop / "tables", log))
        unchanged = _holding(releases, content_hash(tables), policy.profile)
        if unchanged:
            shutil.rmtree(workshop)
            return unchanged
        return install(releases, tables, at, profile=policy.profile, **more)


def write_corrections(folder: Path, log: Sequence[Row]) -> Described:
    from dashboard.release.parquet import write_table

    rows = write_table(folder / "corrections.parquet", "corrections", log)
    return describe_table(folder, "corrections", rows)


def write_tables(folder: Path, contents: Contents, areas: Sequence[Feature]) -> list[Described]:
    from dashboard.release.parquet import write_table

    folder.mkdir(parents=True)
    counts = {
        table: write_table(folder / f"{table}.parquet", table, rows)
        for table, rows in contents.tables().items()
    }
    counts["areas"] = write_areas(folder / "areas.parquet", areas)
    return [describe_table(folder, table, rows) for table, rows in counts.items()]


def install(releases: Path, tables: list[Described], at: dt.datetime, **more: object) -> str:
    """Turns the written tables of the workshop into the current release; returns its id."""
    release_id = _rising_id(releases, content_hash(tables), at)
    workshop, named = releases / WORKSHOP, releases / f"{WORKSHOP}-{release_id}"
    write_datapackage(workshop / "tables", release_id, at, tables, **more)
    for name in (*(table["path"] for table in tables), DATAPACKAGE, "."):
        sync(workshop / "tables" / name)
    os.replace(workshop, named)
    sync(releases)
    os.replace(named / "tables", releases / release_id)
    sync(releases)
    point_to(releases, release_id)
    named.rmdir()
    return release_id


def clear_leftovers(releases: Path) -> None:
    """Removes what killed publishes left: half-written tables, and releases never pointed to."""
    current = current_id(releases)
    for left in releases.glob(f"{WORKSHOP}*"):
        release_id = left.name.removeprefix(f"{WORKSHOP}-")
        if RELEASE_ID.fullmatch(release_id) and release_id != current:
            shutil.rmtree(releases / release_id, ignore_errors=True)
        shutil.rmtree(left)


def _profile(releases: Path) -> str | None:
    """The profile of the current release."""
    try:
        return str(read_datapackage(current_release(releases)).get("profile"))
    except ReleaseUnusable:
        return None


def _holding(releases: Path, content: str, profile: str) -> str | None:
    """The id of the current release if it holds this content, undamaged."""
    try:
        folder = current_release(releases)
        described = read_datapackage(folder)
        if (described["content_sha256"], described.get("profile")) != (content, profile):
            return None
        verify_release(folder)
    except ReleaseUnusable:
        return None
    return folder.name


def _rising_id(releases: Path, content: str, at: dt.datetime) -> str:
    """UTC second and short content hash; later than all others, whatever the clock says."""
    moment = at.astimezone(dt.UTC)
    stamps = [path.name[:16] for path in releases.iterdir() if RELEASE_ID.fullmatch(path.name)]
    if stamps and f"{moment:{STAMP}}" <= max(stamps):
        newest = dt.datetime.strptime(max(stamps), STAMP).replace(tzinfo=dt.UTC)
        moment = newest + dt.timedelta(seconds=1)
    return f"{moment:{STAMP}}-{content[:8]}"
