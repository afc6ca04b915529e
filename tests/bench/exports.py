"""`python -m tests.bench.exports`: seconds, rows a second and memory of whole exports, by size.

Synthetic incidents in a temporary folder. Each export runs in a process of its own; only the ratios
between the sizes are claims: memory must not grow with the number of rows.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tests.bench.synthetic import write_synthetic_release

EXPORT = """
import re, sys, time
from pathlib import Path
from dashboard.exports import export_pieces
from dashboard.queries import Filters, batches, open_release
release = open_release(Path(sys.argv[1]))
start, size = time.monotonic(), 0
for piece in export_pieces(batches(release, sys.argv[2], Filters()), sys.argv[3]):
    size += len(piece)
# not getrusage: a child begins with the peak of the process that started it
peak = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text()).group(1))
print(time.monotonic() - start, size, peak / 1024)
"""


class Exported(NamedTuple):
    """Seconds, bytes written, MB of memory of the process at most."""

    seconds: float
    size: float
    peak: float


def measure(releases: Path, what: str, file_format: str) -> Exported:
    words = [sys.executable, "-c", EXPORT, str(releases), what, file_format]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    return Exported(*map(float, done.stdout.split()))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--incidents", type=int, nargs=2, default=[100_000, 1_000_000])
    small, large = ask.parse_args().incidents
    with tempfile.TemporaryDirectory() as folder:
        for number in (small, large):
            write_synthetic_release(Path(folder) / str(number), number)
        print(f"{'export':20}{small:>20,}{large:>20,} incidents; what that multiplies")
        for what in ("incidents", "claims"):
            for file_format in ("csv", "geojson"):
                one, other = (
                    measure(Path(folder) / str(number), what, file_format)
                    for number in (small, large)
                )
                print_row(f"{what}.{file_format}", one, other)


def print_row(name: str, one: Exported, other: Exported) -> None:
    cells = (f"{each.seconds:6.1f} s {each.peak:8.0f} MB" for each in (one, other))
    more = (other[n] / one[n] for n in range(3))
    print("{:20}{:>20}{:>20}".format(name, *cells), end="  ")
    print("seconds x{:.1f}, bytes x{:.1f}, memory x{:.2f}".format(*more))


if __name__ == "__main__":
    main()
