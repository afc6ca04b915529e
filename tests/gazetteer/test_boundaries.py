"""Outlines of oblasts, raions and neighbours."""

import re
from typing import Any

import pytest
import shapely
from shapely.geometry import Point, shape

from dashboard.gazetteer import boundaries, load_gazetteer
from dashboard.model.vocabulary import Level

KILOBYTES = {"oblasts": 250, "raions": 700, "neighbours": 250}
LAYERS = {name: getattr(boundaries, name)() for name in KILOBYTES}
OUTLINES = {
    feature["properties"]["pcode"]: shape(feature["geometry"]) for feature in boundaries.areas()
}
OBLASTS = {code: outline for code, outline in OUTLINES.items() if len(code) == 4}
UKRAINE = shapely.union_all(list(OBLASTS.values()))


def test_each_oblast_and_raion_has_one_area_with_its_official_names() -> None:
    assert (len(LAYERS["oblasts"]), len(LAYERS["raions"])) == (27, 136)
    for feature in boundaries.areas():
        properties = feature["properties"]
        unit = load_gazetteer().unit(properties["pcode"])
        assert properties["level"] == unit.level
        assert (properties["name"], properties["name_uk"]) == (unit.name, unit.name_uk)
        assert properties["oblast"] == unit.oblast
        assert properties["approximate"] == (unit.level == Level.RAION)


def test_a_label_lies_in_its_area() -> None:
    for feature in boundaries.areas():
        properties = feature["properties"]
        point = Point(properties["label_lon"], properties["label_lat"])
        assert OUTLINES[properties["pcode"]].contains(point), properties["name"]


@pytest.mark.parametrize("layer", sorted(KILOBYTES))
def test_geometry_follows_rfc_7946(layer: str) -> None:
    for feature in LAYERS[layer]:
        outline = shape(feature["geometry"])
        assert outline.is_valid
        for polygon in shapely.get_parts(outline):
            assert polygon.exterior.is_ccw
            assert not any(ring.is_ccw for ring in polygon.interiors)
        west, south, east, north = outline.bounds
        assert -180 <= west < east <= 180
        assert -90 <= south < north <= 90


@pytest.mark.parametrize(("layer", "most"), sorted(KILOBYTES.items()))
def test_files_are_small_and_their_numbers_short(layer: str, most: int) -> None:
    path = boundaries.FOLDER / f"{layer}.geojson"
    assert path.stat().st_size < most * 1000
    assert not re.search(r"\d\.\d{6}", path.read_text(encoding="utf-8"))


def test_98_percent_of_the_mapped_places_lie_in_their_own_oblast() -> None:
    mapped = [place for place in load_gazetteer().settlements() if place.lat is not None]
    inside = [OBLASTS[str(p.oblast)].contains(Point(p.lon, p.lat)) for p in mapped]
    share = sum(inside) / len(mapped)
    print(f"{share:.2%} of {len(mapped)} places")
    assert share >= 0.98


def test_oblasts_and_raions_fit_together() -> None:
    assert shapely.coverage_is_valid(list(OBLASTS.values()))
    raions = [outline for code, outline in OUTLINES.items() if len(code) == 6]
    covered = shapely.union_all(raions)
    assert sum(raion.area for raion in raions) - covered.area < 0.001
    cities = OBLASTS["UA80"].area + OBLASTS["UA85"].area
    assert abs(UKRAINE.area - covered.area - cities) < 0.002


def test_a_raion_lies_in_its_oblast() -> None:
    for code, outline in OUTLINES.items():
        if len(code) == 6:
            assert outline.difference(OBLASTS[code[:4]].buffer(0.01)).area < 1e-6, code


def test_no_part_of_ukraine_lies_in_a_neighbour() -> None:
    names = set()
    for feature in LAYERS["neighbours"]:
        names.add(feature["properties"]["name"])
        assert not shape(feature["geometry"]).intersects(UKRAINE)
    assert "Ukraine" not in names
    assert {"Poland", "Romania", "Moldova", "Belarus", "Russia"} <= names


@pytest.mark.parametrize(
    ("name", "oblast"),
    [("Odesa", "UA51"), ("Simferopol", "UA01"), ("Sevastopol", "UA85"), ("Luhansk", "UA44")],
)
def test_a_city_lies_in_its_oblast(name: str, oblast: str) -> None:
    place: Any = load_gazetteer().resolve(name)
    assert OBLASTS[oblast].contains(Point(place.lon, place.lat))
