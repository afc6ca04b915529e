"""What the gazetteer costs a process."""

import subprocess
import sys

from dashboard.settings import ROOT

MEASURE = """
import time, tracemalloc
from itertools import islice
from dashboard.gazetteer.gazetteer import Gazetteer
from dashboard.settings import DATA
started = time.perf_counter()
Gazetteer(DATA / "gazetteer")
seconds = time.perf_counter() - started
tracemalloc.start()
gazetteer = Gazetteer(DATA / "gazetteer")
for place in islice(gazetteer.settlements(), 0, None, 10):
    gazetteer.find(place.name_uk)
print(seconds, tracemalloc.get_traced_memory()[1])
"""


def test_it_takes_less_than_60_mb() -> None:
    """Loaded and with its caches filled; the load time is printed, not judged."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE], cwd=ROOT, capture_output=True, text=True, check=True
    )
    seconds, peak = done.stdout.split()
    print(f"loaded in {float(seconds):.2f} s, {int(peak) / 1e6:.0f} MB at most")
    assert int(peak) < 60_000_000
