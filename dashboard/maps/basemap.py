"""The ground of the map: neighbours, oblasts and raions, drawn from our own files."""

import csv
from functools import cache

from dashboard.settings import DATA

LAYERS = ("neighbours", "oblasts", "raions")


@cache
def ground(layer: str) -> bytes:
    """GeoJSON (RFC 7946) of one of LAYERS. KeyError for another name."""
    if layer not in LAYERS:
        raise KeyError(layer)
    return (DATA / "boundaries" / f"{layer}.geojson").read_bytes()


@cache
def touching() -> dict[str, list[str]]:
    """Oblasts that share a border, and raions; raion areas are approximate, so these are, too."""
    found: dict[str, list[str]] = {}
    with (DATA / "boundaries" / "touching.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["pcode"], []).append(row["beside"])
    return found
