"""Latin spellings: the official Ukrainian one, and those that older English maps and texts use."""

import re
from collections.abc import Iterator

# Cabinet of Ministers resolution 55 of 27 January 2010; the second table holds for word beginnings
OFFICIAL = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщюяь’'ъ",
        [
            "a",
            "b",
            "v",
            "h",
            "g",
            "d",
            "e",
            "ie",
            "zh",
            "z",
            "y",
            "i",
            "i",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "iu",
            "ia",
        ]
        + [""] * 4,
        strict=True,
    )
)
OFFICIAL_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}

# BGN/PCGN without its apostrophes: how the US press and older maps write
ENGLISH = OFFICIAL | {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
RUSSIAN = ENGLISH | {"г": "g", "и": "i", "ы": "y", "э": "e", "ё": "yo"}


def official(name: str) -> str:
    """
    >>> official("Запоріжжя"), official("Згурівка"), official("Слов’янськ"), official("Язикове")
    ('Zaporizhzhia', 'Zghurivka', 'Sloviansk', 'Yazykove')
    """
    return _spell(re.sub("(?i)(з)г", r"\1ґh", name), OFFICIAL, OFFICIAL_FIRST)


def english_variants(name: str) -> set[str]:
    """
    >>> sorted(english_variants("Костянтинівка")), sorted(english_variants("Кривий Ріг"))
    (['Kostyantynivka'], ['Kryvy Rih', 'Kryvyy Rih'])
    """
    first = _spell(name, ENGLISH, OFFICIAL_FIRST)
    short = re.sub(r"([yi])y\b", r"y", first)
    mixed = _spell(name, ENGLISH | {"й": "i", "ї": "i"}, OFFICIAL_FIRST)  # Hulyaipole
    return {first, short, mixed, re.sub(r"yi\b", "y", official(name))} - {official(name)}


def russian_variants(name: str) -> set[str]:
    """
    >>> sorted(russian_variants("Константиновка")), sorted(russian_variants("Артёмовск"))
    (['Konstantinovka'], ['Artemovsk', 'Artyomovsk'])
    """
    forms = {_spell(form, RUSSIAN, {"е": "ye"}) for form in (name, name.replace("ё", "е"))}
    forms |= {_spell(name.replace("ё", "е"), RUSSIAN, {})}
    return set(_shortened(forms))


def loose(latin: str) -> str:
    """What the romanisations of one name have in common.

    >>> loose("Zaporizhzhya") == loose("Zaporizhia"), loose("Human") == loose("Uman")
    (True, False)
    """
    folded = re.sub("['’`]", "", latin.lower()).replace("zhzh", "zh").replace("w", "v")
    folded = folded.replace("kh", "h").replace("ye", "e").replace("yo", "e").replace("ie", "e")
    return re.sub(r"(.)\1", r"\1", re.sub("[yj]", "i", folded))


def _shortened(forms: set[str]) -> Iterator[str]:
    for form in forms:
        yield re.sub(r"([iy])y\b", r"y", form)


def _spell(name: str, table: dict[str, str], first: dict[str, str]) -> str:
    return "".join(_letters(name, table, first))


def _letters(name: str, table: dict[str, str], first: dict[str, str]) -> Iterator[str]:
    before = " "
    for letter in name:
        low = letter.lower()
        latin = first[low] if before in " -" and low in first else table.get(low, low)
        yield latin.capitalize() if letter != low else latin
        before = letter
