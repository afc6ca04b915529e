"""GeoJSON (RFC 7946): a point for a settlement, no geometry for areas and what has no place."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from dashboard.exports.rows import Row, plain_rows

if TYPE_CHECKING:
    import pyarrow as pa


def to_geojson(batches: "Iterable[pa.RecordBatch]") -> Iterator[bytes]:
    """One feature for each row; all columns but lat and lon are properties, lists stay lists."""
    yield b'{"type": "FeatureCollection", "features": ['
    between = ""
    for batch in batches:
        features = [_words(_feature(row)) for row in plain_rows(batch)]
        if features:
            yield (between + ",\n".join(features)).encode()
            between = ",\n"
    yield b"]}"


def _words(feature: dict[str, Any]) -> str:
    return json.dumps(feature, ensure_ascii=False, allow_nan=False, default=_iso)


def _feature(row: Row) -> dict[str, Any]:
    lat, lon = row.pop("lat", None), row.pop("lon", None)
    point = None if lat is None or lon is None else {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "geometry": point, "properties": row}


def _iso(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"{value!r} does not go into GeoJSON")
