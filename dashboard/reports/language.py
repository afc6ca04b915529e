"""The language that most of a text is in."""

from functools import cache
from typing import Any

LANGUAGES = [
    "en", "uk", "ru", "pl", "ro", "de", "fr", "fi", "es", "it", "cs", "sk", "sl", "hu", "lt", "lv",
    "et", "nl", "pt", "sv",
]  # fmt: skip
MEASURED = 5000  # characters


def language_of(text: str) -> str:
    """ISO 639-1 code, one of LANGUAGES.

    >>> language_of("Уночі дрон влучив у житловий будинок, двох людей поранено.")
    'uk'
    """
    return str(_identifier().classify(text[:MEASURED])[0])


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(LANGUAGES)
    return identifier
