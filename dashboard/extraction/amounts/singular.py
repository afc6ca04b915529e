"""Is a counted noun one thing or several? By its row in the vocabulary and by its ending."""

from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import words

PART = words("part")
AGES = ("річн", "летн")
ONE = ("ої", "ій", "у", "а", "ого", "ому", "ий", "им", "ой", "ей", "юю", "яя", "его", "ему", "ий")


def is_singular(sentence: Sentence, head: Term) -> bool:
    """By the detail of its row: singular, plural, mass, `*`, or the endings of the singular."""
    if head.category == "units":
        return False
    detail = head.detail
    if detail in ("singular", "*") or is_one_of_age(sentence, head):
        return True
    if detail in ("plural", "mass", "", "noun", "subject", "object", "participle"):
        return False
    return _ends_singular(sentence, head, detail.split())


def is_one_of_age(sentence: Sentence, head: Term) -> bool:
    """ "49-річної жінки", "57-летнего мужчины": the adjective of age is singular."""
    before = sentence.tokens[head.first - 1] if head.first else None
    if head.category != "groups" or before is None or not before.low.startswith(AGES):
        return False
    return before.low.endswith(ONE)


def _ends_singular(sentence: Sentence, head: Term, endings: list[str]) -> bool:
    if head.first and sentence.tokens[head.first - 1].low in PART:
        return True
    noun = max(sentence.tokens[head.first : head.last], key=lambda t: _score(t.low, endings))
    if not noun.low.endswith(tuple(endings)):
        return False
    if noun.low.endswith("ці") and "ка" in endings:  # бібліотеці: the plural is бібліотеки
        return True
    if noun.low.endswith(("і", "ї", "и", "ы")):  # plural, or a bent singular
        return _bent(sentence, head)
    return True


def _bent(sentence: Sentence, head: Term) -> bool:
    """Does a singular adjective or a preposition show that "лікарні" is one hospital?"""
    adjective = _adjective(sentence, head)
    if adjective.endswith(("ої", "ій", "ому", "ой", "ом", "ем")):
        return True
    before = [t.low for t in sentence.tokens[max(0, head.first - 2) : head.first]]
    if adjective.endswith(("і", "их", "ые", "ие", "ых")) and len(adjective) > 2:
        return False
    return any(
        low in ("в", "у", "на", "по", "до", "во", "біля", "біля", "від", "об") for low in before
    )


def _score(low: str, endings: list[str]) -> int:
    return max((len(e) for e in endings if low.endswith(e)), default=0)


def _adjective(sentence: Sentence, head: Term) -> str:
    if head.last - head.first > 1:
        return sentence.tokens[head.first].low
    return sentence.tokens[head.first - 1].low if head.first else ""
