"""All forms by which a text may name a unit, each with its rank: how sure the form is."""

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from dashboard.gazetteer.ranks import Rank
from data.build.declension import cases
from data.build.romanise import english_variants, loose, official, russian_variants
from data.build.russian import russian
from data.build.sources import Mapped

Ranked = Iterator[tuple[str, Rank]]


def _rows(name: str) -> list[dict[str, str]]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


OBLASTS = {row["pcode"]: row for row in _rows("oblasts.csv")}
RENAMED = {row["code"]: row for row in _rows("renamed.csv")}
UKRAINIAN_ONLY = re.compile("[іїєґІЇЄҐ'’]")
RUSSIAN_ONLY = re.compile("[ыэёъЫЭЁЪ]")
CYRILLIC_NAME = re.compile(r"[А-ЯІЇЄҐЁ][А-Яа-яЁёІіЇїЄєҐґ'’ -]{2,}")
LATIN_NAME = re.compile(r"[A-Z][a-z'’-]{2,}(?: [A-Z][a-z'’-]+)*(?:-[A-Z][a-z'’]+)*")

# nominative, genitive, dative, accusative, instrumental, locative, as `declension` orders cases
OBLAST_UK = ["область", "області", "області", "область", "областю", "області"]
OBLAST_RU = ["область", "области", "области", "область", "областью", "области"]
RAION_UK = ["район", "району", "району", "район", "районом", "районі"]
RAION_RU = ["район", "района", "району", "район", "районом", "районе"]
HROMADA_UK = ["громада", "громади", "громаді", "громаду", "громадою", "громаді"]
HROMADA_RU = ["громада", "громады", "громаде", "громаду", "громадой", "громаде"]
FEMININE_UK = ["а", "ої", "ій", "у", "ою", "ій"]
FEMININE_RU = ["ая", "ой", "ой", "ую", "ой", "ой"]
MASCULINE_UK = ["ий", "ого", "ому", "ий", "им", "ому"]
MASCULINE_RU = ["ий", "ого", "ому", "ий", "им", "ом"]


def settlement_forms(name: str, mapped: Mapped | None) -> Ranked:
    """A settlement: official, Russian and old names, with their cases."""
    yield from _bent(name, "uk", Rank.OFFICIAL, Rank.INFLECTED)
    yield official(name), Rank.OFFICIAL
    for other in english_variants(name):
        yield other, Rank.SPELLING
    russian_names = russian(name)
    for other in russian_names:
        yield from _bent(other, "ru", Rank.USUAL, Rank.INFLECTED)
        for latin in russian_variants(other):
            yield latin, Rank.SPELLING
    if mapped:
        yield from _mapped_forms(mapped, (name, *russian_names))


def _mapped_forms(mapped: Mapped, names: Iterable[str]) -> Ranked:
    """Alternates of GeoNames: Cyrillic ones, and Latin ones that spell one of the Cyrillic names.

    Other Latin ones belong to other languages, where Uman is Human.
    """
    cyrillic = [name for name in mapped.alternates if CYRILLIC_NAME.fullmatch(name)]
    sounds = {loose(spelled) for name in (*names, *cyrillic) for spelled in _spellings(name)}
    for name in cyrillic:
        for language in _languages(name):
            yield from _bent(name, language, Rank.ALTERNATE, Rank.ALTERNATE_INFLECTED)
    for name in mapped.alternates:
        if LATIN_NAME.fullmatch(name) and loose(name) in sounds:
            yield name, Rank.ALTERNATE
    if LATIN_NAME.fullmatch(mapped.name):
        yield mapped.name, Rank.SPELLING


def _spellings(name: str) -> set[str]:
    return (
        {official(name)}
        if UKRAINIAN_ONLY.search(name)
        else russian_variants(name) | {official(name)}
    )


def _languages(name: str) -> list[str]:
    ukrainian, other = UKRAINIAN_ONLY.search(name), RUSSIAN_ONLY.search(name)
    return (
        ["uk"] if ukrainian and not other else ["ru"] if other and not ukrainian else ["uk", "ru"]
    )


def _bent(name: str, language: str, rank: Rank, inflected: Rank) -> Ranked:
    """The name and its cases; of "Республіка Крим" only the first part bends."""
    yield name, rank
    head, space, tail = name.rpartition(" ")
    if head and tail in ("Крим", "Крым"):
        forms = {form + space + tail for form in cases(head, language)}
    else:
        forms = cases(name, language)
    for form in forms:
        yield form, inflected


def former_forms(code: str) -> Ranked:
    """A name that was official when the reports of this war were written still counts as such."""
    row = RENAMED.get(code)
    if row and len(code) == 6:
        yield from raion_forms(row["former"], row["centre"], ())
    elif row:
        yield from settlement_forms(row["former"], None)


def country_forms() -> Ranked:
    yield from ((name, Rank.OFFICIAL) for name in ("Ukraine", "Україна", "Украина"))
    for form in cases("Україна", "uk") | cases("Украина", "ru"):
        yield form, Rank.INFLECTED


def oblast_forms(pcode: str) -> Ranked:
    """Odesa region, Odeska oblast, Одеська область, Одещина, Одесская область, and their cases."""
    row = OBLASTS[pcode]
    if not row["english"]:  # Kyiv and Sevastopol: the name means the city
        return
    yield from _oblast_phrases(row["name_uk"], row["adjective_ru"].split("|"))
    for base in (*row["english"].split("|"), row["name"]):
        for noun in ("region", "oblast", "province", "regions", "oblasts", "oblast's", "Oblast"):
            yield f"{base} {noun}", Rank.OFFICIAL
        for noun in ("region", "oblast", "province"):
            yield f"{noun} of {base}", Rank.USUAL
    for language, column in (("uk", "region_uk"), ("ru", "region_ru")):
        for name in row[column].split("|"):
            yield from _bent(name, language, Rank.OFFICIAL, Rank.INFLECTED)
    yield row["name"], Rank.OBLAST_ALONE
    for name in filter(None, row["also"].split("|")):
        yield name, Rank.OFFICIAL
        if CYRILLIC_NAME.fullmatch(name) and " " in name and "АР" not in name:
            for language in _languages(name):
                yield from _bent(name, language, Rank.OFFICIAL, Rank.INFLECTED)


def _oblast_phrases(name_uk: str, adjectives_ru: list[str]) -> Ranked:
    if " " in name_uk:  # Crimea is no область
        yield from _bent(name_uk, "uk", Rank.OFFICIAL, Rank.INFLECTED)
        return
    yield from _phrases([name_uk[:-1]], FEMININE_UK, OBLAST_UK, "обл", Rank.OBLAST_ALONE)
    stems = [adjective[:-2] for adjective in adjectives_ru]
    yield from _phrases(stems, FEMININE_RU, OBLAST_RU, "обл", Rank.OBLAST_ALONE)


def raion_forms(name_uk: str, centre: str | None, alternates: Iterable[str]) -> Ranked:
    """Nikopolskyi raion, Nikopol district, Нікопольський район, and their cases."""
    yield from district_forms(name_uk)
    bases = {official(centre), *english_variants(centre)} if centre else set()
    for base in bases:
        yield from _english(base, ("district", "raion"), Rank.USUAL)
    for name in alternates:
        if re.search("[А-Яа-я]", name):
            adjective = re.sub("(?i) район$", "", name)
            yield from _phrases([adjective[:-2]], MASCULINE_RU, RAION_RU, "р-н", Rank.RAION_ALONE)
        elif re.fullmatch("(?i)[A-Z][a-z-]+ raion", name):
            yield from _english(re.sub("(?i) raion$", "", name), ("district", "raion"), Rank.USUAL)


def district_forms(name_uk: str) -> Ranked:
    """A raion or a city district by its adjective."""
    yield from _phrases([name_uk[:-2]], MASCULINE_UK, RAION_UK, "р-н", Rank.RAION_ALONE)
    stems = [name[:-2] for name in russian(name_uk)]
    yield from _phrases(stems, MASCULINE_RU, RAION_RU, "р-н", Rank.RAION_ALONE)
    yield official(name_uk), Rank.RAION_ALONE
    yield from _english(official(name_uk), ("raion", "district"), Rank.OFFICIAL)
    for base in english_variants(name_uk):
        yield from _english(base, ("raion", "district"), Rank.SPELLING)


def hromada_forms(name_uk: str, centre: str | None) -> Ranked:
    """Bilozerska hromada, Bilozerka community, Білозерська громада, and their cases."""
    nouns = ("hromada", "community")
    yield from _phrases([name_uk[:-1]], FEMININE_UK, HROMADA_UK, "ТГ", Rank.HROMADA_ALONE)
    stems = [name[:-2] for name in russian(name_uk) if name.endswith("ая")]
    yield from _phrases(stems, FEMININE_RU, HROMADA_RU, "ТГ", Rank.HROMADA_ALONE)
    yield official(name_uk), Rank.HROMADA_ALONE
    yield from _english(official(name_uk), nouns, Rank.OFFICIAL)
    yield from _english(official(name_uk).removesuffix("a"), nouns, Rank.SPELLING)
    for base in {official(centre), *english_variants(centre)} if centre else set():
        yield from _english(base, nouns, Rank.USUAL)


def _english(base: str, nouns: Iterable[str], rank: Rank) -> Ranked:
    for noun in nouns:
        yield f"{base} {noun}", rank


def _phrases(
    stems: Iterable[str], endings: list[str], nouns: list[str], short: str, alone: Rank
) -> Ranked:
    """The adjective with its noun in each case; before the short noun; and alone."""
    for stem in stems:
        for case, (ending, noun) in enumerate(zip(endings, nouns, strict=True)):
            yield f"{stem}{ending} {noun}", Rank.INFLECTED if case else Rank.OFFICIAL
            yield f"{stem}{ending} {short}", Rank.INFLECTED
            yield f"{stem}{ending}", alone
