"""GeoParquet 1.1: the key that makes a column a geometry, and the areas as polygons."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dashboard.model.tables import TABLES

VERSION = "1.1.0"

Feature = dict[str, Any]  # GeoJSON feature with the properties of the table `areas`


def point_metadata() -> dict[bytes, bytes]:
    """File metadata of a table whose column `geometry` holds points; no CRS key means WGS 84."""
    column = {"encoding": "WKB", "geometry_types": ["Point"]}
    geo = {"version": VERSION, "primary_column": "geometry", "columns": {"geometry": column}}
    return {b"geo": json.dumps(geo).encode()}


def write_areas(path: Path, areas: Sequence[Feature]) -> int:
    """Writes the areas sorted by p-code with a covering bounding box each; returns how many."""
    import geopandas as gpd  # 0.8 s that reading a release must not cost
    from shapely.geometry import shape

    names = [column.name for column in TABLES["areas"] if column.type != "GEOMETRY"]
    ordered = sorted(areas, key=lambda area: str(area["properties"]["pcode"]))
    frame = gpd.GeoDataFrame(
        {name: [area["properties"].get(name) for area in ordered] for name in names},
        geometry=[shape(area["geometry"]) for area in ordered],
        crs="OGC:CRS84",
    )
    frame.to_parquet(
        path,
        index=False,
        compression="zstd",
        schema_version=VERSION,
        write_covering_bbox=True,
    )
    return len(frame)
