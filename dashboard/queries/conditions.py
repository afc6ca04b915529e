"""Filters → SQL over the tables in memory. Words and codes travel as parameters, never as SQL."""

from collections.abc import Iterable

from dashboard.model.tables import searchable
from dashboard.queries.filters import COUNTRY, UNLOCATED, VOCABULARIES, Filters

Condition = tuple[str, list[object]]  # SQL and its parameters

# One bit for each term, in the order of the vocabulary: at a million rows a test takes 2 ms, a
# test of a list of words 60.
MASKED = ("kinds", "harms", "sectors", "services", "publishers")
NUMBERED = {"corroboration": "corroboration"}  # filter → column that holds one number
NUMBERED_OUTAGES = {**NUMBERED, "states": "state", "causes": "cause"}


def condition(filters: Filters, place: str | None = None, table: str = "incidents") -> Condition:
    """What passes the filters; `place` narrows further to what lies in a p-code."""
    numbered = NUMBERED_OUTAGES if table == "outages" else NUMBERED
    parts = list(_parts(filters, place, numbered))
    sql = " AND ".join(f"({sql})" for sql, _ in parts) or "true"
    return sql, [value for _, values in parts for value in values]


def _parts(filters: Filters, place: str | None, numbered: dict[str, str]) -> Iterable[Condition]:
    if filters.since:
        yield "latest >= ?", [filters.since]
    if filters.until:
        yield "earliest <= ?", [filters.until]
    for name in MASKED:
        if getattr(filters, name):
            yield f"{name} & {mask(name, getattr(filters, name))}::USMALLINT <> 0", []
    for name, column in numbered.items():
        if getattr(filters, name):
            numbers = (number(name, term) for term in getattr(filters, name))
            yield f"{column} IN ({', '.join(map(str, numbers))})", []
    yield from _inside(filters.area)
    yield from _inside(place)
    for word in searchable(filters.text).split():
        yield "contains(search, ?)", [word]


def _inside(code: str | None) -> Iterable[Condition]:
    if code == UNLOCATED:
        yield "place IN (SELECT place FROM places WHERE pcode IS NULL)", []
    elif code and code != COUNTRY:
        held = "? IN (oblast, raion, hromada, pcode)"
        yield f"place IN (SELECT place FROM places WHERE {held})", [code]


def mask(name: str, wanted: Iterable[str]) -> int:
    return sum(1 << number(name, term) for term in wanted)


def number(name: str, term: str) -> int:
    """The place of a term in its vocabulary."""
    return [str(known) for known in VOCABULARIES[name]].index(term)


def terms(name: str, bits: int) -> list[str]:
    """The terms of a mask, sorted as in the table."""
    known = VOCABULARIES[name]
    return sorted(str(term) for bit, term in enumerate(known) if bits & 1 << bit)


def mask_sql(name: str, listed: str) -> str:
    """SQL that makes the mask of a list of terms; terms of no vocabulary are passed over."""
    bits = (
        f"list_contains({listed}, '{term}')::INTEGER * {1 << bit}"
        for bit, term in enumerate(VOCABULARIES[name])
    )
    return f"({' + '.join(bits)})::USMALLINT"


def number_sql(name: str, column: str) -> str:
    """SQL that makes the number of the term in a column."""
    known = ", ".join(f"'{term}'" for term in VOCABULARIES[name])
    return f"(list_position([{known}], {column}) - 1)::UTINYINT"
