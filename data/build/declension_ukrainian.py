"""Ukrainian endings, and the vowels and consonants that change before them."""

Forms = tuple[str, ...]
Paradigm = tuple[Forms, Forms, Forms, Forms, Forms]

VOWELS = "аеєиіїоуюя"
SIBILANTS = "жчшщ"
SOFTENED = {"г": "з", "к": "ц", "х": "с"}

# (nominative ending, forms by case); the accusative of masculines is the nominative
UKRAINIAN_ADJECTIVES: list[tuple[str, Paradigm]] = [
    ("ий", (("ого",), ("ому",), ("ий",), ("им",), ("ому", "ім"))),
    ("ій", (("ього",), ("ьому",), ("ій",), ("ім",), ("ьому", "ім"))),
    ("ська", (("ської",), ("ській",), ("ську",), ("ською",), ("ській",))),
    ("цька", (("цької",), ("цькій",), ("цьку",), ("цькою",), ("цькій",))),
    ("ева", (("евої",), ("евій",), ("еву",), ("евою",), ("евій",))),
    ("ова", (("ової",), ("овій",), ("ову",), ("овою",), ("овій",))),
    ("на", (("ної",), ("ній",), ("ну",), ("ною",), ("ній",))),
    ("ла", (("лої",), ("лій",), ("лу",), ("лою",), ("лій",))),
    ("ра", (("рої",), ("рій",), ("ру",), ("рою",), ("рій",))),
    ("та", (("тої",), ("тій",), ("ту",), ("тою",), ("тій",))),
    ("ва", (("вої",), ("вій",), ("ву",), ("вою",), ("вій",))),
    ("ша", (("шої",), ("шій",), ("шу",), ("шою",), ("шій",))),
    ("ка", (("кої",), ("кій",), ("ку",), ("кою",), ("кій",))),
    ("ха", (("хої",), ("хій",), ("ху",), ("хою",), ("хій",))),
    ("да", (("дої",), ("дій",), ("ду",), ("дою",), ("дій",))),
    ("ня", (("ньої",), ("ній",), ("ню",), ("ньою",), ("ній",))),
    ("є", (("ього",), ("ьому",), ("є",), ("ім",), ("ьому", "ім"))),
    ("е", (("ого",), ("ому",), ("е",), ("им",), ("ому", "ім"))),
    ("і", (("их",), ("им",), ("і",), ("ими",), ("их",))),
]


def ukrainian_noun(word: str) -> list[Paradigm]:
    """Every noun paradigm that the ending allows; [] when it bends by none."""
    last, stem = word[-1:].lower(), word[:-1]
    if len(word) < 3:
        return []
    if last == "а":
        return [_feminine_hard(stem), *_plural(stem, "а")]
    if last == "я":
        return _in_ya(stem)
    if last == "о":
        return [_neuter(stem, "о")]
    if last == "е":
        return [_soft_neuter(stem)] if stem[-1] in "лрн" else [_neuter(stem, "е")]
    if last in "иії":
        return _plural(stem, last)
    if last == "ь":
        return [_masculine_soft(stem, s) for s in _stems(stem)] + [_feminine_soft(stem)]
    if last == "й":
        return [((f"{stem}я", f"{stem}ю"), (f"{stem}ю",), (word,), (f"{stem}єм",), (f"{stem}ї",))]
    return [_masculine_hard(word, s) for s in _stems(word)] if last not in VOWELS else []


def _feminine_hard(stem: str) -> Paradigm:
    soft = stem[-1] in SIBILANTS
    locative = stem[:-1] + SOFTENED.get(stem[-1], stem[-1]) + "і"
    return (
        (stem + ("і" if soft else "и"),),
        (locative,),
        (f"{stem}у",),
        (stem + ("ею" if soft else "ою"),),
        (locative,),
    )


def _in_ya(stem: str) -> list[Paradigm]:
    """Балаклія bends as a feminine, Запоріжжя and Чорномор'я as neuters."""
    after_vowel = stem[-1] in VOWELS + "'’"
    i, instrumental = ("ї", "єю") if after_vowel else ("і", "ею")
    feminine = ((stem + i,), (stem + i,), (f"{stem}ю",), (stem + instrumental,), (stem + i,))
    neuter = ((f"{stem}я",), (f"{stem}ю",), (f"{stem}я",), (f"{stem}ям",), (stem + i,))
    doubled = len(stem) > 1 and stem[-1] == stem[-2]
    return [neuter] if doubled else [feminine, neuter] if stem[-1] in "'’" else [feminine]


def _neuter(stem: str, ending: str) -> Paradigm:
    soft = ending == "е"
    locative = stem[:-1] + SOFTENED.get(stem[-1], stem[-1]) + "і"
    return (
        (f"{stem}а",),
        (f"{stem}у",),
        (stem + ending,),
        (stem + ("ем" if soft else "ом"),),
        (locative, f"{stem}у"),
    )


def _soft_neuter(stem: str) -> Paradigm:
    return ((f"{stem}я",), (f"{stem}ю",), (f"{stem}е",), (f"{stem}ем",), (f"{stem}і",))


def _masculine_hard(word: str, stem: str) -> Paradigm:
    sibilant = stem[-1] in SIBILANTS
    softened = stem[:-1] + SOFTENED.get(stem[-1], stem[-1]) + "і"
    return (
        (f"{stem}а", f"{stem}у"),
        (f"{stem}у",),
        (word,),
        (stem + ("ем" if sibilant else "ом"),),
        (softened, f"{stem}у"),
    )


def _masculine_soft(nominative: str, stem: str) -> Paradigm:
    return (
        (f"{stem}я", f"{stem}ю"),
        (f"{stem}ю",),
        (f"{nominative}ь",),
        (f"{stem}ем",),
        (f"{stem}і", f"{stem}ю"),
    )


def _feminine_soft(stem: str) -> Paradigm:
    doubled = stem + (stem[-1] if stem[-2:-1] in VOWELS else "")
    return ((f"{stem}і",), (f"{stem}і",), (f"{stem}ь",), (f"{doubled}ю",), (f"{stem}і",))


def _stems(word: str) -> list[str]:
    """Харків → Харков-, Канів → Канев-, Київ → Києв-, Ріг → Рог-, Кременець → Кременц-."""
    if word.endswith(("ець", "єць")):
        return [f"{word[:-3]}ць"]
    if word.endswith("ец") or word.endswith("єц"):
        return [f"{word[:-2]}{'й' if word.endswith('єц') else _softness(word[:-2])}ц"]
    if word.endswith("їв"):
        return [f"{word[:-2]}єв"]
    if word.endswith("ок") and len(word) > 4:
        return [f"{word[:-2]}к", word]
    if word.endswith(("ен", "ел")) and len(word) > 4:
        return [word, word[:-2] + word[-1]]
    if word.endswith("ів"):
        return [f"{word[:-2]}ов"] + ([f"{word[:-2]}ев"] if word.endswith("нів") else [])
    at = max(word.rfind(vowel) for vowel in VOWELS + "І")
    if at >= 0 and word[at] in "іІ" and len(word) - at <= 3:
        changed = ("е" if word.endswith("мін") else "о") if word[at] == "і" else "О"
        return [word[:at] + changed + word[at + 1 :], word]
    return [word]


def _softness(stem: str) -> str:
    return "ь" if stem.endswith("л") else ""


def _plural(stem: str, nominative: str) -> list[Paradigm]:
    """Суми, Чернівці, Прилуки; names in -ська as neuter plurals (Мостиська)."""
    if nominative == "а" and not stem.endswith(("ськ", "ищ")):
        return []
    soft = nominative in "ії"
    a = "я" if soft else "а"
    genitives = _plural_genitives(stem, soft)
    return [
        (
            genitives,
            (f"{stem}{a}м",),
            (stem + nominative,),
            (f"{stem}{a}ми",),
            (f"{stem}{a}х",),
        )
    ] + ([_plural_hard_after_i(stem)] if nominative == "і" and stem[-1] in SIBILANTS else [])


def _plural_hard_after_i(stem: str) -> Paradigm:
    return ((stem,), (f"{stem}ам",), (f"{stem}і",), (f"{stem}ами",), (f"{stem}ах",))


def _plural_genitives(stem: str, soft: bool) -> Forms:
    long = f"{stem[:-1]}їв" if stem[-1:] in VOWELS else f"{stem}ів"
    bare = f"{stem}ь" if soft else stem
    fleeting = ()
    if len(stem) > 2 and stem[-1] not in VOWELS and stem[-2] not in VOWELS + "ьй'’":
        fleeting = (f"{stem[:-1]}е{stem[-1]}", f"{stem[:-1]}о{stem[-1]}")
    return (long, bare, *fleeting)
