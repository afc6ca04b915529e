"""The role of each place that a text names.

An event's place; an institution's home; a launch site; a direction; a foreign place; the capital as
the name of a government; a dateline. Only the first makes a claim; an institution's home stands in
where nothing else is named.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from dashboard.extraction.text.sentence import Kind, Sentence
from dashboard.extraction.text.tokens import Token
from dashboard.extraction.text.vocabulary import words
from dashboard.model.place import Place
from dashboard.model.vocabulary import Level

CAPITAL = "UA80"
MOST = words("most")
OF_THEM = ("in", "of", "them", "whom", "the", "у", "в", "на", "із", "з", "них", "всего", "из")
SUPPLIED = 6  # words between "restored to" and the place
RIVERS = words("river")


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
    anaphor: bool = False

    @property
    def known(self) -> bool:
        return self.place is not None and self.place.resolved


def with_roles(sentence: Sentence, found: list[Mention]) -> list[Mention]:
    out: list[Mention] = []
    for mention in found:
        role = _role(sentence, mention, out[-1] if out else None)
        if role is not None:
            out.append(mention._replace(role=role))
    return out


def _role(sentence: Sentence, mention: Mention, previous: Mention | None) -> Role | None:
    words = sentence.tokens
    follow = words[mention.last].low if mention.last < len(words) else ""
    before = words[mention.first - 1].low if mention.first else ""
    if follow in RIVERS or before in RIVERS:
        return None
    if mention.first < len(words) and words[mention.first].start < sentence.lead_end:
        return Role.DATELINE
    if sentence.kind == Kind.DATELINE:
        return Role.DATELINE
    if _launched(sentence, mention) or (
        previous and previous.role == Role.LAUNCH and chained(sentence, previous, mention)
    ):
        return Role.LAUNCH
    if mention.place is None:
        return _foreign_role(sentence, mention)
    if _is_mostly(words, mention.first):
        return Role.ACTOR
    if mention.place.level == Level.COUNTRY:
        located = preposition_before(sentence, mention.first) == "in"
        return (
            Role.NATION
            if located and not words[mention.last - 1].text.endswith(("'s", "’s"))
            else Role.COUNTRY
        )
    if _in_speaker(sentence, mention):
        return Role.HOME
    if (
        mention.place.pcode
        and mention.place.pcode.startswith(CAPITAL)
        and _as_government(sentence, mention)
    ):
        return Role.ACTOR
    if previous and previous.role == Role.DIRECTION and chained(sentence, previous, mention):
        return Role.DIRECTION
    preposition = preposition_before(sentence, mention.first)
    if preposition == "to" and _is_supplied(sentence, mention):
        return Role.EVENT
    if preposition == "to" or (preposition == "from" and mention.first > 2):
        return Role.DIRECTION
    return Role.EVENT


def _is_supplied(sentence: Sentence, mention: Mention) -> bool:
    """ "Running water returned to the town of Shostka": nothing flies there."""
    return any(
        term.detail in ("restored", "partly_restored")
        and 0 <= mention.first - term.last <= SUPPLIED
        for term in sentence.of("outages")
    )


def preposition_before(sentence: Sentence, at: int) -> str | None:
    """The kind of preposition before a name, past "the city of", articles and adjectives."""
    for term in sentence.of("levels"):
        if term.detail == "before" and term.last == at:
            at = term.first
    at -= at > 0 and sentence.tokens[at - 1].low in (
        "the",
        "ukraine",
        "southern",
        "eastern",
        "northern",
    )
    for term in sentence.of("prepositions"):
        if term.last == at:
            return term.value
    return None


def _launched(sentence: Sentence, mention: Mention) -> bool:
    if any(
        term.value == "occupied Crimea" and term.first == mention.first
        for term in sentence.of("foreign")
    ):
        return True
    for term in sentence.of("launches"):
        reach = 4 if term.last - term.first > 1 else 1
        if term.last <= mention.first <= term.last + reach:
            between = sentence.tokens[term.last : mention.first]
            if not any(t.low in ".;:!?" for t in between):
                return True
    return False


def chained(sentence: Sentence, one: Mention, other: Mention) -> bool:
    gap = sentence.tokens[one.last : other.first]
    return len(gap) <= 4 and all(
        t.low
        in (
            ",",
            "and",
            "та",
            "і",
            "й",
            "и",
            "або",
            "or",
            "з",
            "із",
            "from",
            "з-під",
            "of",
            "the",
            "occupied",
            "окупованому",
            "криму",
            "—",
            "російського",
            "також",
        )
        for t in gap
    )


def _foreign_role(sentence: Sentence, mention: Mention) -> Role | None:
    """Foreign places count only where something happens in them."""
    term = next(t for t in sentence.of("foreign") if t.first == mention.first)
    if term.detail == "sea":
        return None
    if term.detail == "actor":
        return Role.ACTOR
    located = preposition_before(sentence, mention.first) in ("in", "near")
    follow = [t.low for t in sentence.tokens[mention.last : mention.last + 2]]
    if follow == [",", "where"]:
        return Role.FOREIGN
    if term.detail == "region":
        return Role.FOREIGN
    return (
        Role.FOREIGN
        if located or preposition_before(sentence, mention.first) == "of"
        else Role.ACTOR
    )


def _in_speaker(sentence: Sentence, mention: Mention) -> bool:
    """Inside or beside the name of an office: "Kharkiv regional prosecutors", "mayor of Kyiv"."""
    words = sentence.tokens
    for term in sentence.of("speakers"):
        if term.first <= mention.first < term.last:
            return True
        if term.detail == "org" and term.last == mention.first and _goes_on(words, mention.last):
            return True
        if term.first == mention.last:
            return True
        gap = sentence.tokens[term.last : mention.first]
        if (
            mention.first >= term.last
            and len(gap) <= 2
            and all(t.low in ("of", "the", "in", "for", "ukraine") for t in gap)
            and term.detail == "role"
        ):
            return True
        if (
            term.detail == "occupier"
            and 0 <= mention.first - term.last <= 5
            and not any(t.text in ",.;:" for t in gap)
        ):
            return True
        if sentence.language != "en" and mention.first == term.last and term.detail != "org":
            return True
    return False


def _is_mostly(words: Sequence[Token], at: int) -> bool:
    """ "Nine were wounded – most of them in Kramatorsk": not where all of it happened."""
    while at and words[at - 1].low in OF_THEM:
        at -= 1
    return at > 0 and words[at - 1].low in MOST


def _goes_on(words: Sequence[Token], at: int) -> bool:
    """ "DTEK Dnipro Grids": is the name of an organisation longer than the place in it?"""
    return at < len(words) and words[at].text[:1].isupper()


def _as_government(sentence: Sentence, mention: Mention) -> bool:
    """ "Kyiv accuses Moscow": the capital's name for the government."""
    words = sentence.tokens
    if sentence.kind == Kind.HEADLINE:
        return any(t.first == mention.last for t in sentence.of("reporting"))
    if words[mention.last - 1].text.endswith(("'s", "’s")) or mention.last - mention.first > 1:
        return False
    reporting = any(
        t.first == mention.last and t.detail == "verb" for t in sentence.of("reporting")
    )
    if reporting:
        return True
    if preposition_before(sentence, mention.first) in ("in", "near", "of"):
        return False
    if any(
        t.first in (mention.last, mention.last + 1, mention.last + 2)
        for category in ("assets", "groups", "outages")
        for t in sentence.of(category)
    ):
        return False
    if any(t.low == ":" for t in words[mention.last : mention.last + 1]):
        return False
    return words[mention.first].low in ("kyiv", "київ", "киев", "kiev")


def occupied(mentions: Sequence[Mention]) -> frozenset[int]:
    """Tokens that belong to names."""
    return frozenset(n for m in mentions for n in range(m.first, m.last))
