"""Which of the three languages a report and each of its sentences is in."""

import re

from dashboard.extraction.text.vocabulary import LANGUAGES

CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ]")
LATIN = re.compile(r"[A-Za-z]")
ONLY_UKRAINIAN = re.compile(r"[ІіЇїЄєҐґ]")
ONLY_RUSSIAN = re.compile(r"[ЫыЭэЪъЁё]")
SAMPLE = 3000  # characters that are enough to tell


def report_language(text: str, stated: str | None = None) -> str:
    """`stated` if we read it, else found from the text: letters first, py3langid for the rest.

    >>> report_language("Вночі поранено двох людей, є руйнування")
    'uk'
    """
    if stated in LANGUAGES:
        return str(stated)
    sample = text[:SAMPLE]
    if by_letters := _by_letters(sample):
        return by_letters
    return _by_words(sample) if CYRILLIC.search(sample) else "en"


def sentence_language(text: str, report: str) -> str:
    """The language of one sentence; the report's where the letters do not tell."""
    return _by_letters(text) or _by_script(text, report)


def _by_letters(text: str) -> str | None:
    ukrainian, russian = len(ONLY_UKRAINIAN.findall(text)), len(ONLY_RUSSIAN.findall(text))
    if ukrainian == russian:
        return None
    return "uk" if ukrainian > russian else "ru"


def _by_script(text: str, report: str) -> str:
    cyrillic, latin = len(CYRILLIC.findall(text)), len(LATIN.findall(text))
    if latin > cyrillic:
        return "en"
    return report if report != "en" or not cyrillic else "uk"


def _by_words(text: str) -> str:
    """Ukrainian or Russian, whichever py3langid finds likelier."""
    from py3langid import rank

    return next((code for code, _ in rank(text) if code in ("uk", "ru")), "uk")
