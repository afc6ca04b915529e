"""Publishes ever more synthetic claims; says each id once it is published. Killed by a test."""

import datetime as dt
import itertools
import sys
from pathlib import Path

from dashboard.linking import assemble
from dashboard.release import publish_release
from tests.factories import casualty, report
from tests.release.conftest import AREA, known_unit


def main(releases: Path, *, once: bool) -> None:
    offset = len(list(releases.iterdir()))
    for number in itertools.count(1):
        claims = [casualty(f"r1-{n}", n) for n in range(offset + number)]
        reports = {"r1": report("r1")}
        events = assemble(claims, reports, [], known_unit)
        release_id = publish_release(
            releases,
            incidents=events.incidents,
            tallies=events.tallies,
            outages=events.outages,
            claims=claims,
            reports=reports,
            unit=known_unit,
            areas=[AREA],
            at=dt.datetime.now(dt.UTC),
        )
        sys.stdout.write(f"{release_id}\n")
        sys.stdout.flush()
        if once:
            return


main(Path(sys.argv[1]), once="once" in sys.argv)
