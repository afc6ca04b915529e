"""Noun phrases: an amount with what it counts, or a counted noun that stands alone.

"six civilians", "another 15", "two of its facilities", "a bridge", "parked cars", "33.5 thousand
families". What is counted is a word of a vocabulary: a group of people, an asset, a unit of supply,
a harm ("52 killed"), or something that is never a claim (drones, hours, per cent).
"""

from typing import NamedTuple

from dashboard.extraction.amounts.counts import Amount
from dashboard.extraction.amounts.heads import find_heads, head_of, is_measured
from dashboard.extraction.amounts.singular import is_singular
from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.tokens import NUMBER
from dashboard.extraction.text.trie import Term
from dashboard.model.vocabulary import Quantifier

ADULT = 18
AGED = ("of", "aged", "and", ",", "та", "і", "й", "и", "віком", "возрастом")
YEARS = ("years", "років", "роки", "лет", "года")


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
            measured = amount.last + 1 < len(sentence.tokens) and is_measured(
                sentence, amount, amount.last + 1
            )
            if not amount.ordinal and not measured:
                out.append(_bare(amount))
            continue
        taken[head.first] = amount
        out.append(_aged(sentence, amount, head, heads) or _counted(sentence, amount, head))
    for head in heads.values():
        if head.first not in taken and head.category in ("groups", "assets", "units"):
            out.append(_alone(sentence, head))
    return sorted(out, key=lambda phrase: (phrase.first, phrase.last))


def _aged(sentence: Sentence, amount: Amount, head: Term, heads: dict[int, Term]) -> Phrase | None:
    """ "A 16-year-old": one person, of whom only the age is told."""
    low = sentence.tokens[head.first].low
    if not low.startswith(("year-old", "річн", "летн")) or amount.low is None:
        return None
    following = heads.get(head.last)
    if low.endswith("s") or (following is not None and following.category == "groups"):
        return None
    group = "child" if amount.low < ADULT else "people"
    return Phrase(
        "groups",
        group,
        "*",
        1,
        1,
        Quantifier.EXACT,
        amount.first,
        head.last,
        head.first,
        amount,
        True,
    )


def _bare(amount: Amount) -> Phrase:
    return Phrase(
        "bare",
        "",
        "",
        amount.low,
        amount.high,
        amount.quantifier,
        amount.first,
        amount.last,
        amount.first,
        amount,
    )


def _counted(sentence: Sentence, amount: Amount, head: Term) -> Phrase:
    low, high, quantifier = amount.low, amount.high, amount.quantifier
    if amount.share:
        low, high, quantifier = None, None, Quantifier.UNQUANTIFIED
    if amount.ordinal:
        low, high, quantifier = 1, 1, Quantifier.EXACT
    return Phrase(
        head.category,
        head.value,
        head.detail,
        low,
        high,
        quantifier,
        amount.first,
        head.last,
        head.first,
        amount,
        is_singular(sentence, head),
    )


def _alone(sentence: Sentence, head: Term) -> Phrase:
    """A noun without a number: one if singular, else not counted."""
    singular = is_singular(sentence, head)
    low = 2 if head.detail == "pair" else 1 if singular else _ages(sentence, head)
    quantifier = Quantifier.EXACT if low else Quantifier.UNQUANTIFIED
    first = head.first
    return Phrase(
        head.category,
        head.value,
        head.detail,
        low,
        low,
        quantifier,
        first,
        head.last,
        head.first,
        None,
        singular,
    )


def _ages(sentence: Sentence, head: Term) -> int | None:
    """ "Men of 37 and 45", "жінки 30 і 45 років": as many as have an age; else None."""
    words = sentence.tokens
    at, ages = head.last, 0
    if head.category != "groups" or head.value not in ("man", "woman", "child", "people"):
        return None
    while at < len(words) and (words[at].kind == NUMBER or words[at].low in AGED):
        ages += words[at].kind == NUMBER and words[at].text.isdecimal() and len(words[at].text) < 3
        at += 1
    last = words[at].low if at < len(words) else ""
    told = words[head.last].low in ("of", "aged") if head.last < at else False
    return ages if ages > 1 and (told or last in YEARS) else None
