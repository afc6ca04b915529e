"""Words of harm that tell of nobody harmed: feared, played, denied."""

from dashboard.extraction.text.sentence import Sentence, has_mark
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import words

MAYBE_REACH = 5
CLAUSE = ",;:."
QUOTES = '«»“”„"'
NOT = words("not_so")


def is_hypothetical(sentence: Sentence, fact: Term, *, begun: bool = True) -> bool:
    """ "could be killed", "the aim is to leave people without heat"; `begun`: or only begun."""
    return any(
        0 <= fact.first - term.last <= MAYBE_REACH
        and (begun or term.value == "maybe")
        and not has_mark(sentence.tokens[term.last : fact.first], CLAUSE)
        for term in sentence.of("hypotheticals")
    )


def is_in_quotes(sentence: Sentence, harm: Term) -> bool:
    """20 "injured" passengers: they play it."""
    around = (sentence.low(harm.first - 1), sentence.low(harm.last))
    return all(side and side in QUOTES for side in around)


def is_denied(sentence: Sentence, harm: Term) -> bool:
    """ "The crew of twenty was not hurt": it befell nobody."""
    return sentence.low(harm.first - 1) in NOT
