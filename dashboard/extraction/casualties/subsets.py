"""Figures that are parts of others, with the total that each belongs to."""

from dashboard.extraction.amounts.phrases import Phrase
from dashboard.extraction.casualties.parts import (
    exceeds,
    group_of_part,
    harm_of_part,
    touches,
)
from dashboard.extraction.casualties.told import Told
from dashboard.extraction.drafts import Draft, casualty
from dashboard.extraction.text.sentence import Sentence, around
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import words

GENERAL = ("people", "civilian")
OUT_OF, THOSE = words("out_of"), words("those")
NOUN_REACH = 12  # "Two of the six, he explained, are women"


def subsets(
    sentence: Sentence,
    index: int,
    parts: dict[Phrase, Term],
    told: Told,
    mains: list[Draft],
) -> list[Draft]:
    """ "including three children", "14 із них — діти"."""
    out: list[Draft] = []
    for phrase, marker in parts.items():
        harm = harm_of_part(sentence, marker)
        total = told.total_for(phrase, harm, mains)
        if total is None or not _is_part(sentence, index, phrase, marker, total):
            continue
        group = group_of_part(sentence, phrase, marker, out)
        if group is None or (group == total.detail and group in GENERAL):
            if harm is None or not phrase.counted:
                continue
            group = total.detail  # "two of the deaths": a part by place
        quote, harm = around(phrase, marker), harm or total.subject
        out.append(casualty(index, harm, group, phrase.number, quote, phrase.head, parent=total))
    return out


def _is_part(sentence: Sentence, index: int, phrase: Phrase, marker: Term, total: Draft) -> bool:
    if total.index != index and exceeds(phrase, total):
        return False  # larger than a total told before: a part of another
    if phrase.counted:
        return True
    return not _is_share(sentence, marker) and (
        phrase.amount is not None or touches(marker, phrase)
    )


def _is_share(sentence: Sentence, marker: Term) -> bool:
    """ "Nearly half of the dead were over 60": a share, not a number."""
    return any(
        term.detail == "percentage" and 0 <= marker.first - term.last <= 2
        for term in sentence.of("units")
    )


def sized(
    sentence: Sentence,
    index: int,
    people: list[Phrase],
    parts: dict[Phrase, Term],
    told: Told,
) -> list[Draft]:
    """ "Two of the six, he explained, are women": a part of the total that has that size."""
    out = []
    for phrase in people:
        if phrase.kind != "bare" or phrase in parts or not phrase.counted:
            continue
        size = next((p for p in people if _is_out_of(sentence, phrase, p)), None)
        total = told.of_size(size.low) if size is not None else None
        noun = next((t for t in sentence.of("groups") if _follows(t, phrase)), None)
        if total is None or noun is None or exceeds(phrase, total):
            continue
        harm, quote = total.subject, (phrase.first, noun.last)
        out.append(
            casualty(index, harm, noun.value, phrase.number, quote, phrase.head, parent=total)
        )
    return out


def _follows(noun: Term, phrase: Phrase) -> bool:
    return 0 <= noun.first - phrase.last <= NOUN_REACH


def _is_out_of(sentence: Sentence, part: Phrase, whole: Phrase) -> bool:
    """ "two of the six", "двоє з шести", "двоє із цих шести"."""
    if not 0 < whole.first - part.last <= 2:
        return False
    gap = [t.low for t in sentence.tokens[part.last : whole.first]]
    if gap[:1] == ["of"]:
        return len(gap) == 2 and gap[1] in THOSE
    return gap[0] in OUT_OF and (len(gap) == 1 or gap[1:] in (["цих"], ["этих"]))


def spelled(index: int, in_lists: dict[Phrase, Phrase], mains: list[Draft]) -> list[Draft]:
    """The women, men and children that a total is spelled out in; of one person only who."""
    out = []
    for phrase, total in in_lists.items():
        draft = next((d for d in mains if d.at == total.head), None)
        if draft is None:
            continue
        if phrase.low == total.low:
            draft.detail = phrase.value if draft.detail == "people" else draft.detail
            continue
        quote = (phrase.first, phrase.last)
        out.append(
            casualty(
                index, draft.subject, phrase.value, phrase.number, quote, phrase.head, parent=draft
            )
        )
    return out
