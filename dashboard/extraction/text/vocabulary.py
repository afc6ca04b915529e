"""data/vocabulary/*.csv as one trie for each language.

Every file has the columns language, term and two of its own: what the term means, and a detail of
it (data/vocabulary/README.md). A term cell may hold several spellings, separated by `|`.
"""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from dashboard.extraction.text.trie import Row, Trie
from dashboard.settings import DATA

FOLDER = DATA / "vocabulary"
LANGUAGES = ("en", "uk", "ru")


def read_rows(file: Path) -> Iterator[tuple[str, str, Row]]:
    """(language, term, row) of each spelling in a file; the category is the file's name."""
    with file.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        next(reader)
        for language, terms, value, detail in reader:
            for term in terms.split("|"):
                yield language, term, Row(file.stem, value, detail)


@cache
def vocabulary(language: str) -> Trie:
    """All terms of a language; `*` in the language column stands for every language."""
    trie = Trie()
    for file in sorted(FOLDER.glob("*.csv")):
        for spoken, term, row in read_rows(file):
            if spoken in (language, "*"):
                trie.add(term, row)
    return trie


def words(name: str) -> frozenset[str]:
    """A set of plain words by its name in words.csv; raises LookupError where there is none."""
    found = _word_sets()[name]
    if any(word.endswith("*") for word in found):
        raise LookupError(f"the set {name} has stems: ask for stems({name!r})")
    return frozenset(found)


def stems(name: str) -> tuple[str, ...]:
    """A set of beginnings by its name in words.csv (`енергет*`), as `str.startswith` takes it."""
    return tuple(word.removesuffix("*") for word in _word_sets()[name])


@cache
def _word_sets() -> dict[str, list[str]]:
    sets: dict[str, list[str]] = {}
    for _, terms, row in read_rows(FOLDER / "words.csv"):
        sets.setdefault(row.value, []).extend(terms.split())
    return sets
