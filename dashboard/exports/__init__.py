"""A frame → bytes of a file that people can take along."""

from typing import TYPE_CHECKING

from dashboard.exports.csv import to_csv
from dashboard.exports.geojson import to_geojson

if TYPE_CHECKING:
    import pandas as pd

FORMATS = {"csv": to_csv, "geojson": to_geojson}


def export_bytes(frame: "pd.DataFrame", file_format: str) -> bytes:
    """The frame in one of FORMATS. KeyError for another."""
    return FORMATS[file_format](frame)
