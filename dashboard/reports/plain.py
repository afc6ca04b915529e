"""The one form in which text is stored: quotes are offsets into it, so it must never change."""

import re

from dashboard.errors import UnreadableReport
from dashboard.model.characters import HIDDEN, TYPOGRAPHY

LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
SURROGATES = re.compile("[\ud800-\udfff]")
BLANK_LINES = re.compile("\n{3,}")
WORD = re.compile(r"[^\W\d_]{2}")


def cleaned(text: str) -> tuple[str, bool]:
    """The text as it is stored, and whether it had hidden characters. Letters stay as they are.

    >>> cleaned("Ode\\u200bsa\\r\\n")
    ('Odesa', True)
    """
    text = LINE_ENDS.sub("\n", text.removeprefix("\ufeff"))
    visible = TYPOGRAPHY.sub("", text)
    shown = HIDDEN.sub("", visible)
    spaced = CONTROLS.sub(" ", SURROGATES.sub("\ufffd", shown))
    lines = "\n".join(line.rstrip() for line in spaced.split("\n"))
    return BLANK_LINES.sub("\n\n", lines).strip(), len(shown) != len(visible)


def with_words(text: str, name: str) -> str:
    """The text itself. UnreadableReport if there is nothing in it, or no word."""
    if not text:
        raise UnreadableReport(f"{name} is empty. Give the text of a report.")
    if not WORD.search(text):
        raise UnreadableReport(f"There are no words in {name}. Give the text of a report.")
    return text


def line(words: str | None, longest: int) -> str | None:
    """One visible line of at most so many characters; None if nothing is left.

    >>> line("  Night \\n strike ", 300)
    'Night strike'
    """
    return " ".join(cleaned(words or "")[0].split())[:longest].strip() or None


def squeezed(text: str) -> str:
    """For comparing: visible characters, single blanks.

    >>> squeezed("two\\n  houses")
    'two houses'
    """
    return " ".join(cleaned(text)[0].split())
