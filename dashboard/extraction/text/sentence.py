"""A sentence of a report: its tokens, and the vocabulary terms in them."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Protocol

from dashboard.extraction.text.tokens import Token, tokens
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import vocabulary


class Span(Protocol):
    """What stands at tokens[first:last] of a sentence."""

    @property
    def first(self) -> int: ...

    @property
    def last(self) -> int: ...


class Kind(StrEnum):
    HEADLINE = "headline"
    DATELINE = "dateline"
    BODY = "body"
    BOILERPLATE = "boilerplate"


@dataclass
class Sentence:
    """text[start:end] of the report, with the vocabulary terms in it."""

    text: str
    start: int
    end: int
    kind: Kind
    language: str
    paragraph: int = 0
    lead_end: int = 0  # offset where a dateline at the beginning of the sentence ends
    cut: bool = False  # too long to be read at once: something may stand across its end
    _by_category: dict[str, list[Term]] | None = field(default=None, repr=False)

    @cached_property
    def tokens(self) -> list[Token]:
        return tokens(self.text, self.start, self.end)

    @cached_property
    def terms(self) -> dict[str, list[Term]]:
        """Category → its terms, in order."""
        found: dict[str, list[Term]] = {}
        for term in vocabulary(self.language).find(self.tokens):
            if term.category != "times" and self.tokens[term.first].text == "May":
                continue  # the month, not the verb
            found.setdefault(term.category, []).append(term)
        return found

    def of(self, category: str) -> list[Term]:
        return self.terms.get(category, [])

    def begins(self, category: str, at: int) -> bool:
        """Does a term of a vocabulary begin at a token?"""
        return any(term.first == at for term in self.of(category))

    def ends(self, category: str, at: int) -> bool:
        """Does a term of a vocabulary end before a token?"""
        return any(term.last == at for term in self.of(category))

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where tokens[first:last] stand in the text."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def slice(self, first: int, last: int) -> str:
        """The text of tokens[first:last]."""
        start, end = self.span(first, last)
        return self.text[start:end]

    def low(self, at: int) -> str:
        """A token in the form of the vocabularies; empty outside of the sentence."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def before(self, at: int, reach: int) -> list[str]:
        """The last few words before a token, in the form of the vocabularies."""
        return [token.low for token in self.tokens[max(0, at - reach) : at]]

    def after(self, at: int, reach: int) -> list[str]:
        """The words from a token on, in the form of the vocabularies."""
        return [token.low for token in self.tokens[at : at + reach]]

    def between(self, one: Span, other: Span) -> list[Token]:
        """The tokens that part two of its terms, phrases or names, whichever comes first."""
        if other.first >= one.last:
            return self.tokens[one.last : other.first]
        return self.tokens[other.last : one.first]


def has_mark(gap: list[Token], marks: str) -> bool:
    """Does one of these marks stand in a gap?"""
    return any(token.text in marks for token in gap)


def around(*spans: Span) -> tuple[int, int]:
    """(first, last) of the words from the first of several spans to the last."""
    return min(span.first for span in spans), max(span.last for span in spans)
