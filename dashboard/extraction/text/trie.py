"""Terms of one or more words, looked up in running text.

A word of a term may end in `*` (any ending: `підстанц*`), and `..` stands for up to three words.
Terms of one category do not overlap: the longest wins, and at equal length the exact spelling.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dashboard.extraction.text.tokens import MARK, WORD, Token, tokens

GAP, GAP_WORDS = "..", 3


class Row(NamedTuple):
    """One line of a vocabulary: what a term means, and the other columns of the line."""

    category: str
    value: str
    detail: str


class Term(NamedTuple):
    """A term found at tokens[first:last] of a sentence."""

    category: str
    value: str
    detail: str
    first: int
    last: int


class _Node:
    __slots__ = ("exact", "gap", "lengths", "rows", "stems")

    def __init__(self) -> None:
        self.exact: dict[str, _Node] = {}
        self.stems: dict[str, _Node] = {}
        self.lengths: tuple[int, ...] = ()
        self.gap: _Node | None = None
        self.rows: dict[str, Row] = {}


class Trie:
    """All terms of one language, of every category."""

    def __init__(self) -> None:
        self._root = _Node()

    def add(self, term: str, row: Row) -> None:
        """The first row of a category keeps a term that is listed twice."""
        node = self._root
        for word in _words(term):
            node = _child(node, word)
        node.rows.setdefault(row.category, row)

    def find(self, words: Sequence[Token]) -> list[Term]:
        """The terms in a sentence, in order of their first token."""
        found: list[Term] = []
        taken: dict[str, int] = {}
        for first, token in enumerate(words):
            if token.kind == MARK and token.low not in self._root.exact:
                continue
            best: dict[str, tuple[int, int, Row]] = {}
            _walk(self._root, words, first, 0, best)
            for category, (last, _, row) in best.items():
                if first >= taken.get(category, 0):
                    taken[category] = last
                    found.append(Term(category, row.value, row.detail, first, last))
        return found


def _words(term: str) -> list[str]:
    """The words of a term as the tokenizer would cut them, wild cards kept."""
    out: list[str] = []
    for part in term.lower().split():
        if part == GAP:
            out.append(GAP)
            continue
        stem = part.endswith("*")
        cut = [token.low for token in tokens(part.rstrip("*"))]
        if stem and cut:
            cut[-1] += "*"
        out.extend(cut)
    return out


def _child(node: _Node, word: str) -> _Node:
    if word == GAP:
        node.gap = node.gap or _Node()
        return node.gap
    if not word.endswith("*"):
        return node.exact.setdefault(word, _Node())
    stem = word[:-1]
    node.lengths = tuple(sorted({*node.lengths, len(stem)}, reverse=True))
    return node.stems.setdefault(stem, _Node())


def _walk(
    node: _Node,
    words: Sequence[Token],
    at: int,
    exactness: int,
    best: dict[str, tuple[int, int, Row]],
) -> None:
    """Follows every path from a node; keeps the longest, then most exact, row per category."""
    for category, row in node.rows.items():
        known = best.get(category)
        if known is None or (at, exactness) > known[:2]:
            best[category] = (at, exactness, row)
    if at >= len(words):
        return
    low = words[at].low
    if (exact := node.exact.get(low)) is not None:
        _walk(exact, words, at + 1, exactness + 100, best)
    for length in node.lengths:
        if (stem := node.stems.get(low[:length])) is not None and len(low) >= length:
            _walk(stem, words, at + 1, exactness + length, best)
    if node.gap is not None:
        _skip(node.gap, words, at, exactness, best)


def _skip(
    gap: _Node,
    words: Sequence[Token],
    at: int,
    exactness: int,
    best: dict[str, tuple[int, int, Row]],
) -> None:
    for reach in range(GAP_WORDS + 1):
        if reach and (at + reach > len(words) or words[at + reach - 1].kind == MARK):
            return
        _walk(gap, words, at + reach, exactness, best)


def built(rows: Mapping[str, Row]) -> Trie:
    """A small trie, for tests and for lists made in code."""
    trie = Trie()
    for term, row in rows.items():
        trie.add(term, row)
    return trie


__all__ = ["WORD", "Row", "Term", "Trie", "built"]
