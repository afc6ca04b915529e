"""One spelling for looking up: case, apostrophes, hyphens and spaces folded, nothing else."""

import re

ODD = re.compile(r"[ʼ’‘`´′ʹ‐‑–—ё\s]")
FOLDED = str.maketrans(dict.fromkeys("ʼ’‘`´′ʹ", "'") | dict.fromkeys("‐‑–—", "-") | {"ё": "е"})
PLAIN = re.compile(r"[A-Za-zÀ-ÿА-Яа-яЁёІіЇїЄєҐґ0-9'ʼ’‘`´′ʹ‐‑–—.\s-]+")
LATIN = re.compile(r"[A-Za-zÀ-ÿ]")
CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ]")


def key(form: str) -> str:
    """The form as the index spells it.

    >>> key("Слов’янськ"), key("Рай–Олександрівка"), key(" Kryvyi\\n Rih ")
    ("слов'янськ", 'рай-олександрівка', 'kryvyi rih')
    """
    folded = form.lower()
    if ODD.search(folded) is None:
        return folded
    return " ".join(folded.translate(FOLDED).split())


def is_plain(form: str) -> bool:
    """Free of invisible, bidi, full-width and other look-alike characters, and of one script.

    >>> is_plain("Odesa"), is_plain("Оdesa"), is_plain("Ode\\u200bsa")
    (True, False, False)
    """
    if PLAIN.fullmatch(form) is None:
        return False
    return not (LATIN.search(form) and CYRILLIC.search(form))
