"""Publishes ever more synthetic claims; says each id once it is published. Killed by a test."""

import itertools
import sys
from pathlib import Path

from dashboard.release import load_policy, publish_release
from tests.factories import AREA, casualty
from tests.release.conftest import accepted


def main(releases: Path, *, once: bool) -> None:
    offset = len(list(releases.iterdir()))
    for number in itertools.count(1):
        claims = [casualty(f"r1-{n}", n) for n in range(offset + number)]
        release_id = publish_release(releases, accepted(claims), load_policy(), [AREA])
        sys.stdout.write(f"{release_id}\n")
        sys.stdout.flush()
        if once:
            return


main(Path(sys.argv[1]), once="once" in sys.argv)
