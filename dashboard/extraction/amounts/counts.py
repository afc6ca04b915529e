"""Amounts: how many, in words or digits, with "at least", "about", "several" and the like."""

from typing import NamedTuple

from dashboard.extraction.amounts.numerals import Number, read_number
from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.tokens import NUMBER, Token
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import words
from dashboard.model.vocabulary import Quantifier

GROWN = words("grown")
DASHES = "-–—"


class Amount(NamedTuple):
    """A number at tokens[first:last]; low and high follow the quantifier (model/count.py)."""

    low: int | None
    high: int | None
    quantifier: Quantifier
    first: int
    last: int
    ordinal: bool = False
    share: bool = False  # a percentage or fraction: never a count

    @property
    def vague(self) -> bool:
        return self.low is None and self.high is None


def find_amounts(sentence: Sentence, taken: frozenset[int] = frozenset()) -> list[Amount]:
    """The amounts of a sentence. `taken` are tokens of dates, clock times and names."""
    words = sentence.tokens
    terms = {term.first: term for term in sentence.of("numbers")}
    before = {term.first: term for term in sentence.of("quantifiers")}
    out: list[Amount] = []
    at = 0
    while at < len(words):
        amount = None if at in taken else _amount(sentence, at, terms, before, taken)
        if amount is None:
            at += 1
            continue
        out.append(amount)
        at = max(amount.last, at + 1)
    return out


def _amount(
    sentence: Sentence,
    at: int,
    numbers: dict[int, Term],
    quantifiers: dict[int, Term],
    taken: frozenset[int],
) -> Amount | None:
    """The amount that begins at a token, quantifier first."""
    first = _past_growth(sentence, at, quantifiers)
    quantifier, at = _quantified(sentence, first, quantifiers)
    read = read_number(sentence, at, numbers, taken)
    if read is None:
        vague = quantifier == Quantifier.UNQUANTIFIED
        return Amount(None, None, quantifier, first, at) if vague and at > first else None
    quantifier, last = _after(sentence, quantifier, read.last, quantifiers)
    if quantifier == Quantifier.UNQUANTIFIED:  # "several hundred"
        return Amount(None, None, quantifier, first, last)
    second = _range_end(sentence, last, numbers, taken) if not read.ordinal else None
    if second is not None:
        return Amount(read.value, second.value, Quantifier.ABOUT, first, second.last)
    share = last < len(sentence.tokens) and sentence.tokens[last].low == "%"
    low = None if quantifier == Quantifier.UP_TO else read.value
    high = None if quantifier in (Quantifier.AT_LEAST, Quantifier.MORE_THAN) else read.value
    return Amount(low, high, quantifier, first, last, read.ordinal, share)


def _past_growth(sentence: Sentence, at: int, quantifiers: dict[int, Term]) -> int:
    """ "зросла до 38": what "up to" is elsewhere is no quantifier after a word of growth."""
    term = quantifiers.get(at)
    grown = at > 0 and sentence.tokens[at - 1].low in GROWN
    return term.last if term is not None and grown and term.value == "up_to" else at


def _quantified(
    sentence: Sentence, at: int, quantifiers: dict[int, Term]
) -> tuple[Quantifier, int]:
    """The last quantifier that stands before a number, "exactly" apart, and where these end."""
    quantifier = Quantifier.EXACT
    term = quantifiers.get(at)
    while term is not None and term.detail == "before":
        if term.value != Quantifier.EXACT:
            quantifier = Quantifier(term.value)
        at = _past_article(sentence.tokens, term.last)
        term = quantifiers.get(at)
    return quantifier, at


def _after(
    sentence: Sentence, quantifier: Quantifier, last: int, quantifiers: dict[int, Term]
) -> tuple[Quantifier, int]:
    """ "20 or more", "million-plus": a quantifier after its number wins."""
    post = quantifiers.get(last)
    if post is not None and post.detail == "after":
        quantifier, last = Quantifier(post.value), post.last
    if sentence.tokens[last - 1].low.endswith("-plus"):
        quantifier = Quantifier.MORE_THAN
    return quantifier, last


def _past_article(words: list[Token], at: int) -> int:
    """Past "a" in "about a dozen", past "для" in "більш ніж для 184 тис."."""
    if at >= len(words):
        return at
    if words[at].low in ("a", "an", "the"):
        return at + 1
    compares = words[at - 1].low in ("than", "ніж", "як", "чем")
    return at + 1 if compares and words[at].low in ("для", "у", "в", "на", "for", "in") else at


def _range_end(
    sentence: Sentence, at: int, numbers: dict[int, Term], taken: frozenset[int]
) -> Number | None:
    """The far end of "10–15"."""
    words = sentence.tokens
    if at + 1 >= len(words) or words[at].text not in DASHES or at + 1 in taken:
        return None
    joined = words[at - 1].end == words[at].start and words[at].end == words[at + 1].start
    if not joined or words[at + 1].kind != NUMBER:
        return None
    read = read_number(sentence, at + 1, numbers, taken)
    return read if read and not read.ordinal else None
