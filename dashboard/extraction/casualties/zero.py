"""None: "no casualties", "none of the aid workers was hurt", "ніхто не постраждав"."""

from dashboard.extraction.amounts.phrases import NONE, Phrase
from dashboard.extraction.drafts import Draft, casualty
from dashboard.extraction.text.sentence import Sentence, around, has_mark
from dashboard.extraction.text.tokens import NUMBER
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import words

SPARED = 5  # words between the people and "were unharmed"
AFTER, BEFORE = 9, 4  # words between "no" and the harm that follows or precedes it
CLAUSE = ".;:—–!?"
CLOSE, CLOSE_REACH = words("close_none"), 3
NEVER_NONE = ("evacuated", "missing")
GENERAL = ("people", "civilian")


def none_harmed(sentence: Sentence, index: int, people: list[Phrase]) -> list[Draft]:
    """The casualties of none that a sentence states."""
    out: list[Draft] = []
    for term in sentence.of("negations"):
        if term.detail == "zero" and not _is_of_some(term, people):
            out.append(_none(index, "injured", "people", (term.first, term.last)))
        elif term.detail == "verb" and (spared := _spared(sentence, term, people)):
            phrase, harm = spared
            first = min(phrase.first, term.first)
            out.append(_none(index, harm.value, "people", (first, harm.last)))
        elif term.detail == "count":
            denied = _denied(sentence, term)
            if denied and not any(d.first <= denied.first < d.last for d in out):
                group = _group_between(term, denied, people)
                out.append(_none(index, denied.value, group, around(term, denied)))
    return out


def _none(index: int, harm: str, group: str, quote: tuple[int, int]) -> Draft:
    harm = "injured" if harm == "killed_or_injured" else harm
    return casualty(index, harm, group, NONE, quote, quote[0])


def _is_of_some(negation: Term, people: list[Phrase]) -> bool:
    """ "three others were unharmed": of these nothing is told but that."""
    return any(p.amount and p.counted and 0 <= negation.first - p.last <= SPARED for p in people)


def _spared(sentence: Sentence, negation: Term, people: list[Phrase]) -> tuple[Phrase, Term] | None:
    """ "People were not injured": no more than that, of nobody in particular."""
    harm = next((h for h in sentence.of("harms") if 0 <= h.first - negation.last <= 1), None)
    before = [p for p in people if 0 <= negation.first - p.last <= 2]
    if harm is None or not before or harm.value not in ("killed", "injured"):
        return None
    phrase = before[-1]
    general = phrase.kind == "groups" and phrase.value in GENERAL
    return (phrase, harm) if general and not phrase.counted else None


def _denied(sentence: Sentence, negation: Term) -> Term | None:
    """The harm that a word of none denies, before or after it in the clause."""
    return next((h for h in sentence.of("harms") if _denies(sentence, negation, h)), None)


def _denies(sentence: Sentence, negation: Term, harm: Term) -> bool:
    gap = sentence.between(negation, harm)
    after = harm.first >= negation.last
    if harm.value in NEVER_NONE or len(gap) > (AFTER if after else BEFORE):
        return False
    if not after and (sentence.language == "en" or harm.detail != "noun"):
        return False
    if has_mark(gap, CLAUSE) or any(t.kind == NUMBER for t in gap):
        return False
    return sentence.low(negation.first) not in CLOSE or len(gap) <= CLOSE_REACH


def _group_between(negation: Term, harm: Term, people: list[Phrase]) -> str:
    """ "None of the aid workers was hurt": who was spared; else people."""
    between = [p for p in people if negation.first < p.head < harm.first]
    return between[0].value if between and between[0].kind == "groups" else "people"
