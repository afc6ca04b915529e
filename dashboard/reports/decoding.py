"""Bytes → text, or one plain sentence why not."""

import codecs
import re
import unicodedata

from dashboard.errors import UnreadableReport

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = (b"\x89PNG", b"PK\x03\x04", b"%PDF", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"\x7fELF")
DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
# Characters that hide or reorder others: stripped, so that what is seen is what is matched.
HIDDEN = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
LETTERS_NEEDED = 3


def decoded(data: bytes, charset: str | None = None) -> str:
    """The text of a file. UnreadableReport if it is binary, or in no encoding that we can tell."""
    if data.startswith(MAGIC):
        raise UnreadableReport(
            "This is no text (a picture, archive or PDF). Give its text instead."
        )
    for bom, name in BOMS:
        if data.startswith(bom):
            return _strictly(data, name)
    if b"\x00" in data:
        raise UnreadableReport("This is binary, not text. Give a text, HTML or Markdown file.")
    declared = DECLARED.search(data[:4096])
    names = (charset, declared.group(1).decode() if declared else None, "utf-8")
    for name in filter(None, names):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return _guessed(data)


def cleaned(text: str) -> tuple[str, bool]:
    """The text with plain line ends and no hidden characters, and whether it had any of those.

    >>> cleaned("Ode\\u200bsa\\r\\n")
    ('Odesa\\n', True)
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    visible = HIDDEN.sub("", text)
    return CONTROLS.sub(" ", visible), len(visible) != len(text)


def with_words(text: str) -> str:
    """The text itself. UnreadableReport if it holds no words."""
    letters = 0
    for character in text:
        letters += unicodedata.category(character).startswith("L")
        if letters >= LETTERS_NEEDED:
            return text
    raise UnreadableReport("There are no words in it. Give the text of a report.")


def _strictly(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise UnreadableReport(
            f"The file says that it is {name}, and is not. Save it as UTF-8."
        ) from error


def _guessed(data: bytes) -> str:
    """Old Cyrillic encodings, taken only where the result looks like words."""
    for name in ("windows-1251", "koi8-u"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if _looks_cyrillic(text):
            return text
    raise UnreadableReport(
        "The encoding of this file is not known. Save it as UTF-8 and try again."
    )


def _looks_cyrillic(text: str) -> bool:
    """Mostly Cyrillic, and mostly lower case: a wrong table turns small letters into capitals."""
    letters = [c for c in text if c.isalpha()]
    cyrillic = [c for c in letters if "\u0400" <= c <= "\u04ff"]
    lower = sum(c.islower() for c in cyrillic)
    return len(cyrillic) > 0.6 * len(letters) and lower > 0.6 * len(cyrillic)
