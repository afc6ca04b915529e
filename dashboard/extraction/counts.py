"""Amounts: how many, in words or digits, with "at least", "about", "several" and the like."""

import re
from typing import NamedTuple

from dashboard.extraction.sentences import Sentence
from dashboard.extraction.tokens import MARK, NUMBER, Token
from dashboard.extraction.trie import Term
from dashboard.extraction.vocabulary import words
from dashboard.model.vocabulary import Quantifier

LARGEST = 10**9
GROWN = words("grown")
GROUPED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f,]\d{3})+")
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
    quantifier, first = Quantifier.EXACT, at
    term = quantifiers.get(at)
    grown = at > 0 and sentence.tokens[at - 1].low in GROWN
    if term is not None and grown and term.value == "up_to":  # "зросла до 38"
        at = first = term.last
        term = quantifiers.get(at)
    while term is not None and term.detail == "before":
        if term.value != "exact" or quantifier == Quantifier.EXACT:
            quantifier = Quantifier(term.value) if term.value != "exact" else quantifier
        at = _past_article(sentence.tokens, term.last)
        term = quantifiers.get(at)
    read = _number(sentence, at, numbers, taken)
    if read is None:
        vague = quantifier == Quantifier.UNQUANTIFIED
        return Amount(None, None, quantifier, first, at) if vague and at > first else None
    value, last, ordinal = read
    post = quantifiers.get(last)
    if post is not None and post.detail == "after":
        quantifier, last = Quantifier(post.value), post.last
    if sentence.tokens[last - 1].low.endswith("-plus"):
        quantifier = Quantifier.MORE_THAN
    if quantifier == Quantifier.UNQUANTIFIED:  # "several hundred"
        return Amount(None, None, quantifier, first, last)
    second = _range_end(sentence, last, numbers, taken) if not ordinal else None
    if second is not None:
        return Amount(value, second[0], Quantifier.ABOUT, first, second[1])
    share = last < len(sentence.tokens) and sentence.tokens[last].low == "%"
    low = None if quantifier == Quantifier.UP_TO else value
    high = None if quantifier in (Quantifier.AT_LEAST, Quantifier.MORE_THAN) else value
    return Amount(low, high, quantifier, first, last, ordinal, share)


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
) -> tuple[int, int] | None:
    """The far end of "10–15"."""
    words = sentence.tokens
    if at + 1 >= len(words) or words[at].text not in DASHES or at + 1 in taken:
        return None
    joined = words[at - 1].end == words[at].start and words[at].end == words[at + 1].start
    if not joined or words[at + 1].kind != NUMBER:
        return None
    read = _number(sentence, at + 1, numbers, taken)
    return (read[0], read[1]) if read and not read[2] else None


def _number(
    sentence: Sentence, at: int, numbers: dict[int, Term], taken: frozenset[int]
) -> tuple[int, int, bool] | None:
    """(value, end token, is ordinal) of the number at a token: "33.5 thousand", "сорок два"."""
    words = sentence.tokens
    total, part, start, ordinal = 0.0, None, at, False
    while at < len(words) and at not in taken:
        term = numbers.get(at)
        if words[at].kind == NUMBER:
            value = digits(words[at].text, sentence.language)
            if value is None or part is not None:
                break
            part, at = value, at + 1
            if _is_ordinal_suffix(words, at):
                at, ordinal = at + 1, True
                break
        elif term is None:
            if (
                words[at].low in ("and", "-")
                and (part is not None or total)
                and _continues(words, at, numbers)
            ):
                at += 1
                continue
            compound = _hyphenated(words[at].low, sentence.language)
            if compound is None or part is not None:
                break
            part, at = compound, at + 1
        elif term.detail == "multiplier":
            if part is None and at == start and not _counts_alone(sentence, at):
                break
            total, part = total + (1 if part is None else part) * float(term.value), None
            at = term.last
        elif term.detail == "ordinal":
            if part is not None or total:
                if part is not None and float(term.value) < 10 <= part:
                    part, at, ordinal = part + float(term.value), term.last, True
                break
            return _whole(float(term.value)), term.last, True
        else:
            value = float(term.value)
            if part is not None and not (part >= 20 > value and part % 10 == 0 and value < part):
                break
            part, at = (part or 0) + value, term.last
    if at == start or (part is None and not total):
        return None
    value = total + (part or 0)
    return (_whole(value), at, ordinal) if value <= LARGEST else None


def _continues(words: list[Token], at: int, numbers: dict[int, Term]) -> bool:
    """ "a hundred and five": the conjunction inside a number."""
    return (
        at > 0
        and words[at - 1].low in ("hundred", "thousand")
        and at + 1 in numbers
        and numbers[at + 1].detail == "cardinal"
    )


def _counts_alone(sentence: Sentence, at: int) -> bool:
    """ "a dozen", "тисяча": a multiplier that needs no number before it."""
    previous = sentence.tokens[at - 1].low if at else ""
    return sentence.language != "en" or previous in ("a", "one", "half")


def _hyphenated(low: str, language: str) -> float | None:
    """ "twenty-six", "million-plus"."""
    if "-" not in low or language != "en":
        return None
    tens, _, ones = low.partition("-")
    if ones == "plus":
        return {"million": 1e6, "thousand": 1e3, "hundred": 100.0, "dozen": 12.0}.get(tens)
    return TENS[tens] + ONES[ones] if tens in TENS and ones in ONES else None


TENS = {
    name: 10.0 * (n + 2)
    for n, name in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
    )
}
ONES = {
    name: float(n + 1)
    for n, name in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    )
}


def _is_ordinal_suffix(words: list[Token], at: int) -> bool:
    return (
        at < len(words)
        and words[at].kind != MARK
        and words[at].low in ("st", "nd", "rd", "th")
        and words[at].start == words[at - 1].end
    )


def digits(text: str, language: str) -> float | None:
    """The value of a number in digits; None for a clock time, date or version.

    >>> digits("1,7", "uk"), digits("1,700", "en"), digits("3 910", "uk"), digits("05:40", "en")
    (1.7, 1700.0, 3910.0, None)
    """
    if ":" in text or len(text) > 15:
        return None
    if GROUPED.fullmatch(text) and not (language != "en" and re.fullmatch(r"0,\d{3}", text)):
        return float(re.sub(r"[^\d]", "", text))
    if text.count(".") + text.count(",") > 1:
        return None
    return float(text.replace(",", "."))


def _whole(value: float) -> int:
    return round(value)
