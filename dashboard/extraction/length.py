"""How much of a report is read: all of it, but of a book only the beginning, and it is said so."""

import re

from dashboard.extraction.drafts import Unused

LONGEST = 100_000  # characters, some 40 pages: even hostile ones are read in under two seconds
NEAR = 2000  # characters before that limit in which a line or sentence may end
END = re.compile(r"\n|[.!?…](?=\s)")
BEGINNING = re.compile(r"\S[^\n]{0,99}")


def end_of_reading(text: str) -> int:
    """Where reading stops: the end of the text, else of the last line or sentence in the limit."""
    if len(text) <= LONGEST:
        return len(text)
    ends = [match.end() for match in END.finditer(text, LONGEST - NEAR, LONGEST)]
    return ends[-1] if ends else LONGEST


def not_read(text: str, end: int) -> list[Unused]:
    """The first words of what stands after the end of reading."""
    match = BEGINNING.search(text, end)
    return [] if match is None else [Unused(match.group(), "not_read", match.start(), match.end())]
