"""Totals that a sentence spells out: "three people, two women and a man", "one civilian, a man"."""

from dashboard.extraction.amounts.ages import is_age_word
from dashboard.extraction.amounts.phrases import Phrase
from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.vocabulary import words

GENERIC = ("people", "civilian")
OPENS = (",", ":", "—", "–", "-", "(")
JOINING = words("joining")
SIBLINGS = words("sibling")


def spelled_out(sentence: Sentence, people: list[Phrase]) -> dict[Phrase, Phrase]:
    """Each person of a list → the total that stands before the list and equals its sum."""
    out: dict[Phrase, Phrase] = {}
    for at, total in enumerate(people):
        if total in out or not _is_total(total):
            continue
        for part in _list_of(sentence, total, people[at + 1 :]):
            out[part] = total
    return out


def _is_total(phrase: Phrase) -> bool:
    generic = phrase.kind in ("bare", "harms") or phrase.value in (*GENERIC, "child")
    return generic and phrase.low is not None and phrase.low == phrase.high


def _list_of(sentence: Sentence, total: Phrase, following: list[Phrase]) -> list[Phrase]:
    """The phrases after a total that add up to it, joined to one another; else none."""
    parts: list[Phrase] = []
    counted = 0
    for phrase in following:
        if phrase.kind != "groups" or phrase.low is None:
            break
        if phrase.low == total.low and total.low != 1:
            break
        if total.value == "child" and not _is_child(sentence, phrase):
            break
        if phrase.low != phrase.high or not _joined(sentence, parts, total, phrase):
            break
        parts.append(phrase)
        counted += phrase.low
    whole = counted == total.low and (len(parts) > 1 or total.low == 1)
    return parts if whole else []


def _is_child(sentence: Sentence, phrase: Phrase) -> bool:
    """ "Two children, a brother and sister", "a boy and a girl"."""
    return phrase.value == "child" or sentence.tokens[phrase.last - 1].low in SIBLINGS


def _joined(sentence: Sentence, parts: list[Phrase], total: Phrase, phrase: Phrase) -> bool:
    """ "three people: two women …", "… two women and a man"."""
    before = parts[-1] if parts else total
    gap = [t for t in sentence.tokens[before.last : phrase.first] if not is_age_word(t)]
    if not parts:
        opens = [n for n, t in enumerate(gap) if t.text in OPENS]
        return bool(opens) and len(gap) - opens[-1] <= 2 and len(gap) <= 8
    return len(gap) <= 3 and all(t.low in JOINING or t.text in ",;" for t in gap)
