"""Numbers in digits and words: "33.5 thousand", "twenty-six", "сорок два", "1,7 млн", "34th"."""

import re
from typing import NamedTuple

from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.tokens import MARK, NUMBER, Token
from dashboard.extraction.text.trie import Term

LARGEST = 10**9
GROUPED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f,]\d{3})+")

TENS_OF = ("десятки", "десятків", "десятков", "сотні", "сотень", "сотни", "сотен")


class Number(NamedTuple):
    """A value that ends before the token `last`."""

    value: int
    last: int
    ordinal: bool = False


def read_number(
    sentence: Sentence, at: int, numbers: dict[int, Term], taken: frozenset[int]
) -> Number | None:
    """The number that begins at a token; `numbers` are its sentence's terms of number."""
    making = _Making(sentence, numbers, at)
    while at < len(sentence.tokens) and at not in taken and not making.ordinal:
        following = making.take(at)
        if following == at:
            break
        at = following
    return making.made(at)


class _Making:
    """A number in the making: `total` of thousands and above, `part` of what is below."""

    def __init__(self, sentence: Sentence, numbers: dict[int, Term], start: int) -> None:
        self.sentence = sentence
        self.words = sentence.tokens
        self.numbers = numbers
        self.start = start
        self.total = 0.0
        self.part: float | None = None
        self.ordinal = False  # an ordinal is the end of a number

    def made(self, last: int) -> Number | None:
        if last == self.start or (self.part is None and not self.total):
            return None
        value = self.total + (self.part or 0)
        return Number(round(value), last, self.ordinal) if value <= LARGEST else None

    def take(self, at: int) -> int:
        """Takes what stands at a token; returns the token after it, or the same if not taken."""
        term = self.numbers.get(at)
        if self.words[at].kind == NUMBER:
            return self._digits(at)
        if term is None:
            return self._joined(at)
        if term.detail == "multiplier":
            return self._multiplied(at, term)
        return self._ordinal(at, term) if term.detail == "ordinal" else self._added(at, term)

    def _digits(self, at: int) -> int:
        value = digits(self.words[at].text, self.sentence.language)
        if value is None or self.part is not None:
            return at
        self.part = value
        self.ordinal = _is_ordinal_suffix(self.words, at + 1)
        return at + 1 + self.ordinal

    def _joined(self, at: int) -> int:
        """ "a hundred and five", "twenty-six"."""
        begun = self.part is not None or self.total
        if (
            self.words[at].low in ("and", "-")
            and begun
            and _continues(self.words, at, self.numbers)
        ):
            return at + 1
        compound = _hyphenated(self.words[at].low, self.sentence.language)
        if compound is None or self.part is not None:
            return at
        self.part = compound
        return at + 1

    def _multiplied(self, at: int, term: Term) -> int:
        if self.part is None and at == self.start and not _counts_alone(self.sentence, at):
            return at
        if self.part is None and self.words[at].low in TENS_OF:
            return at  # "десятки": nobody says how many
        self.total += (1 if self.part is None else self.part) * float(term.value)
        self.part = None
        return term.last

    def _ordinal(self, at: int, term: Term) -> int:
        """ "twentieth", or the end of "thirty-fourth" in two words."""
        value = float(term.value)
        if self.part is None and not self.total:
            self.part = value
        elif self.part is not None and value < 10 <= self.part:
            self.part += value
        else:
            return at
        self.ordinal = True
        return term.last

    def _added(self, at: int, term: Term) -> int:
        """ "forty", then "two"."""
        value, part = float(term.value), self.part
        if part is not None and not (part >= 20 > value and part % 10 == 0):
            return at
        self.part = (part or 0) + value
        return term.last


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
