"""The official units: how many, how coded, how named."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from dashboard.errors import UnknownId
from dashboard.gazetteer import load_gazetteer
from dashboard.gazetteer.table import Table
from dashboard.gazetteer.units import Units
from dashboard.model.place import Place
from dashboard.model.vocabulary import Level
from dashboard.settings import DATA

GAZETTEER = load_gazetteer()


@pytest.fixture(scope="module")
def places() -> list[Place]:
    units = Units(Table(DATA / "gazetteer" / "units.tsv.gz"))
    return [units.place(number) for number in range(len(units))]


def test_all_official_units_are_there(places: list[Place]) -> None:
    assert Counter(place.level for place in places) == {
        Level.COUNTRY: 1,
        Level.OBLAST: 27,
        Level.RAION: 136,
        Level.HROMADA: 1772,
        Level.SETTLEMENT: 29703,
        Level.DISTRICT: 108,
    }
    assert len({place.pcode for place in places}) == len(places)


def test_codes_have_the_length_of_their_level(places: list[Place]) -> None:
    width = {Level.COUNTRY: 2, Level.OBLAST: 4, Level.RAION: 6, Level.HROMADA: 9}
    for place in places:
        assert place.level is not None
        assert re.fullmatch(r"UA\d*", str(place.pcode))
        assert len(str(place.pcode)) == width.get(place.level, 19)


def test_every_unit_above_a_unit_exists(places: list[Place]) -> None:
    codes = {place.pcode for place in places}
    for place in places:
        assert set(place.chain) <= codes


def test_names_are_latin_and_ukrainian(places: list[Place]) -> None:
    for place in places:
        assert re.fullmatch(r"[A-Z][A-Za-z -]*", str(place.name))
        assert re.fullmatch(r"[А-ЯІЇЄҐ][А-ЩЬЮЯІЇЄҐа-щьюяіїєґ’ -]*", str(place.name_uk))


def test_coordinates_lie_in_ukraine_and_most_villages_have_none(places: list[Place]) -> None:
    settlements = [place for place in places if place.level == Level.SETTLEMENT]
    mapped = [place for place in settlements if place.lat is not None and place.lon is not None]
    assert len(mapped) >= 5000
    assert len(settlements) - len(mapped) > 24000
    assert all(44 < (place.lat or 0) < 52.5 and 22 < (place.lon or 0) < 40.3 for place in mapped)


def test_every_city_is_mapped_but_two(places: list[Place]) -> None:
    large = [place for place in places if (place.population or 0) > 50_000]
    assert {place.level for place in large} == {Level.SETTLEMENT, Level.DISTRICT}
    assert len([place for place in large if place.level == Level.SETTLEMENT]) > 80


def test_every_city_district_names_its_city(places: list[Place]) -> None:
    districts = [place for place in places if place.level == Level.DISTRICT]
    assert all(place.parent and place.settlement != place.pcode for place in districts)
    assert Counter(place.parent for place in districts)["Kyiv"] == 10


def test_five_codes_differ_from_iso_3166_2() -> None:
    text = (DATA / "build" / "oblasts.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) == 27
    differing = {row["name"] for row in rows if row["iso"].replace("-", "") != row["pcode"]}
    assert differing == {
        "Autonomous Republic of Crimea",
        "Luhanska",
        "Chernivetska",
        "Kyiv",
        "Sevastopol",
    }


def test_oblasts_and_raions_have_their_cod_ab_names() -> None:
    assert GAZETTEER.unit("UA51").name == "Odeska"
    assert GAZETTEER.unit("UA14").name == "Donetska"
    assert GAZETTEER.unit("UA1208").name == "Nikopolskyi"
    assert GAZETTEER.unit("UA6510001").name == "Bilozerska"
    assert (GAZETTEER.unit("UA80").level, GAZETTEER.unit("UA80").name) == (Level.OBLAST, "Kyiv")


@pytest.mark.parametrize("code", ["UA99", "", "UA5", "ua51", "UA51\t", "Odesa"])
def test_an_unknown_code_is_refused(code: str) -> None:
    with pytest.raises(UnknownId, match="No place has the code"):
        GAZETTEER.unit(code)


def test_the_files_are_small() -> None:
    files = list((DATA / "gazetteer").glob("*.gz"))
    assert len(files) == 3
    assert sum(Path(file).stat().st_size for file in files) < 6_000_000
