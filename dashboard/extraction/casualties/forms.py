"""How a word of harm takes its people: "were killed", "killed five", "killed: 5"."""

from dashboard.extraction.amounts.phrases import Phrase
from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import words

AUXILIARIES, AUXILIARY_REACH = words("auxiliary"), 3
BE = words("be")
JOINING = words("joining")
NUMBER_OF, NUMBER_REACH = words("number_of"), 4
INVERTED_REACH = 8  # words: "Hurt there were two women"


def form_of(sentence: Sentence, harm: Term, people: list[Phrase]) -> str:
    """label, subject, object, inverted or any; free_… in languages of free word order."""
    if harm.detail == "noun":
        return "label"
    if harm.detail != "participle":
        return harm.detail if sentence.language == "en" else f"free_{harm.detail}"
    if _is_label(sentence, harm):
        return "label"
    auxiliary = not AUXILIARIES.isdisjoint(sentence.before(harm.first, AUXILIARY_REACH))
    if harm.first == 0 or _is_inverted(sentence, harm):
        return "inverted"
    if auxiliary:
        return "subject"
    after = [p for p in people if _stands_after(sentence, p, harm)]
    before = any(_stands_before(sentence, p, harm) for p in people)
    return "object" if after and not (before and after[0].kind == "bare") else "subject"


def is_number_of(sentence: Sentence, harm: Term) -> bool:
    """ "The number of people killed … is eight"."""
    before = sentence.before(harm.last, NUMBER_REACH + harm.last - harm.first)
    return not NUMBER_OF.isdisjoint(before)


def _is_label(sentence: Sentence, harm: Term) -> bool:
    """ "the injured", "Injured: 4", "the number of people killed"."""
    led = harm.first > 0 and (sentence.low(harm.first - 1) == "the" or is_number_of(sentence, harm))
    follows = sentence.tokens[harm.last : harm.last + 1]
    return led or any(token.text in ":–—" for token in follows)


def _is_inverted(sentence: Sentence, harm: Term) -> bool:
    """ "Hurt there were two women"; "Among those killed is a child"."""
    return harm.first <= 1 and not BE.isdisjoint(sentence.after(harm.last, INVERTED_REACH))


def _stands_after(sentence: Sentence, phrase: Phrase, harm: Term) -> bool:
    """ "killed two women", "killed a 67-year-old man"."""
    gap = sentence.tokens[harm.last : phrase.first]
    if phrase.first < harm.last or len(gap) > 5:
        return False
    close = len(gap) <= 2 and sentence.tokens[harm.last].text != ","
    return close or any(t.low == "year-old" for t in gap)


def _stands_before(sentence: Sentence, phrase: Phrase, harm: Term) -> bool:
    """ "five people also injured", but not "killed five people and injured 30"."""
    gap = sentence.tokens[phrase.last : harm.first]
    return phrase.last <= harm.first and len(gap) <= 1 and all(t.low not in JOINING for t in gap)
