"""A report's text as it is seen: what hides is left out, what imitates is read as what it imitates.

`O\\u200bdesa` and a Latin O before Cyrillic letters are found as the names they show; every span of
the visible text leads back to the words of the report.
"""

import re
from bisect import bisect_left
from typing import NamedTuple

from dashboard.model.characters import HIDDEN, TO_CYRILLIC, TO_LATIN, TYPOGRAPHY

CYRILLIC_LETTER, LATIN_LETTER = r"[\u0400-\u04ff]", r"[A-Za-z\u00c0-\u00ff]"
MEETING = re.compile(
    f"{LATIN_LETTER}(?={CYRILLIC_LETTER})|{CYRILLIC_LETTER}(?={LATIN_LETTER})"
)  # of two scripts
LETTERS = re.compile(r"[^\W\d_]+")
LATIN_LETTERS = re.compile(LATIN_LETTER)


class Visible(NamedTuple):
    """`offsets[n]` is where text[n] stands in `source`; None: the two are equally long."""

    text: str
    source: str
    offsets: tuple[int, ...] | None
    odd: tuple[int, ...]  # where in `text` something hid or imitated, in order

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where text[start:end] stands in the source."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1

    def is_odd(self, start: int, end: int) -> bool:
        """Was anything hidden or imitated within text[start:end]?"""
        at = bisect_left(self.odd, start)
        return at < len(self.odd) and self.odd[at] <= end


def visible(source: str) -> Visible:
    """The text that is seen, and how to find its words in the source."""
    gone = {m.start(): True for m in HIDDEN.finditer(source)}
    gone |= {m.start(): False for m in TYPOGRAPHY.finditer(source)}
    kept = [n for n in range(len(source)) if n not in gone] if gone else None
    text = source if kept is None else "".join(source[n] for n in kept)
    hidden = [] if kept is None else [bisect_left(kept, n) for n, hides in gone.items() if hides]
    shown, imitated = _unmixed(text)
    return Visible(
        shown, source, None if kept is None else tuple(kept), tuple(sorted(hidden + imitated))
    )


def _unmixed(text: str) -> tuple[str, list[int]]:
    """The text with words of two scripts in the one that they imitate, and where these begin."""
    if MEETING.search(text) is None:
        return text, []
    found: list[int] = []

    def replaced(match: re.Match[str]) -> str:
        word = match.group()
        plain = _one_script(word) if MEETING.search(word) else word
        if plain != word:
            found.append(match.start())
        return plain

    return LETTERS.sub(replaced, text), found


def _one_script(word: str) -> str:
    """The word in the script that all its letters can be read in; else as it is.

    >>> _one_script("Одеcа") == "Одеса", _one_script("ATACMSами")
    (True, 'ATACMSами')
    """
    as_latin, as_cyrillic = word.translate(TO_LATIN), word.translate(TO_CYRILLIC)
    pure = [each for each in (as_latin, as_cyrillic) if _scripts(each) == 1]
    if not pure:
        return word
    return max(pure, key=lambda each: sum(a == b for a, b in zip(each, word, strict=True)))


def _scripts(word: str) -> int:
    """How many of the two scripts a word has letters of."""
    latin = len(LATIN_LETTERS.findall(word))
    return (latin > 0) + (latin < len(word))
