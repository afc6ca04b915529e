"""Russian spellings of a Ukrainian name by regular correspondence, checked against GeoNames.

Several are given where the languages do not tell; a spelling that nobody uses names nothing else.
"""

import re
from itertools import product

STEMS = {  # Ukrainian stem: the Russian ones
    "олександр": "александр",
    "олекс": "алекс",
    "олен": "елен",
    "оник": "аник",
    "миколаїв": "николаев",
    "микола": "никола",
    "микил": "никол",
    "нікол": "никол",
    "ніко": "нико",
    "володимир": "владимир",
    "катерин": "екатерин",
    "єлизавет": "елизавет",
    "ганн": "анн",
    "йосип": "иосиф",
    "костянтин": "константин",
    "слов'ян": "славян",
    "дністр": "днестр",
    "дніпр": "днепр",
    "запорі": "запоро",
    "крив": "крив",
    "великі": "большие|великие",
    "велик": "велик|больш",
    "червон": "красн|червон",
    "першо": "перво",
    "перш": "перв",
    "вовч": "волч",
    "вовк": "волк",
    "довг": "долг",
    "жовт": "желт",
    "чорн": "черн",
    "шовк": "шелк",
    "вільн": "вольн",
    "вільх": "ольх",
    "вільш": "ольш",
    "вугл": "угл",
    "вуг": "уг",
    "дев'ят": "девят",
    "кам'ян": "камен|камян",
    "кам'я": "каме",
    "камін": "камен",
    "біл": "бел",
    "біле": "беле",
    "ліс": "лес",
    "річ": "реч",
    "рік": "рек",
    "гір": "гор",
    "гірк": "горк",
    "сін": "сен",
    "хліб": "хлеб",
    "світ": "свет",
    "цвіт": "цвет",
    "квіт": "цвет",
    "літ": "лет",
    "дід": "дед",
    "ріг": "рог",
    "ріж": "рож",
    "міст": "мест|мост",
    "піск": "песк",
    "піщ": "песч",
    "сір": "сер",
    "сірк": "серк",
    "вір": "вер|вор",
    "віт": "вет|вит",
    "міл": "мел",
    "мідн": "медн",
    "ніж": "неж",
    "ніз": "низ",
    "кінськ": "конск",
    "кін": "кон|кин",
    "сіль": "соль",
    "поділ": "подол",
    "поді": "подо",
    "колодязь": "колодезь",
    "колодяз": "колодез",
    "слобід": "слобод",
    "хутір": "хутор",
    "церкв": "церков|церкв",
    "бір": "бор",
    "бірк": "борк",
    "кут": "кут",
    "рівн": "ровн",
    "пі": "по|пи",
    "під": "под",
    "ніч": "ноч",
    "двір": "двор",
    "північ": "север|полноч",
    "південн": "южн",
    "східн": "восточн",
    "західн": "западн",
    "ялт": "ялт",
    "їзд": "езд",
    "виш": "выш|виш",
    "вис": "выс|вис",
    "вил": "выл|вил",
    "бистр": "быстр",
    "риб": "рыб",
    "сиро": "сыро",
    "тиха": "тиха",
    "крим": "крым",
    "тополі": "тополи",
    "тополь": "тополь",
    "терноп": "терноп",
    "сєвєр": "север",
    "сєв": "сев",
    "мирн": "мирн",
    "миргород": "миргород",
    "залізн": "железн",
    "вознесен": "вознесен",
    "перемож": "победн|переможн",
    "перемог": "побед|перемог",
    "надія": "надежда|надия",
    "комиш": "камыш|комыш",
    "богодух": "богодух",
    "харків": "харьков",
    "опіль": "ополь",
    "піль": "поль",
    "олександрій": "александрий",
    "золотоні": "золотоно",
    "черкас": "черкас|черкасс",
    "одес": "одесс|одес",
    "лаїв": "лаев",
    "ужгород": "ужгород",
    "перев'яз": "перевяз",
    "сум": "сум",
    "семен": "семен",
    "петрів": "петров",
    "миронів": "миронов",
    "самбір": "самбор",
    "розділ": "раздол",
    "білозір": "белозер",
    "зарі": "заре",
    "рідк": "редк",
    "кам'яний": "каменный",
}
ENDINGS = (  # (Ukrainian ending, Russian endings); the first that fits is taken
    ("ївка", "евка"),
    ("івка", "овка|евка"),
    ("івці", "овцы|евцы"),
    ("ївці", "евцы"),
    ("івське", "овское|евское"),
    ("ївське", "евское"),
    ("івський", "овский|евский"),
    ("ївський", "евский"),
    ("івськ", "овск|евск"),
    ("ївськ", "евск"),
    ("ська", "ская"),
    ("цька", "цкая"),
    ("ське", "ское"),
    ("цьке", "цкое"),
    ("ський", "ский"),
    ("цький", "цкий"),
    ("ські", "ские"),
    ("ськ", "ск"),
    ("цьк", "цк"),
    ("їв", "ев"),
    ("ів", "ов|ев"),
    ("ове", "ово|овое"),
    ("еве", "ево|евое"),
    ("єве", "ево"),
    ("ине", "ино|иное"),
    ("їне", "ино"),
    ("не", "ное|но"),
    ("є", "ее"),
    ("ий", "ый|ий|ой"),
    ("ій", "ий"),
    ("ці", "цы"),
    ("лля", "лье"),
    ("жжя", "жье"),
    ("ння", "нье"),
    ("ддя", "дье"),
    ("ття", "тье"),
    ("ця", "ца"),
    ("ець", "ец"),
    ("ччя", "чье"),
    ("шшя", "шье"),
    ("'я", "ье"),
    ("ці", "цы"),
    ("ина", "ина|ино"),
    ("ний", "ный|ной"),
)
VELAR = "кгхжчшщ"
MOST = 8


def russian(name: str) -> list[str]:
    """
    >>> russian("Нікополь"), russian("Дніпровський")
    (['Никополь', 'Ныкополь'], ['Днепровский'])
    >>> "Новый Коротич" in russian("Новий Коротич"), "Давыдовка" in russian("Давидівка")
    (True, True)
    """
    folded = name.replace("’", "'")
    parts = re.split(r"([ -])", folded)
    multiword = len(parts) > 1
    choices = [_word(part, multiword and part is not parts[-1]) for part in parts]
    return ["".join(chosen) for chosen in product(*choices)][:MOST]


def _word(word: str, adjectival: bool) -> list[str]:
    if len(word) < 3:
        return [word]
    low = word.lower()
    rests, tails = _split(low, adjectival)
    spelled = {
        form + tail: None for stem in _stems(rests) for form in _letters(stem) for tail in tails
    }
    return [form.capitalize() if word[0].isupper() else form for form in spelled][:MOST]


def _split(word: str, adjectival: bool) -> tuple[str, list[str]]:
    """The stem and the Russian endings that may follow it."""
    for ending, russian_endings in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)], _fitting(word[: -len(ending)], russian_endings.split("|"))
    if word.endswith("е"):
        return word[:-1], ["ое", "о", "е"] if word[-2:-1] not in "щчжшц" else ["ее", "е"]
    if adjectival and word.endswith("а"):
        return word[:-1], ["ая", "а"]
    if word.endswith(("рхні", "жні", "дні", "айні", "льні")):
        return word[:-1], ["ие"]
    if adjectival and word.endswith("і"):
        return word[:-1], ["ие" if word[-2] in VELAR else "ые", "и", "ы"]
    if word.endswith("и"):
        return word[:-1], ["и"] if word[-2] in VELAR else ["ы"]
    if word.endswith("і"):
        return word[:-1], ["и", "ы"]
    return word, [""]


def _fitting(stem: str, endings: list[str]) -> list[str]:
    last = stem[-1]
    if endings[0] == "ый":
        return ["ий", "ой"] if last in VELAR else ["ый", "ой"]
    if endings[0] in ("овка", "овцы") and last in "жчшщцьлйрн":
        return [endings[0], endings[1]]
    return endings[:1] if endings[0] in ("овка", "овцы") else endings


def _stems(word: str) -> list[str]:
    """The word with known stems replaced, longest first, wherever a word part may begin."""
    found = sorted((stem for stem in STEMS if stem in word), key=len, reverse=True)
    for stem in found:
        at = word.index(stem)
        if at == 0 or len(stem) > 3 or word[at - 1] in "оеи":
            heads, tails = _stems(word[:at]), _stems(word[at + len(stem) :])
            middles = STEMS[stem].split("|")
            return ["".join(p) for p in product(heads, middles, tails)][:4]
    return [word]


LETTERS = str.maketrans({"і": "и", "є": "е", "ї": "и", "ґ": "г"})


def _letters(word: str) -> list[str]:
    """и is и or, after a hard consonant, ы: none, the first, or all of them."""
    word = word.replace("ськ", "ск").replace("цьк", "цк").replace("зьк", "зк").replace("ця", "ца")
    word = word.replace("ьо", "е").replace("йо", "е").replace("ци", "цы")
    word = re.sub("([аеиоуыя])ї", r"\1е", word) if re.search("їв|їн", word) else word
    hard = [match.end() - 1 for match in re.finditer("[бвдзлмнпрст]и", word)]
    first = {word, *(word[:at] + "ы" + word[at + 1 :] for at in hard[:1])}
    for at in hard:
        word = word[:at] + "ы" + word[at + 1 :]
    signs = ("ь", "") if "'" in word else ("",)
    spelled = sorted(form.translate(LETTERS) for form in {*first, word})
    return [form.replace("'", sign) for form in spelled for sign in signs]
