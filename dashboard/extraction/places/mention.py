"""A place that a text names, and the role in which it does."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.vocabulary import words
from dashboard.model.place import Place

CAPITAL = "UA80"
CHAIN, CHAIN_REACH = words("chain_names") | set(",—"), 4


class Role(StrEnum):
    EVENT = "event"
    HOME = "institution"
    LAUNCH = "launch_site"
    DIRECTION = "direction"
    FOREIGN = "foreign"
    ACTOR = "actor"
    DATELINE = "dateline"
    COUNTRY = "country"
    NATION = "nation"  # "in Ukraine": the whole of it, where nothing finer is named


class Mention(NamedTuple):
    """A place named at tokens[first:last]; `place` is None for a foreign one."""

    place: Place | None
    first: int
    last: int
    role: Role
    text: str

    @property
    def known(self) -> bool:
        return self.place is not None and self.place.resolved


def occupied(mentions: Sequence[Mention]) -> frozenset[int]:
    """Tokens that belong to names."""
    return frozenset(n for m in mentions for n in range(m.first, m.last))


def chained(sentence: Sentence, one: Mention, other: Mention) -> bool:
    """Are two places of one list: "Sumy, Kharkiv and Poltava", "Kursk and occupied Crimea"?"""
    gap = sentence.tokens[one.last : other.first]
    return len(gap) <= CHAIN_REACH and all(t.low in CHAIN for t in gap)
