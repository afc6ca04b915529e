"""Who or what is without a service: "112,000 customers", "44 settlements", "227"."""

from dashboard.extraction.amounts.phrases import Phrase
from dashboard.extraction.text.sentence import Sentence, around, has_mark
from dashboard.extraction.text.trie import Term

REACH = 16  # words between an outage and its amount
WALL = ";!?"
MARK_COST = 3  # words that a comma or dash weighs
UNCOUNTED_COST = 8  # and that an amount may stand farther off than "communities" without one
PERSONS = ("people", "civilian")
HOMES = ("residential_building", "house", "apartment")
LEAST = 100  # that a number without a noun counts of customers


def can_lack(phrase: Phrase) -> bool:
    """May a phrase count who is without a service?"""
    if phrase.kind == "units" and phrase.value:
        return True
    if phrase.amount is None:
        return False
    if phrase.kind == "groups":
        return phrase.value in PERSONS
    if phrase.kind == "assets":
        return phrase.value in HOMES
    large = (phrase.low or phrase.high or 0) >= LEAST
    return phrase.kind == "bare" and not phrase.amount.share and large


def affected(
    sentence: Sentence, service: Term, state: Term, phrases: list[Phrase]
) -> Phrase | None:
    """The amount without the service, nearest to it; None where nobody counts."""
    able = [p for p in phrases if can_lack(p)]
    outage = around(service, state)
    costs = [
        (cost, n)
        for n, phrase in enumerate(able)
        if (cost := _cost(sentence, outage, phrase)) is not None
    ]
    return _same_unit(able[min(costs)[1]], able) if costs else None


def _cost(sentence: Sentence, outage: tuple[int, int], phrase: Phrase) -> int | None:
    """How far an amount is from an outage, in words; None if it cannot be meant."""
    first, last = outage
    low, high = (last, phrase.first) if phrase.first >= last else (phrase.last, first)
    gap = sentence.tokens[low:high]
    if has_mark(gap, WALL) or len(gap) > REACH:
        return None
    marks = sum(t.text in ",—–:" for t in gap)
    return len(gap) + MARK_COST * marks + UNCOUNTED_COST * (phrase.amount is None)


def _same_unit(phrase: Phrase, able: list[Phrase]) -> Phrase:
    """ "120,000 families …, another 30,000": a bare amount counts what was counted before it."""
    before = [p for p in able if p.kind == "units" and p.first < phrase.first]
    if phrase.kind != "bare" or not before:
        return phrase
    return phrase._replace(kind="units", value=before[-1].value)
