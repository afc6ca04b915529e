"""Harms that are labels of their number: "dead – 8", "the toll rose to five", "27 deaths"."""

from dashboard.extraction.amounts.phrases import Phrase
from dashboard.extraction.casualties.forms import is_number_of
from dashboard.extraction.text.sentence import Sentence, has_mark
from dashboard.extraction.text.tokens import WORD, Token
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import words

REACH, NUMBER_REACH = 12, 18  # words between a label, or "the number of", and its number
VERBLESS_REACH = 9
BEFORE_REACH = 4  # words between a number and its noun of harm
STANDS = words("stands")
FROM, TO = words("from"), words("up_to")
PARTED = words("parts_harm")


def labelled(sentence: Sentence, harm: Term, people: list[Phrase]) -> Phrase | None:
    """ "dead – 8 people", "the death toll rose to five", "Постраждалих, за його словами, 34"."""
    reach = NUMBER_REACH if is_number_of(sentence, harm) else REACH
    for phrase in people:
        gap = sentence.tokens[harm.last : phrase.first]
        if phrase.first < harm.last or len(gap) > reach or not phrase.counted:
            continue
        if has_mark(gap, ".;!?"):
            break
        if gap and gap[-1].low in FROM:
            phrase = _later_end(sentence, phrase, people) or phrase
        if _is_linked(sentence, gap):
            return phrase
    return next((p for p in reversed(people) if _counts(sentence, p, harm)), None)


def _is_linked(sentence: Sentence, gap: list[Token]) -> bool:
    if any(t.text in ":–—-" or t.low in STANDS for t in gap):
        return True
    verbless = sum(t.text == "," for t in gap) in (0, 2) or len(gap) <= 2
    return sentence.language != "en" and len(gap) <= VERBLESS_REACH and verbless


def _later_end(sentence: Sentence, start: Phrase, people: list[Phrase]) -> Phrase | None:
    """The second number of "from 7 to 12"."""
    for phrase in people:
        gap = sentence.tokens[start.last : phrase.first]
        if phrase.first >= start.last and 1 <= len(gap) <= 2 and gap[-1].low in TO:
            return phrase
    return None


def _counts(sentence: Sentence, phrase: Phrase, harm: Term) -> bool:
    """ "15,310 civilian deaths", "two of the deaths": close before, no preposition between."""
    gap = sentence.tokens[phrase.last : harm.first]
    if len(gap) == 1 and gap[0].text in "–—":  # "троє – травмовані"
        return True
    if phrase.last > harm.first or len(gap) > BEFORE_REACH or any(t.kind != WORD for t in gap):
        return False
    if phrase.kind != "groups" and sentence.language != "en":
        return False
    return not gap or gap[-1].low not in PARTED or any(t.low == "of" for t in gap)
