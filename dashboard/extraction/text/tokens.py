"""A text as tokens with exact offsets: words, numbers and marks."""

import re
from typing import NamedTuple

WORD, NUMBER, MARK = "word", "number", "mark"

APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ‘`´ʹ", "'") | {"ё": "е", "Ё": "Е", "‑": "-"})

# Each alternative begins with another class of character, so that no text makes it backtrack far.
TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:[ \u00a0\u202f,]\d{3})+(?![\d,.]?\d)|\d+(?:[.,:]\d+)*)"
    r"|(?P<word>[^\W\d_](?:[^\W_]|['’ʼ‘`´-](?=[^\W_]))*)"
    r"|(?P<mark>[^\w\s]|_)"
)


class Token(NamedTuple):
    """`low` is the form that vocabularies are written in: lower case, plain apostrophe, е for ё."""

    text: str
    low: str
    start: int
    end: int
    kind: str


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of text[start:end], offsets into the whole text."""
    return [
        Token(m.group(), folded(m.group()), m.start(), m.end(), str(m.lastgroup))
        for m in TOKEN.finditer(text, start, len(text) if end is None else end)
    ]


def folded(word: str) -> str:
    """The form in vocabularies; an English possessive loses its ending."""
    low = word.lower().translate(APOSTROPHES)
    return low[:-2] if low.endswith("'s") else low
