"""Sorted text tables kept as bytes: lines are parsed when asked for, so loading is cheap."""

import gzip
import re
from array import array
from bisect import bisect_left
from pathlib import Path

PREFIX_BYTES = 6  # three Cyrillic letters


class Table:
    """Lines of a gzip file by number, or by their first tab-separated column if sorted by it."""

    def __init__(self, path: Path) -> None:
        self._text = gzip.decompress(path.read_bytes())
        ends = (match.end() for match in re.finditer(b"\n", self._text))
        self._starts = array("I", [0, *ends])

    def __len__(self) -> int:
        return len(self._starts) - 1

    def line(self, number: int) -> str:
        return self._text[self._starts[number] : self._starts[number + 1] - 1].decode()

    def find(self, first: str, low: int = 0, high: int | None = None) -> int | None:
        """Number of the line whose first column is `first`; bytes order, as Python sorts code points."""
        wanted = first.encode() + b"\t"
        text, starts = self._text, self._starts
        high = len(self) if high is None else high
        number = bisect_left(
            range(high), wanted, low, high, key=lambda at: text[starts[at] : starts[at + 1]]
        )
        return number if number < high and text.startswith(wanted, starts[number]) else None
