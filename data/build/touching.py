"""Makes data/boundaries/touching.csv from the areas beside it: which ones share a border.

python -m data.build.touching
"""

import csv
import itertools
import json
from collections.abc import Iterator

import shapely
from shapely.geometry import shape

from dashboard.gazetteer.boundaries import FOLDER

NEAR = 0.004  # degrees: borders were simplified, so that touching areas may leave a crack


def main() -> None:
    with (FOLDER / "touching.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("pcode", "beside"))
        for layer in ("oblasts", "raions"):
            writer.writerows(pairs(layer))


def pairs(layer: str) -> Iterator[tuple[str, str]]:
    """Each pair in both directions; areas that meet in a point alone do not share a border."""
    features = json.loads((FOLDER / f"{layer}.geojson").read_text(encoding="utf-8"))["features"]
    areas = {f["properties"]["pcode"]: shape(f["geometry"]).buffer(NEAR) for f in features}
    found = [
        (one, other)
        for one, other in itertools.combinations(areas, 2)
        if shapely.intersects(areas[one], areas[other])
        and areas[one].intersection(areas[other]).length > 10 * NEAR
    ]
    yield from sorted((*found, *((other, one) for one, other in found)))


if __name__ == "__main__":
    main()
