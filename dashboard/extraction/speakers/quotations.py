"""Quotations of several sentences: all of them are the words of who is named where they close."""

from collections.abc import Iterator, Sequence

from dashboard.extraction.speakers.speaker import Speaker
from dashboard.extraction.text.sentence import Sentence

OPENS, MARKS = "«“„", '«»“”„"'


def quoted(sentences: Sequence[Sentence], found: list[list[Speaker]]) -> list[list[Speaker]]:
    """ "«Two were wounded. A house burned», said the mayor": both are the mayor's words."""
    out = list(found)
    for opened, closed in _quotations(sentences):
        for index in range(opened, closed if out[closed] else opened):
            out[index] = out[index] or [out[closed][-1].carry()]
    return out


def _quotations(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """(sentence with the opening mark, a later one of its paragraph where it may close)."""
    opened: int | None = None
    for index, sentence in enumerate(sentences):
        if opened is not None and sentences[opened].paragraph != sentence.paragraph:
            opened = None
        marks = [t.text for t in sentence.tokens if t.text in MARKS]
        if opened is not None and marks and marks[0] not in OPENS:
            yield opened, index
        if len(marks) % 2:
            opened = index if opened is None else None
