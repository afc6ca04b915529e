"""Which language is spoken now, and its catalogue."""

import io
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations
from pathlib import Path

LANGUAGES = {"en": "English", "uk": "Українська"}
CATALOGUES = Path(__file__).parent

_spoken: ContextVar[str] = ContextVar("spoken", default="en")


def speak(language: str | None) -> str:
    """From here on in this run or request; a language that we do not have becomes English."""
    known = language if language in LANGUAGES else "en"
    _spoken.set(str(known))
    return str(known)


def spoken() -> str:
    """ISO 639-1 code of the language spoken now."""
    return _spoken.get()


@cache
def catalogue(language: str) -> GNUTranslations:
    """Compiled in memory from LANGUAGE.po: no compiled file can be older than its source."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)
