"""`python -m tests.bench.extraction`: reports of 250 words a second on one core, and memory.

The texts are the labelled development texts, joined and cut to 250 words. The baseline of the same
run splits them into words with a regular expression: only the ratio is a claim.
"""

import datetime as dt
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from dashboard.extraction import extract
from dashboard.gazetteer import load_gazetteer
from dashboard.model.report import Report

TEXTS = Path(__file__).parents[1] / "cases" / "development" / "texts"
WORDS, ROUNDS = 250, 3
WORD = re.compile(r"\w+")
PUBLISHED = dt.date(2026, 1, 15)
TARGET_SPEED, TARGET_MEMORY = 60, 300


def main() -> None:
    texts = list(bench_texts())
    words = _seconds(lambda: [WORD.findall(text) for text in texts])
    gazetteer = load_gazetteer()
    reports = [Report(report_id=str(n), published=PUBLISHED, text=t) for n, t in enumerate(texts)]
    claims = sum(len(extract(report, gazetteer).claims) for report in reports)  # and warms up
    ours = _seconds(lambda: [extract(report, gazetteer) for report in reports])
    speed, memory = len(texts) / ours, _memory()
    print(f"extraction, {len(texts)} reports of {WORDS} words, {claims} claims, one core:")
    print(
        f"  {speed:.0f} reports/s (target {TARGET_SPEED}), peak {memory:.0f} MB ({TARGET_MEMORY})"
    )
    print(f"  {ours / words:.0f} × splitting into words ({len(texts) / words:.0f} reports/s)")


def bench_texts() -> Iterator[str]:
    """The development texts of each language one after the other, cut into pieces of 250 words."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt"))]
    joined = "\n\n".join(texts)
    ends = [match.end() for match in WORD.finditer(joined)][WORDS - 1 :: WORDS]
    for start, end in zip([0, *ends[:-1]], ends, strict=True):
        yield joined[start:end].strip()


def _seconds(work: Callable[[], object]) -> float:
    """Processor time of the fastest of a few rounds."""
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


def _memory() -> float:
    """Peak resident memory of this process, MB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


if __name__ == "__main__":
    main()
