"""Signs that a name is meant as a place, and of which level: "region", "the city of", "in"."""

from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.vocabulary import words
from dashboard.model.vocabulary import Level

ADJECTIVES = ("ського", "цького", "ському", "цькому", "ський", "ского", "ском", "ский", "цкого")
BEFORE_NAME = words("before_name")


def is_adjective(form: str) -> bool:
    """ "Вознесенського": a name that agrees with a level word."""
    return form.lower().endswith(ADJECTIVES)


def preposition_before(sentence: Sentence, at: int) -> str | None:
    """The kind of preposition before a name, past "the city of", articles and adjectives."""
    for term in sentence.of("levels"):
        if term.detail == "before" and term.last == at:
            at = term.first
    at -= sentence.low(at - 1) in BEFORE_NAME
    return next((t.value for t in sentence.of("prepositions") if t.last == at), None)


def level_announced(sentence: Sentence, at: int) -> Level | None:
    """ "двох районів — Вознесенського та Миколаївського": the level word some words before."""
    for term in sentence.of("levels"):
        if (
            term.detail == "after"
            and term.value in ("raion", "hromada")
            and 1 <= at - term.first <= 6
        ):
            return Level(term.value)
    return None


def followed_by_type(sentence: Sentence, last: int) -> bool:
    """ "Хорлы — село у моря", "Bilozerka, a town in Kherson region"."""
    words = sentence.tokens
    if last >= len(words) or words[last].text not in ",—–-(":
        return False
    return any(
        t.value == "settlement" and last < t.first <= last + 2 for t in sentence.of("levels")
    )


def form_of(sentence: Sentence, first: int, last: int) -> str:
    """The words of a name without a possessive ending."""
    text = sentence.slice(first, last)
    for ending in ("'s", "’s", "ʼs"):
        text = text.removesuffix(ending)
    return text


def is_level(sentence: Sentence, at: int) -> bool:
    """ "region", "району": a level word that stands after the name."""
    return any(term.first == at and term.detail == "after" for term in sentence.of("levels"))


def level_near(sentence: Sentence, at: int, last: int) -> bool:
    """A level word close by: "двох районів — Вознесенського та Миколаївського"."""
    return any(
        term.value in ("raion", "hromada")
        and (at - 8 <= term.first < at or last <= term.first <= last + 4)
        for term in sentence.of("levels")
    )


def level_before(sentence: Sentence, at: int) -> Level | None:
    """ "the city of", "м.", "село": what comes is a settlement."""
    for term in sentence.of("levels"):
        dot = term.last < at and sentence.tokens[term.last].low == "."
        if term.detail == "before" and term.last + dot == at:
            return Level.SETTLEMENT
    return None


def led(sentence: Sentence, at: int) -> bool:
    """Does a preposition or a type word stand before the name?"""
    if level_before(sentence, at) is not None:
        return True
    return sentence.ends("prepositions", at)
