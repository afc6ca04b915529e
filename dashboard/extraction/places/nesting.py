"""Places within one another, joined in lists, and parted by facts."""

from collections.abc import Sequence

from dashboard.extraction.places.mention import CAPITAL, Mention, chained
from dashboard.extraction.text.sentence import Sentence, has_mark
from dashboard.extraction.text.vocabulary import words
from dashboard.gazetteer import Gazetteer
from dashboard.model.place import Place

JOINING = words("joining")
CLAUSE_COST, COMMA_COST, BEHIND_COST = 12, 4, 3  # words that these weigh


def finest(places: Sequence[Place | None], chosen: Place) -> Place:
    """The finest place that lies in the chosen one, or the chosen one itself."""
    best = chosen
    for place in places:
        if place is not None and _lies_in(place, best):
            best = place
    return best


def _lies_in(place: Place, area: Place) -> bool:
    both = area.resolved and place.resolved
    return both and area.contains(place) and place.pcode != area.pcode


def area_of_all(gazetteer: Gazetteer, places: Sequence[Place]) -> Place | None:
    """The raion or oblast that holds all these places."""
    for code in (places[0].raion, places[0].oblast):
        unit = gazetteer.unit(code) if code else None
        if unit is not None and all(unit.contains(place) for place in places):
            return unit
    return None


def oblast_of(gazetteer: Gazetteer, place: Place) -> Place | None:
    """The oblast a place lies in; of the capital, the one around it."""
    code = "UA32" if place.oblast == CAPITAL else place.oblast
    return gazetteer.unit(code) if code else None


def nearest(sentence: Sentence, placed: list[Mention], first: int, last: int) -> Mention:
    """The mention closest to a fact; the end of a clause between costs more than words."""

    def cost(mention: Mention) -> tuple[int, int]:
        after = mention.first >= last
        low, high = (last, mention.first) if after else (mention.last, first)
        gap = sentence.tokens[low:high]
        walls = CLAUSE_COST * sum(t.low in ";:.—–" for t in gap)
        walls += COMMA_COST * sum(t.low == "," or t.low in JOINING for t in gap)
        return len(gap) + walls + (BEHIND_COST if after else 0), mention.first

    return min(placed, key=cost)


def joined_to(sentence: Sentence, chosen: Mention, known: list[Mention]) -> list[Mention]:
    """The chosen mention and all that a list ties to it, one to the next."""
    ordered = sorted([*(m for m in known if m is not chosen), chosen], key=lambda m: m.first)
    first = last = ordered.index(chosen)
    while first and chained(sentence, ordered[first - 1], ordered[first]):
        first -= 1
    while last + 1 < len(ordered) and chained(sentence, ordered[last], ordered[last + 1]):
        last += 1
    return ordered[first : last + 1]


def is_parted(sentence: Sentence, one: Mention, other: Mention) -> bool:
    """Does a fact or the end of a clause stand between two places of a sentence?"""
    low, high = sorted((one, other), key=lambda m: m.first)
    facts = (t.first for c in ("harms", "outages") for t in sentence.of(c))
    return has_mark(sentence.tokens[low.last : high.first], ";") or any(
        low.last <= n < high.first for n in facts
    )
