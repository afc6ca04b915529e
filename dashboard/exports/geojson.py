"""GeoJSON (RFC 7946): a point for a settlement, no geometry for areas and what has no place."""

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from dashboard.exports.rows import Row, plain_rows

if TYPE_CHECKING:
    import pandas as pd


def to_geojson(frame: "pd.DataFrame") -> bytes:
    """One feature for each row; all columns but lat and lon are properties, lists stay lists."""
    features = (
        json.dumps(_feature(row), ensure_ascii=False, allow_nan=False, default=_iso)
        for row in plain_rows(frame)
    )
    return ('{"type": "FeatureCollection", "features": [' + ",\n".join(features) + "]}").encode()


def _feature(row: Row) -> dict[str, Any]:
    lat, lon = row.pop("lat", None), row.pop("lon", None)
    point = None if lat is None or lon is None else {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "geometry": point, "properties": row}


def _iso(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"{value!r} does not go into GeoJSON")
