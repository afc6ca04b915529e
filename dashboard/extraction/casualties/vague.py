"""Harm to people whom nobody counts: "there were wounded", "є загиблі"."""

from dashboard.extraction.amounts.phrases import UNCOUNTED
from dashboard.extraction.drafts import Draft, casualty
from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import words

THERE = (["there", "were"], ["there", "are"], ["there", "was"])
THERE_NEAR = ({"there", "were"}, {"there", "are"}, {"reports", "of"})
THERE_IS = words("there_is")
REPORTED = words("exists")
RESULTS = words("results")
REACH = 4


def unnumbered(sentence: Sentence, index: int, harms: list[Term], used: set[Term]) -> list[Draft]:
    """ "There were wounded among residents": people harmed, nobody says how many."""
    return [
        casualty(
            index, harm.value, "people", UNCOUNTED, (harm.first, harm.last), harm.first, weak=True
        )
        for harm in harms
        if harm not in used and harm.value != "missing" and _is_told(sentence, harm)
    ]


def exists_only(sentence: Sentence, harm: Term) -> bool:
    """ "There were wounded": nobody is counted. "Є поранені"."""
    before = sentence.before(harm.first, 2)
    is_there = bool(before) and before[-1] in THERE_IS
    return before in THERE or (is_there and harm.detail in ("noun", "subject"))


def _is_told(sentence: Sentence, harm: Term) -> bool:
    if harm.detail not in ("noun", "participle"):
        return False
    before = set(sentence.before(harm.first, REACH))
    return (
        exists_only(sentence, harm)
        or any(there <= before for there in THERE_NEAR)
        or not RESULTS.isdisjoint(before)
        or (sentence.language != "en" and not REPORTED.isdisjoint(before))
    )
