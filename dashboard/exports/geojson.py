"""GeoJSON (RFC 7946): a point for a settlement, no geometry for areas and what has no place."""

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


def to_geojson(frame: "pd.DataFrame") -> bytes:
    features = [
        _feature(row) for row in json.loads(frame.to_json(orient="records", date_format="iso"))
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False).encode("utf-8")


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    lat, lon = row.pop("lat", None), row.pop("lon", None)
    point = None if lat is None or lon is None else {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "geometry": point, "properties": row}
