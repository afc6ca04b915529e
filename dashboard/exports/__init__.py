"""A frame → bytes of a file that people can take along."""

from typing import TYPE_CHECKING

from dashboard.exports.csv import to_csv
from dashboard.exports.geojson import to_geojson
from dashboard.exports.rows import flat_columns

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["FORMATS", "export_bytes", "flat_columns"]

FORMATS = {"csv": to_csv, "geojson": to_geojson}


def export_bytes(frame: "pd.DataFrame", file_format: str) -> bytes:
    """The frame in one of FORMATS. KeyError for another."""
    return FORMATS[file_format](frame)
