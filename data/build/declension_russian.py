"""Russian endings of place names."""

Forms = tuple[str, ...]
Paradigm = tuple[Forms, Forms, Forms, Forms, Forms]

VOWELS = "аеёиоуыэюя"
HUSHING = "жчшщц"
VELAR = "гкх"

RUSSIAN_ADJECTIVES: list[tuple[str, Paradigm]] = [
    ("ый", (("ого",), ("ому",), ("ый",), ("ым",), ("ом",))),
    ("ой", (("ого",), ("ому",), ("ой",), ("ым", "им"), ("ом",))),
    ("кий", (("кого",), ("кому",), ("кий",), ("ким",), ("ком",))),
    ("ий", (("его",), ("ему",), ("ий",), ("им",), ("ем",))),
    ("ая", (("ой",), ("ой",), ("ую",), ("ой",), ("ой",))),
    ("яя", (("ей",), ("ей",), ("юю",), ("ей",), ("ей",))),
    ("ое", (("ого",), ("ому",), ("ое",), ("ым", "им"), ("ом",))),
    ("ее", (("его",), ("ему",), ("ее",), ("им",), ("ем",))),
    ("ые", (("ых",), ("ым",), ("ые",), ("ыми",), ("ых",))),
    ("ие", (("их",), ("им",), ("ие",), ("ими",), ("их",))),
]


def russian_noun(word: str) -> list[Paradigm]:
    """Every noun paradigm that the ending allows; [] when it bends by none."""
    last, stem = word[-1:].lower(), word[:-1]
    if len(word) < 3 or word.endswith(("ая", "яя", "ое", "ее", "ые", "ие", "ый")):
        return []
    if last == "а":
        return [_feminine(stem, "ы" if stem[-1] not in HUSHING[:4] + VELAR else "и")]
    if last == "я":
        return [_feminine_soft(stem)]
    if last == "о":
        return [_neuter(stem)]
    if last == "е":
        return [_soft_neuter(stem)]
    if last in "ыи":
        return [_plural(stem, last)]
    if last == "ь":
        return _in_soft_sign(stem)
    if last == "й":
        return [_masculine_soft(word, stem)]
    return [_masculine(word, each) for each in _stems(word)] if last not in VOWELS else []


def _feminine(stem: str, genitive: str) -> Paradigm:
    oblique = "ей" if stem[-1] in HUSHING else "ой"
    return ((stem + genitive,), (f"{stem}е",), (f"{stem}у",), (stem + oblique,), (f"{stem}е",))


def _feminine_soft(stem: str) -> Paradigm:
    locative = f"{stem}и" if stem.endswith("и") else f"{stem}е"
    return ((f"{stem}и",), (locative,), (f"{stem}ю",), (f"{stem}ей",), (locative,))


def _neuter(stem: str) -> Paradigm:
    """-о is often not bent at all: в Дебальцево."""
    return ((f"{stem}а",), (f"{stem}у",), (f"{stem}о",), (f"{stem}ом",), (f"{stem}е",))


def _soft_neuter(stem: str) -> Paradigm:
    if stem[-1] in HUSHING:
        return ((f"{stem}а",), (f"{stem}у",), (f"{stem}е",), (f"{stem}ем",), (f"{stem}е",))
    return ((f"{stem}я",), (f"{stem}ю",), (f"{stem}е",), (f"{stem}ем",), (f"{stem}е",))


def _masculine(word: str, stem: str) -> Paradigm:
    instrumental = "ем" if stem[-1] in HUSHING else "ом"
    forms = (
        (f"{stem}{instrumental}", f"{stem}ым")
        if word.endswith(("ов", "ев", "ин"))
        else (f"{stem}{instrumental}",)
    )
    return ((f"{stem}а", f"{stem}у"), (f"{stem}у",), (word,), forms, (f"{stem}е", f"{stem}у"))


def _masculine_soft(word: str, stem: str) -> Paradigm:
    return ((f"{stem}я",), (f"{stem}ю",), (word,), (f"{stem}ем",), (f"{stem}е", f"{stem}и"))


def _in_soft_sign(stem: str) -> list[Paradigm]:
    short = f"{stem[:-2]}в" if stem.endswith("ков") else stem  # Церковь, Церкви
    i = f"{short}и"
    feminine = ((i,), (i,), (f"{stem}ь",), (f"{stem}ью",), (i,))
    return [feminine] if short != stem else [_masculine_soft(f"{stem}ь", stem), feminine]


def _stems(word: str) -> list[str]:
    if word.endswith("ец") and len(word) > 4:
        return [f"{word[:-2]}ц" if word[-3] not in VOWELS else f"{word[:-2]}йц"]
    if word.endswith("ок") and len(word) > 4:
        return [f"{word[:-2]}к", word]
    return [word]


def _plural(stem: str, nominative: str) -> Paradigm:
    a = "я" if nominative == "и" and stem[-1] not in VELAR + HUSHING else "а"
    genitives = (
        stem,
        f"{stem}ей" if nominative == "и" else f"{stem}ов",
        f"{stem}ев" if stem[-1] == "ц" else f"{stem}ов",
    )
    return (genitives, (f"{stem}{a}м",), (stem + nominative,), (f"{stem}{a}ми",), (f"{stem}{a}х",))
