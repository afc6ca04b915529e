"""CSV (RFC 4180, UTF-8) that no spreadsheet takes for formulas. Unknown is an empty cell."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from dashboard.exports.rows import flat_columns, flat_rows

if TYPE_CHECKING:
    import pyarrow as pa

# OWASP ASVS 1.2.10, and what spreadsheets pass over before it: spaces, controls, invisible marks.
FORMULA_STARTS = "=+-@"
CONTROL_STARTS = "\t\r\n\0"
PASSED_OVER = re.compile(
    r"[\s\x00-\x1f\x7f-\x9f\xad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]*"
)


def to_csv(batches: "Iterable[pa.RecordBatch]") -> Iterator[bytes]:
    """UTF-8 without a byte order mark, lines end with CR LF."""
    written = io.StringIO(newline="")
    writer: csv.DictWriter[str] | None = None
    for batch in batches:
        if writer is None:
            writer = csv.DictWriter(written, _header(batch.schema.names), lineterminator="\r\n")
            writer.writeheader()
        for row in flat_rows(batch):
            writer.writerow({name: _cell(value) for name, value in row.items()})
        yield written.getvalue().encode("utf-8")
        written.seek(0)
        written.truncate()


def _header(names: Sequence[str]) -> list[str]:
    """Of the table that has these columns, known by the first; else the names themselves."""
    tables = {
        flat_columns(table)[0].name: table
        for table in ("incidents", "claims", "tallies", "outages")
    }
    table = tables.get(names[0])
    return [column.name for column in flat_columns(table)] if table else list(names)


def _cell(value: Any) -> Any:
    """Numbers stay numbers; text that begins like a formula gets an apostrophe and stays text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and _may_run(value):
        return f"'{value}"
    return value


def _may_run(text: str) -> bool:
    if text.startswith(tuple(CONTROL_STARTS)):
        return True
    shown = text[PASSED_OVER.match(text).end() :]  # type: ignore[union-attr]  # always matches
    # NFKC folds fullwidth and small forms, as spreadsheets with an East Asian locale do.
    return bool(shown) and unicodedata.normalize("NFKC", shown[0]).startswith(tuple(FORMULA_STARTS))
