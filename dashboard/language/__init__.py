"""The words of the interface: English in the code, other languages in .po files.

    speak("uk"); _("Map")  →  "Мапа"

The language belongs to one run of a page or one request (a context variable), so that cached rows
carry no words and two readers never mix.
"""

from dashboard.language.spoken import LANGUAGES, speak, spoken
from dashboard.language.words import _, dates, day, named, number, plural, term

__all__ = [
    "LANGUAGES",
    "_",
    "dates",
    "day",
    "named",
    "number",
    "plural",
    "speak",
    "spoken",
    "term",
]
