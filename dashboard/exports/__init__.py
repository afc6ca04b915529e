"""Arrow batches → a file that people can take along, written piece by piece."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dashboard.exports.csv import to_csv
from dashboard.exports.geojson import to_geojson
from dashboard.exports.rows import flat_columns

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["FORMATS", "export_pieces", "flat_columns"]

FORMATS = {"csv": to_csv, "geojson": to_geojson}


def export_pieces(batches: "Iterable[pa.RecordBatch]", file_format: str) -> Iterator[bytes]:
    """The batches, of which there is at least one, in one of FORMATS. KeyError for another.

    Takes one batch at a time: memory is bounded by a batch, not by the table.
    """
    return FORMATS[file_format](batches)
