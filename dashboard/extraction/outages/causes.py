"""Why a service is out: what the report itself ties it to, an attack, a timetable, grid protection.

Told in the sentence, else in its paragraph; else an attack, where the report names no other cause.
"""

from collections.abc import Sequence
from functools import cached_property

from dashboard.extraction.text.sentence import Kind, Sentence
from dashboard.extraction.text.trie import Term
from dashboard.model.vocabulary import Cause

WALL, WALL_COST = ";:—–", 10


class Causes:
    """The causes that each sentence of a report names (data/vocabulary/causes.csv)."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences

    def of(self, index: int, first: int, last: int) -> Cause:
        """The cause of what stands at tokens[first:last] of a sentence."""
        return self._own(index, first, last) or self._beside(index) or self._only

    def _own(self, index: int, first: int, last: int) -> Cause | None:
        sentence = self.sentences[index]
        terms = sentence.of("causes")
        if not terms:
            return None
        nearest = min(terms, key=lambda t: (_distance(sentence, t, first, last), t.first))
        return Cause(nearest.value)

    def _beside(self, index: int) -> Cause | None:
        """The cause that the paragraph names last before a sentence, else first after it."""
        for step, pick in ((-1, -1), (1, 0)):
            at = index + step
            while 0 <= at < len(self.sentences) and self._together(at, index):
                if terms := self.sentences[at].of("causes"):
                    return Cause(terms[pick].value)
                at += step
        return None

    def _together(self, one: int, other: int) -> bool:
        return self.sentences[one].paragraph == self.sentences[other].paragraph

    @cached_property
    def _only(self) -> Cause:
        """An attack, where no sentence on a service names another cause; else not known."""
        named = {
            Cause(term.value)
            for sentence in self.sentences
            if sentence.kind != Kind.BOILERPLATE
            for term in sentence.of("causes")
            if term.value == Cause.ATTACK or sentence.of("outages")
        }
        return Cause.ATTACK if named == {Cause.ATTACK} else Cause.UNKNOWN


def _distance(sentence: Sentence, term: Term, first: int, last: int) -> int:
    low, high = (last, term.first) if term.first >= last else (term.last, first)
    gap = sentence.tokens[low:high]  # none where the words of the cause are those of the outage
    return len(gap) + WALL_COST * sum(t.text in WALL for t in gap)
