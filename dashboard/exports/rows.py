"""An Arrow batch → plain rows: nested as they are for JSON, flat for tables.

Its columns are those of its table in model/tables.py and, but for claims, `sources`: a list
of publisher, url and published, latest first.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from dashboard.model.tables import TABLES, Column
from dashboard.model.wording import plain_words, range_words

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]

LEFT_OUT = ("search", "geometry")  # for machines; a point stands in lat and lon
SEPARATOR = "; "
AT_ONCE = 1_000  # rows as Python values: they take ten times the room of Arrow
SOURCES = (
    Column("publishers", "VARCHAR", "who published it, latest first, separated by '; '"),
    Column("urls", "VARCHAR", "where, in the same order; nothing for a report without an address"),
)
REPORT = tuple(
    column for column in TABLES["reports"] if column.name in ("publisher", "url", "published")
)
FIGURE = (
    Column("kind", "VARCHAR", "casualty, damage, outage"),
    Column("subject", "VARCHAR", "harm, sector or service"),
    Column("detail", "VARCHAR", "group, asset or state"),
    Column("unit", "VARCHAR", "what is counted"),
    Column("low", "BIGINT", "lowest reported number; null: not reported"),
    Column("best", "BIGINT", "the figure that docs/method.md calls best; null: not reported"),
    Column("high", "BIGINT", "highest reported number; null: not reported or open"),
    Column("part", "BOOLEAN", "true: part of another figure, never added to it"),
    Column("extent", "VARCHAR", "destroyed or damaged, where reports count them apart"),
)


def flat_columns(table: str) -> tuple[Column, ...]:
    """The columns of an exported table, in order, with their meaning.

    incidents, claims and outages have one row each; tallies one row for each of their figures.
    """
    columns = [column for column in TABLES[table] if column.name not in LEFT_OUT]
    if table == "claims":
        return (*columns, *REPORT)
    if table == "tallies":
        return (*(c for c in columns if c.name != "figures"), *FIGURE, *SOURCES)
    return (*columns, *SOURCES)


def plain_rows(batch: "pa.RecordBatch") -> Iterator[Row]:
    """Rows of plain Python values, lists and dicts; unknown is None."""
    for first in range(0, batch.num_rows, AT_ONCE):
        yield from batch.slice(first, AT_ONCE).to_pylist()


def flat_rows(batch: "pa.RecordBatch") -> Iterator[Row]:
    """Rows of numbers, dates and texts, as `flat_columns` describes them."""
    split_figures = "tally_id" in batch.schema.names
    for row in plain_rows(batch):
        if "sources" in row:
            row |= _source_cells(row.pop("sources") or ())
        if split_figures:
            yield from _by_figure(row)
        else:
            yield _flat(row)


def _by_figure(row: Row) -> Iterator[Row]:
    names = [column.name for column in FIGURE]
    sources = {column.name: row.pop(column.name) for column in SOURCES if column.name in row}
    for figure in row.pop("figures"):
        yield _flat({**row, **{name: figure[name] for name in names}, **sources})


def _source_cells(sources: Any) -> Row:
    return {
        "publishers": SEPARATOR.join(one["publisher"] or "" for one in sources),
        "urls": SEPARATOR.join(one["url"] or "" for one in sources),
    }


def _flat(row: Row) -> Row:
    return {name: _cell(value) for name, value in row.items()}


def _cell(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    return SEPARATOR.join(_words(one) if isinstance(one, Mapping) else str(one) for one in value)


def _words(one: Mapping[str, Any]) -> str:
    return _numbers_words(one) if "peak" in one else _figure_words(one)


def _numbers_words(numbers: Mapping[str, Any]) -> str:
    """
    >>> _numbers_words({"unit": "customer", "peak": 500, "latest_low": 20, "latest_high": 20})
    'customer: peak 500, last out 20'
    """
    last = range_words(numbers["latest_low"], None, numbers["latest_high"])
    peak = range_words(numbers["peak"], None, numbers["peak"])
    return f"{numbers['unit']}: peak {peak}, last out {last}"


def _figure_words(figure: Mapping[str, Any]) -> str:
    """
    >>> _figure_words({"subject": "injured", "detail": "child", "low": 3, "best": 3, "high": 3})
    'injured child: 3'
    """
    number = range_words(figure["low"], figure["best"], figure["high"])
    return f"{plain_words(figure['subject'])} {plain_words(figure['detail'])}: {number}"
