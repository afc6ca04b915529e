"""The English name of an office, with its place filled in: "мер міста" → "mayor of Odesa"."""

import re

from dashboard.extraction.places.mention import Mention
from dashboard.extraction.places.regions import region_name
from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.tokens import WORD
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import words
from dashboard.model.place import Place
from dashboard.model.vocabulary import Level

HEADS = words("head")
HEAD_REACH = 4  # words: "head of the Kyiv …"
BEFORE, AFTER = 5, 4  # words between an office and the place that is its own
SLOT = re.compile(r"\{(city|raion|oblast)\}")


def office_name(
    term: Term, sentence: Sentence, mentions: list[Mention], scene: Place | None
) -> str:
    """The row's English name, with the place named beside it, else the one spoken of."""
    if "{" not in term.value:
        return term.value
    named = filled(term.value, _place_beside(term, mentions) or scene)
    return f"head of {named}" if _is_headed(term, sentence) else named


def filled(template: str, place: Place | None) -> str:
    """The template with the oblast, city or raion of a place; without it where unknown.

    "mayor of {city}" → "mayor of Odesa", or "mayor".
    """
    slot = SLOT.search(template)
    if slot is None:
        return template
    name = _names(place).get(slot[1])
    if not name:
        return template.replace(f"{slot[0]} ", "").replace(f" of {slot[0]}", "")
    return template.replace(slot[0], name)


def _names(place: Place | None) -> dict[str, str | None]:
    if place is None or not place.resolved:
        return {}
    oblast = region_name(place.oblast)
    city = place.name if place.level == Level.SETTLEMENT else place.parent
    return {"oblast": oblast, "city": city or oblast, "raion": place.name}


def _place_beside(term: Term, mentions: list[Mention]) -> Place | None:
    """The place that an office names as its own: "Kharkiv regional prosecutors"."""
    near = [m for m in mentions if m.place is not None and _is_of(term, m, m.place)]
    return min(near, key=lambda m: abs(m.first - term.first)).place if near else None


def _is_of(term: Term, mention: Mention, place: Place) -> bool:
    if term.first <= mention.first < term.last:
        return True
    close = -BEFORE <= mention.first - term.last <= AFTER
    return close and place.resolved and place.level != Level.COUNTRY


def _is_headed(term: Term, sentence: Sentence) -> bool:
    """ "the head of the Kyiv Regional State Administration": the office, told by its body."""
    if "administration" not in term.value or term.value.startswith(("head", "deputy", "acting")):
        return False
    for word in reversed(sentence.tokens[max(0, term.first - HEAD_REACH) : term.first]):
        if word.kind != WORD:
            return False
        if word.low in HEADS:
            return True
    return False
