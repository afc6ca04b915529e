"""People harmed: each word of harm with the people it befell."""

from dashboard.extraction.amounts.lists import chains
from dashboard.extraction.amounts.phrases import Phrase
from dashboard.extraction.casualties.vague import exists_only
from dashboard.extraction.casualties.victims import befallen, sharing
from dashboard.extraction.drafts import Draft, casualty
from dashboard.extraction.text.doubts import is_hypothetical
from dashboard.extraction.text.sentence import Sentence, around
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import words

RAISED, RISE = words("raised"), 3


def victims(sentence: Sentence, people: list[Phrase], harms: list[Term]) -> dict[Phrase, Term]:
    """People → the harm that befell them."""
    groups = chains(sentence, people)
    out: dict[Phrase, Term] = {}
    for harm in harms:
        if is_hypothetical(sentence, harm, begun=False) or exists_only(sentence, harm):
            continue
        chosen = befallen(sentence, harm, people, out, harms)
        if chosen is not None:
            group = next(g for g in groups if chosen in g)
            free = [p for p in group if p not in out or p is chosen]
            for phrase in sharing(sentence, free, chosen, harm, harms):
                out.setdefault(phrase, harm)
    return out


def total_of(sentence: Sentence, index: int, phrase: Phrase, harm: Term) -> Draft:
    group = phrase.value if phrase.kind == "groups" else "people"
    quote = around(phrase, harm)
    raised = _is_raised(sentence, *quote)
    return casualty(index, harm.value, group, phrase.number, quote, phrase.head, raised=raised)


def put_under_raised(drafts: list[Draft]) -> None:
    """ "A woman died, bringing the toll to five": she is one of the five."""
    for total in drafts:
        for other in drafts if total.raised and total.counted else ():
            smaller = other.low and total.low and other.low < total.low
            if other is not total and other.subject == total.subject and smaller:
                other.parent = other.parent or total


def _is_raised(sentence: Sentence, first: int, last: int) -> bool:
    """Is a toll said to have grown to what it is: "the number of injured rose to 12"?"""
    return not RAISED.isdisjoint(sentence.before(last, RISE + last - first))
