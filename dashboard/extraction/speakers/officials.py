"""Persons named beside their office: "Governor Oleh Kiper said … Kiper added".

A surname only leads back to the office. It is never part of what is said about a speaker.
"""

import re
from collections.abc import Iterator, Sequence

from dashboard.extraction.text.sentences import Sentence
from dashboard.extraction.text.tokens import Token
from dashboard.extraction.text.trie import Term

NAME = re.compile(r"[A-ZА-ЯЁІЇЄҐ][a-zа-яёіїєґ'’ʼ-]+(?:-[A-ZА-ЯЁІЇЄҐ][a-zа-яёіїєґ'’ʼ]+)?")
NAMES = (2, 3)  # given name, surname; a patronymic between or after
SHORTEST = 3
ENDINGS = 3  # letters that a bent surname changes
BETWEEN = 5  # tokens between an office and the name: "head of the region's administration, …"


def surname(sentence: Sentence, office: Term, taken: frozenset[int]) -> str | None:
    """The last name of the person that a sentence names beside an office; `taken`: places' tokens.

    "начальник Донецької ОВА Вадим Філашкін" → Філашкін; "Oleh Kiper, head of the …" → Kiper.
    """
    words = sentence.tokens
    runs = list(_runs(words, taken))
    after = [
        (first - office.last, last)
        for first, last in runs
        if 0 <= first - office.last <= BETWEEN
        and all(n in taken or words[n].low in (",", "of", "the", "–", "—", "(")
                for n in range(office.last, first))
    ]  # fmt: skip
    before = [
        (office.first - last, last)
        for first, last in runs
        if 0 <= office.first - last <= 3
        and all(words[n].low in (",", "the", "–", "—") or n in taken
                for n in range(last, office.first))
    ]  # fmt: skip
    near = min(after or before, default=None)
    return words[near[1] - 1].low if near else None


def _runs(words: Sequence[Token], taken: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Two or three capitalised words in a row that are no place."""
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and end not in taken and NAME.fullmatch(words[end].text):
            end += 1
        if end - at in NAMES and len(words[end - 1].low) >= SHORTEST:
            yield at, end
        at = max(end, at + 1)


def names(word: Token, known: str) -> bool:
    """Is a word a known surname, as printed or bent ("Філашкіна")?"""
    if not word.text[:1].isupper():
        return False
    stem = known[: max(SHORTEST, len(known) - ENDINGS)]
    return word.low == known or (
        not known.isascii() and word.low.startswith(stem) and abs(len(word.low) - len(known)) < 3
    )
