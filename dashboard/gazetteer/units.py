"""The official units of Ukraine: a row each, made into a Place when asked for."""

from functools import lru_cache
from typing import NamedTuple

from dashboard.gazetteer.table import Table
from dashboard.model.place import COUNTRY_PCODE, Place
from dashboard.model.vocabulary import Level

LEVELS = {
    "Y": Level.COUNTRY,
    "O": Level.OBLAST,
    "P": Level.RAION,
    "H": Level.HROMADA,
    "K": Level.SETTLEMENT,
    "M": Level.SETTLEMENT,
    "X": Level.SETTLEMENT,
    "C": Level.SETTLEMENT,
    "B": Level.DISTRICT,
}
LARGEST = 10_000_000
SMALLEST_MAPPED = 500  # GeoNames lists places of 500 people and more: the others are below


class Unit(NamedTuple):
    """One line of units.tsv.gz. Category as in the codifier: M city, X town, C village, ..."""

    code: str
    category: str
    name: str
    name_uk: str
    lat: float | None
    lon: float | None
    population: int | None

    @property
    def level(self) -> Level:
        return LEVELS[self.category]

    @property
    def is_major(self) -> bool:
        """A city, an oblast or the country: what a text may name without saying where it lies."""
        return self.category in "KMOY"

    @property
    def size(self) -> int:
        """People, at most, where nobody counted them; an oblast outdoes every settlement."""
        return self.population or (LARGEST if self.category in "OY" else SMALLEST_MAPPED)


class Units:
    """All official units by line number and by code (COD-AB p-code, or KATOTTG below hromadas)."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self.row = lru_cache(maxsize=8192)(self._row)
        self.place = lru_cache(maxsize=4096)(self._place)

    def __len__(self) -> int:
        return len(self._table)

    def number(self, code: str) -> int | None:
        return self._table.find(code)

    def _row(self, number: int) -> Unit:
        code, category, name, name_uk, lat, lon, population = self._table.line(number).split("\t")
        return Unit(
            code,
            category,
            name,
            name_uk,
            float(lat) if lat else None,
            float(lon) if lon else None,
            int(population) if population else None,
        )

    def _place(self, number: int) -> Place:
        """The unit with its containing units; `text` is empty."""
        unit = self.row(number)
        city = self._city(unit)
        return Place(
            text="",
            name=unit.name,
            name_uk=unit.name_uk,
            level=unit.level,
            oblast=None if unit.code == COUNTRY_PCODE else unit.code[:4],
            raion=_part(unit, 6),
            hromada=_part(unit, 9),
            settlement=city.code if city else unit.code if unit.level == Level.SETTLEMENT else None,
            pcode=unit.code,
            lat=unit.lat,
            lon=unit.lon,
            population=unit.population,
            parent=city.name if city else None,
        )

    def _city(self, unit: Unit) -> Unit | None:
        """The city of a city district; the codifier puts its line just before its districts."""
        if unit.category != "B":
            return None
        number = self.number(unit.code)
        while number is not None and self.row(number).category == "B":
            number -= 1
        return self.row(number) if number is not None else None


def _part(unit: Unit, width: int) -> str | None:
    """P-code of the raion (6) or hromada (9); cities of oblast rank lie in neither."""
    part = unit.code[:width]
    return part if len(part) == width and not part.endswith("0" * (width - 4)) else None
