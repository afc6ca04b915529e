"""Outlines of oblasts and (approximate) raions, as GeoJSON features with their official codes."""

import json
from typing import Any

from dashboard.settings import DATA

FOLDER = DATA / "boundaries"

Feature = dict[str, Any]


def oblasts() -> list[Feature]:
    """27 features; properties pcode, level, name, name_uk, oblast, approximate, label_lat/lon."""
    return _features("oblasts")


def raions() -> list[Feature]:
    """The same for raions: approximate areas, drawn from the places that belong to them."""
    return _features("raions")


def neighbours() -> list[Feature]:
    """Countries around, for orientation; property name. No part of Ukraine lies in them."""
    return _features("neighbours")


def areas() -> list[Feature]:
    """Oblasts and raions: what a release carries."""
    return [*oblasts(), *raions()]


def _features(name: str) -> list[Feature]:
    path = FOLDER / f"{name}.geojson"
    features: list[Feature] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return features
