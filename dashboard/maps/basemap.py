"""The ground of the map: neighbours, oblasts and raions, drawn from our own files."""

from functools import cache

from dashboard.settings import DATA

LAYERS = ("neighbours", "oblasts", "raions")


@cache
def ground(layer: str) -> bytes:
    """GeoJSON (RFC 7946) of one of LAYERS. KeyError for another name."""
    if layer not in LAYERS:
        raise KeyError(layer)
    return (DATA / "boundaries" / f"{layer}.geojson").read_bytes()
