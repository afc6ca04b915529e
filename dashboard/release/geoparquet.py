"""GeoParquet 1.1: the key that makes a column a geometry, and the areas as polygons."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dashboard.model.tables import TABLES

VERSION = "1.1.0"
PANDAS_TYPES = {"VARCHAR": "string", "DOUBLE": "Float64", "BOOLEAN": "boolean"}

Feature = dict[str, Any]  # GeoJSON feature with the properties of the table `areas`


def point_metadata() -> dict[bytes, bytes]:
    """File metadata of a table whose column `geometry` holds points; no CRS key means WGS 84."""
    column = {"encoding": "WKB", "geometry_types": ["Point"]}
    geo = {"version": VERSION, "primary_column": "geometry", "columns": {"geometry": column}}
    return {b"geo": json.dumps(geo).encode()}


def write_areas(path: Path, areas: Sequence[Feature]) -> int:
    """Writes the areas sorted by p-code with a covering bounding box each; returns how many."""
    import geopandas as gpd  # 0.8 s that reading a release must not cost
    import pandas as pd
    from shapely.geometry import shape

    columns = [column for column in TABLES["areas"] if column.type != "GEOMETRY"]
    ordered = sorted(areas, key=lambda area: str(area["properties"]["pcode"]))
    properties = {c.name: [area["properties"].get(c.name) for area in ordered] for c in columns}
    # Typed, so that a release without any area has the same columns as any other.
    typed = pd.DataFrame(properties).astype({c.name: PANDAS_TYPES[c.type] for c in columns})
    polygons = [shape(area["geometry"]) for area in ordered]
    frame = gpd.GeoDataFrame(typed, geometry=polygons, crs="OGC:CRS84")
    frame.to_parquet(
        path,
        index=False,
        compression="zstd",
        schema_version=VERSION,
        write_covering_bbox=True,
    )
    return len(frame)
