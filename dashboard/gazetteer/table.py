"""Sorted text tables kept as bytes: a line is parsed when asked for, so loading is cheap."""

import gzip
import re
from array import array
from bisect import bisect_right
from pathlib import Path

PAGE = 64  # lines between the keys that are held as objects


class Table:
    """Lines of a gzip file by number, or by their first tab-separated column if sorted by it."""

    def __init__(self, path: Path) -> None:
        self._text = gzip.decompress(path.read_bytes())
        self._starts = array("I", [0, *(match.end() for match in re.finditer(b"\n", self._text))])
        self._page_starts = self._starts[:-1:PAGE] + self._starts[-1:]
        self._page_keys = [self._first(page * PAGE) for page in range(len(self._page_starts) - 1)]

    def __len__(self) -> int:
        return len(self._starts) - 1

    def line(self, number: int) -> str:
        return self._text[self._starts[number] : self._starts[number + 1] - 1].decode()

    def find(self, first: str) -> int | None:
        """Number of the line whose first column is `first`; the file is sorted by UTF-8 bytes."""
        wanted = first.encode()
        page = bisect_right(self._page_keys, wanted) - 1
        if page < 0:
            return None
        low, high = self._page_starts[page], self._page_starts[page + 1]
        if self._page_keys[page] == wanted:
            return page * PAGE
        at = self._text.find(b"\n" + wanted + b"\t", low, high)
        return None if at < 0 else bisect_right(self._starts, at + 1) - 1

    def _first(self, number: int) -> bytes:
        line = self._text[self._starts[number] : self._starts[number + 1] - 1]
        return line.partition(b"\t")[0]
