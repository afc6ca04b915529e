"""A name in a text → one unit, several candidates, or none. Exact look-up; nothing is fuzzy."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

from dashboard.errors import UnknownId
from dashboard.gazetteer.ranks import Rank
from dashboard.gazetteer.spelling import is_plain, key
from dashboard.gazetteer.table import Table
from dashboard.gazetteer.units import Unit, Units
from dashboard.model.place import Place
from dashboard.model.vocabulary import Level
from dashboard.settings import DATA

DOMINANT = 10  # a city or oblast with ten times the people of every namesake is meant
ALIKE = {  # ranks that decide together
    Rank.OFFICIAL: Rank.OFFICIAL,
    Rank.USUAL: Rank.INFLECTED,
    Rank.INFLECTED: Rank.INFLECTED,
    Rank.SPELLING: Rank.ALTERNATE_INFLECTED,
    Rank.ALTERNATE: Rank.ALTERNATE_INFLECTED,
    Rank.ALTERNATE_INFLECTED: Rank.ALTERNATE_INFLECTED,
    Rank.OBLAST_ALONE: Rank.OBLAST_ALONE,
    Rank.RAION_ALONE: Rank.RAION_ALONE,
    Rank.HROMADA_ALONE: Rank.HROMADA_ALONE,
}
QUALIFIER = re.compile(  # міська, сільська територіальна … громада
    r"(?<= )(?:(?:міськ|селищн|сільськ|об'єднан|територіальн|городск|поселков|сельск|"
    r"объединенн|территориальн)\w+|urban|rural|settlement|united|territorial) "
    r"(?=(?:.* )?(?:громад|тг$|hromada|community))"
)
TYPE_WORD = re.compile(  # місто Очаків, с. Лапаївка, the village of Yazykove, Odesa city
    r"^(?:міст[оауі]м?|город(?:а|у|е|ом)?|сел[оауеі]м?|смт|пгт|селищ[еауі]м?|пос[её]л(?:ок|ка|ке)|"
    r"м\.|г\.|с\.|(?:the )?(?:port )?(?:city|town|village|settlement) of) ?"
    r"| (?:city|town|village)$"
)


class Gazetteer:
    """The official units of Ukraine and the forms that name them; read-only and shared."""

    def __init__(self, folder: Path) -> None:
        self._units = Units(Table(folder / "units.tsv.gz"))
        self._groups = Table(folder / "groups.tsv.gz")
        self._forms = Table(folder / "forms.tsv.gz")
        self._meanings = lru_cache(maxsize=4096)(self._read_meanings)
        self._found = lru_cache(maxsize=1024)(self._read_places)

    def unit(self, pcode: str) -> Place:
        """The official unit with this COD-AB p-code or KATOTTG code; raises UnknownId."""
        number = self._units.number(pcode)
        if number is None:
            raise UnknownId(f"No place has the code {pcode!r}: use a COD-AB or KATOTTG code.")
        return self._units.place(number)

    def settlements(self) -> Iterator[Place]:
        """Every settlement, sorted by code; `lat` is None where it is not mapped."""
        places = (self._units.place(number) for number in range(len(self._units)))
        return (place for place in places if place.level == Level.SETTLEMENT)

    def find(self, form: str) -> tuple[Place, ...]:
        """All units that a form may name, best first: by rank, then cities, then people.

        The form may be bent, Russian, English or an adjective; case does not matter.

        >>> load_gazetteer().find("Одесі")[0].name
        'Odesa'
        """
        folded = key(form)
        number = self._number(folded)
        if number is None or not is_plain(form):
            return ()
        return tuple(place.model_copy(update={"text": form}) for place in self._found(number))

    def resolve(self, name: str, within: Iterable[str] = (), level: Level | None = None) -> Place:
        """The one unit that is meant, else a Place with the candidates, else one with neither.

        `within` are codes of units named in the context: they choose among namesakes, and a lone
        village outside them all is a candidate, not a pick. `level` leaves out all other levels.
        """
        number = self._number(key(name))
        if number is None or not is_plain(name):
            return Place(text=name)
        best, alike = self._alike(number, level)
        areas = frozenset(within)
        inside = self._inside(alike, areas)
        if not inside and not any(self._units.row(unit).is_major for unit in best):
            inside = self._inside(self._bent(number, level), areas)
            best = inside or best
        chosen = self._chosen(best, inside or alike, outside=bool(areas) and not inside)
        if chosen is not None:
            return self._units.place(chosen).model_copy(update={"text": name})
        candidates = tuple(self._units.place(unit) for unit in inside or alike)
        return Place(text=name, candidates=candidates)

    def _inside(self, units: Iterable[int], areas: frozenset[str]) -> list[int]:
        return [unit for unit in units if areas.intersection(self._units.place(unit).chain)]

    def _bent(self, number: int, level: Level | None) -> list[int]:
        """All that a form may name as printed or bent: "у Малинівці" is Малинівка or Малинівці."""
        return [
            unit
            for rank, unit in self._meanings(number)
            if rank <= Rank.INFLECTED and (level is None or self._units.row(unit).level == level)
        ]

    def _number(self, folded: str) -> int | None:
        """Line of the form, as it stands or without the words that say what kind of place it is."""
        number = self._forms.find(folded)
        if number is None and (" " in folded or "." in folded):
            bare = TYPE_WORD.sub("", QUALIFIER.sub("", folded))
            return self._forms.find(bare) if bare != folded else None
        return number

    def _read_meanings(self, number: int) -> tuple[tuple[Rank, int], ...]:
        """(rank, unit number) of everything the form may name, best first."""
        _, groups = self._forms.line(number).split("\t")
        pairs = (pair.split(":") for pair in groups.split(" "))
        found = [
            (Rank(int(rank)), int(unit))
            for rank, group in pairs
            for unit in self._groups.line(int(group)).split(" ")
        ]
        return tuple(sorted(found, key=lambda meaning: (meaning[0], *self._order(meaning[1]))))

    def _order(self, number: int) -> tuple[bool, int, int]:
        unit = self._units.row(number)
        return not unit.is_major, -unit.size, number

    def _read_places(self, number: int) -> tuple[Place, ...]:
        return tuple(self._units.place(unit) for _, unit in self._meanings(number))

    def _alike(self, number: int, level: Level | None) -> tuple[Sequence[int], Sequence[int]]:
        """The units of the best rank, which silences the others; then these and hidden cities.

        Львове is two villages, but also the Russian locative of Lviv: no pick, but a choice.
        """
        meanings = [
            (rank, unit)
            for rank, unit in self._meanings(number)
            if level is None or self._units.row(unit).level == level
        ]
        worst = ALIKE[meanings[0][0]] if meanings else Rank.OFFICIAL
        best = [unit for rank, unit in meanings if rank <= worst]
        smallest = DOMINANT * max((self._units.row(unit).size for unit in best), default=0)
        hidden = [
            unit
            for rank, unit in meanings
            if worst < rank <= Rank.INFLECTED and self._outdoes(unit, smallest)
        ]
        return best, [*best, *(unit for unit in hidden if unit not in best)]

    def _outdoes(self, number: int, people: int) -> bool:
        unit = self._units.row(number)
        return unit.is_major and unit.size >= people

    def _chosen(self, best: Sequence[int], choice: Sequence[int], outside: bool) -> int | None:
        if len(choice) == 1:
            return choice[0] if not outside or self._units.row(choice[0]).is_major else None
        dominant = self._dominant(choice)
        return dominant if dominant in best else None

    def _dominant(self, alike: Sequence[int]) -> int | None:
        """The city or oblast that has DOMINANT times the people of each namesake."""
        rows: list[tuple[int, Unit]] = [(each, self._units.row(each)) for each in alike]
        if len(rows) < 2:
            return None
        by_size = sorted(rows, key=lambda row: row[1].size, reverse=True)
        (number, largest), (_, next_one) = by_size[:2]
        return number if largest.is_major and largest.size >= DOMINANT * next_one.size else None


@cache
def load_gazetteer() -> Gazetteer:
    """The shipped gazetteer (data/gazetteer/), read once per process."""
    return Gazetteer(DATA / "gazetteer")
