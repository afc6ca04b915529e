"""Noun phrases: an amount with what it counts, or a counted noun that stands alone.

"six civilians", "another 15", "two of its facilities", "a bridge", "parked cars", "33.5 thousand
families". What is counted is a word of a vocabulary: a group of people, an asset, a unit of supply,
a harm ("52 killed"), or something that is never a claim (drones, hours, per cent).
"""

from typing import NamedTuple

from dashboard.extraction.amounts.ages import OF_AGE, ages_after
from dashboard.extraction.amounts.counts import Amount
from dashboard.extraction.amounts.heads import find_heads, head_of, is_measured
from dashboard.extraction.amounts.singular import is_singular
from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.trie import Term
from dashboard.model.vocabulary import Quantifier

ADULT = 18


Count = tuple[int | None, int | None, Quantifier]
UNCOUNTED: Count = (None, None, Quantifier.UNQUANTIFIED)
ONE: Count = (1, 1, Quantifier.EXACT)
NONE: Count = (0, 0, Quantifier.EXACT)


class Phrase(NamedTuple):
    """`kind` is groups, assets, units, harms or bare; `value` its row's (a group, an asset)."""

    kind: str
    value: str
    detail: str
    low: int | None
    high: int | None
    quantifier: Quantifier
    first: int  # of the whole phrase
    last: int
    head: int  # token where the counted word begins
    amount: Amount | None
    singular: bool = False

    @property
    def number(self) -> Count:
        """(low, high, quantifier)."""
        return self.low, self.high, self.quantifier

    @property
    def counted(self) -> bool:
        """Does the text give a number, or a singular noun that is one?"""
        return self.low is not None or self.high is not None


def find_phrases(sentence: Sentence, amounts: list[Amount]) -> list[Phrase]:
    """All phrases of a sentence, in order; amounts that count nothing known are `bare`."""
    heads = find_heads(sentence)
    taken: dict[int, Amount] = {}
    out: list[Phrase] = []
    for amount in amounts:
        head = head_of(sentence, amount, heads)
        if head is None or head.first in taken:
            out += [] if amount.ordinal or _measures(sentence, amount) else [_bare(amount)]
            continue
        taken[head.first] = amount
        out.append(_aged(sentence, amount, head, heads) or _counted(sentence, amount, head))
    for head in heads.values():
        if head.first not in taken and head.category in ("groups", "assets", "units"):
            out.append(_alone(sentence, head))
    return sorted(out, key=lambda phrase: (phrase.first, phrase.last))


def _measures(sentence: Sentence, amount: Amount) -> bool:
    """ "a 25-story building": the number counts nothing."""
    following = amount.last + 1
    return following < len(sentence.tokens) and is_measured(sentence, amount, following)


def _aged(sentence: Sentence, amount: Amount, head: Term, heads: dict[int, Term]) -> Phrase | None:
    """ "A 16-year-old": one person, of whom only the age is told."""
    low = sentence.low(head.first)
    if not low.startswith(OF_AGE) or amount.low is None:
        return None
    following = heads.get(head.last)
    if low.endswith("s") or (following is not None and following.category == "groups"):
        return None
    group = "child" if amount.low < ADULT else "people"
    return Phrase("groups", group, "*", *ONE, amount.first, head.last, head.first, amount, True)


def _bare(amount: Amount) -> Phrase:
    count = (amount.low, amount.high, amount.quantifier)
    return Phrase("bare", "", "", *count, amount.first, amount.last, amount.first, amount)


def _counted(sentence: Sentence, amount: Amount, head: Term) -> Phrase:
    count: Count = (amount.low, amount.high, amount.quantifier)
    if amount.share:
        count = UNCOUNTED
    if amount.ordinal:
        count = ONE
    singular = is_singular(sentence, head)
    kind, value, detail = head[:3]
    return Phrase(
        kind, value, detail, *count, amount.first, head.last, head.first, amount, singular
    )


def _alone(sentence: Sentence, head: Term) -> Phrase:
    """A noun without a number: one if singular, else not counted."""
    singular = is_singular(sentence, head)
    low = 2 if head.detail == "pair" else 1 if singular else ages_after(sentence, head)
    count = (low, low, Quantifier.EXACT) if low else UNCOUNTED
    kind, value, detail = head[:3]
    return Phrase(kind, value, detail, *count, head.first, head.last, head.first, None, singular)
