"""The cases of a name in Ukrainian and Russian, by its ending and the usual vowel changes.

`cases(name, language)` gives the forms beside the nominative. It offers every paradigm that the
ending allows (a town in -ова may be a noun or an adjective), so some forms are used by nobody.
"""

from itertools import product

from data.build.declension_russian import RUSSIAN_ADJECTIVES, russian_noun
from data.build.declension_ukrainian import UKRAINIAN_ADJECTIVES, ukrainian_noun

CASES = 5  # genitive, dative, accusative, instrumental, locative
Paradigm = tuple[tuple[str, ...], ...]  # per case, the endings or whole forms in use

NOUN = {"uk": ukrainian_noun, "ru": russian_noun}
ADJECTIVES = {"uk": UKRAINIAN_ADJECTIVES, "ru": RUSSIAN_ADJECTIVES}
PREPOSITIONS = frozenset(
    ["на", "над", "при", "під", "під-над", "имени", "імені", "під", "им.", "ім."]
)


def cases(name: str, language: str) -> set[str]:
    """
    >>> sorted(cases("Одеса", "uk"))
    ['Одеси', 'Одесою', 'Одесу', 'Одесі']
    >>> {"Кривого Рогу", "Кривому Розі", "Кривим Рогом"} <= cases("Кривий Ріг", "uk")
    True
    >>> {"Белой Церкви", "Белую Церковь"} <= cases("Белая Церковь", "ru")
    True
    """
    words = name.split(" ")
    if any(word.lower() in PREPOSITIONS for word in words):
        return set()
    heads = [_leading(word, words[-1], language) for word in words[:-1]]
    return _agreeing([*heads, _last(words[-1], language)], " ") - {name}


def _agreeing(choices: list[list[Paradigm]], joint: str) -> set[str]:
    return {
        joint.join(forms)
        for paradigms in product(*choices)
        for case in range(CASES)
        for forms in product(*(paradigm[case] for paradigm in paradigms))
    }


def _leading(word: str, last: str, language: str) -> list[Paradigm]:
    """Біла of Біла Церква; or the noun of Рудка-like names whose adjective comes last."""
    if "-" in word:
        return _hyphenated(word, language)
    adjective = _adjective(word, language)
    nouns = NOUN[language](word) if not adjective or _is_adjective(last) else []
    return adjective + nouns


def _last(word: str, language: str) -> list[Paradigm]:
    if "-" in word:
        return _hyphenated(word, language)
    adjective = _adjective(word, language)
    if adjective and _is_adjective(word):
        return adjective
    return (adjective if _may_be_adjective(word) else []) + NOUN[language](word)


def _is_adjective(word: str) -> bool:
    """By its ending no noun: Кропивницький, Рівне's Russian Ровное."""
    return word.endswith(
        ("кий", "ний", "вий", "ьке", "ька", "кая", "вая", "ная", "ое", "ый", "ской")
    )


def _may_be_adjective(word: str) -> bool:
    return word.endswith(("ова", "ева", "єва", "ий", "ій", "не", "ве", "ке", "ше", "є", "ой"))


def _hyphenated(word: str, language: str) -> list[Paradigm]:
    """Both parts bend if the last is an adjective (Кам'янець-Подільський), else the last."""
    *heads, tail = word.split("-")
    adjective = _adjective(tail, language) if _is_adjective(tail) else []
    tails = adjective or NOUN[language](tail)
    if not tails:
        return []
    bending = bool(adjective) and len(heads) == 1 and not heads[0].endswith(("о", "е"))
    fronts = NOUN[language](heads[0]) if bending else []
    fronts = fronts or [(("-".join(heads),),) * CASES]
    return [
        tuple(
            tuple(f"{front}-{back}" for front in head[case] for back in end[case])
            for case in range(CASES)
        )
        for head in fronts
        for end in tails
    ]


def _adjective(word: str, language: str) -> list[Paradigm]:
    for ending, paradigm in ADJECTIVES[language]:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            return [tuple(tuple(stem + form for form in forms) for forms in paradigm)]
    return []
