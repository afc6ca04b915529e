"""A report's text cut into sentences with exact offsets; headline, dateline and boilerplate marked.

A line is a paragraph. Sentences end at . ! ? … before a capital letter, digit, quote or sign, but
not after an abbreviation or an initial.
"""

import re
from collections.abc import Iterator

from dashboard.extraction.text.boilerplate import mark_boilerplate
from dashboard.extraction.text.language import sentence_language
from dashboard.extraction.text.sentence import Kind, Sentence
from dashboard.extraction.text.tokens import Token, tokens
from dashboard.extraction.text.vocabulary import words

END = re.compile(r"(?<![.!?…])[.!?…]++[»”\"')\]]*+(?=\s)")
OPENING = re.compile(r"\s*[^\w\s]*\s*[A-ZА-ЯЁІЇЄҐ\d]")
LAST_WORD = re.compile(r"(\w+)[.]+$")
ABBREVIATIONS = words("abbreviation")
DATELINE = re.compile(
    r"\s*(?:[A-ZА-ЯЁІЇЄҐ][\w’'-]*[,.]?\s+)?(?:\d{1,2}\s+\w+|\w+\.?\s+\d{1,2})(?:,?\s+\d{4})?"
    r"(?:\s+(?:року|года|р\.|г\.))?[.:]?\s*"
)
LEAD = re.compile(  # "KYIV, Feb 1 -", "КИЕВ, 13 декабря.", "Dec 19 –"
    r"\s*(?:[A-ZА-ЯЁІЇЄҐ’'-]{3,}(?:,\s+[^.,–—-]{3,20})?\s*[.–—-]|"
    r"[A-ZА-ЯЁІЇЄҐ][\w.]{2,9}\s+\d{1,2}\s*[–—-])"
)
LONGEST_HEADLINE = 220
LONGEST_SENTENCE = 120  # tokens


def find_sentences(text: str, language: str) -> list[Sentence]:
    """All sentences in order; empty lines are none."""
    out: list[Sentence] = []
    lines = [line for line in _lines(text) if text[line[0] : line[1]].strip()]
    others = False
    for paragraph, (start, end) in enumerate(lines):
        kind = _line_kind(text, start, end, paragraph, len(lines))
        line = list(_line(text, start, end, kind, language))
        for sentence in line:
            sentence.paragraph = paragraph
        if kind == Kind.BODY and line:
            others = mark_boilerplate(line, others)
        out += line
    return out


def _line(text: str, start: int, end: int, kind: Kind, language: str) -> Iterator[Sentence]:
    pieces = (piece for span in _cut(text, start, end) for piece in _bounded(text, span))
    for first, last, cut in pieces:
        spoken = sentence_language(text[first:last], language)
        lead_end = _lead(text, first, last) if first == start else first
        yield Sentence(text, first, last, kind=kind, language=spoken, cut=cut, lead_end=lead_end)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, start + len(line)
        start += len(line)


def _line_kind(text: str, start: int, end: int, paragraph: int, lines: int) -> Kind:
    line = text[start:end].strip()
    if paragraph == 0 and lines > 1 and len(line) <= LONGEST_HEADLINE and line[-1] not in ".":
        return Kind.HEADLINE
    if len(line) <= 60 and DATELINE.fullmatch(line):
        return Kind.DATELINE
    return Kind.BODY


def _lead(text: str, start: int, end: int) -> int:
    match = LEAD.match(text, start, min(end, start + 60))
    return match.end() if match else start


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for match in END.finditer(text, start, end):
        if not OPENING.match(text, match.end(), min(end, match.end() + 40)) or _abbreviated(
            text, first, match.end()
        ):
            continue
        yield _trimmed(text, first, match.end())
        first = match.end()
    if text[first:end].strip():
        yield _trimmed(text, first, end)


def _bounded(text: str, span: tuple[int, int]) -> Iterator[tuple[int, int, bool]]:
    """Sentences of at most LONGEST_SENTENCE tokens, and whether one is cut within a clause.

    What is longer is a list, or words without marks: it is cut at the end of a clause if there is
    one. So that the time to read a text grows with its length only.
    """
    start, end = span
    if end - start <= LONGEST_SENTENCE:  # a token has at least one character
        yield start, end, False
        return
    found = tokens(text, start, end)
    first = 0
    while len(found) - first > LONGEST_SENTENCE:
        last = _clause_end(found, first, first + LONGEST_SENTENCE)
        yield found[first].start, found[(last or first + LONGEST_SENTENCE) - 1].end, last is None
        first = last or first + LONGEST_SENTENCE
    if first < len(found):
        yield found[first].start, found[-1].end, False


def _clause_end(found: list[Token], first: int, last: int) -> int | None:
    """The token after the last semicolon, else comma, in the second half of found[first:last]."""
    for marks in (";•", ",:—–"):
        for n in range(last - 1, (first + last) // 2, -1):
            if found[n].text in marks:
                return n + 1
    return None


def _abbreviated(text: str, start: int, end: int) -> bool:
    match = LAST_WORD.search(text, max(start, end - 12), end)
    if match is None:
        return False
    word = match.group(1)
    return word.lower() in ABBREVIATIONS or (len(word) == 1 and word.isupper() and word.isalpha())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
