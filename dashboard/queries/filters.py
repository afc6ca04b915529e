"""What a view is narrowed to; the same in the address of the map page, the routes and exports."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import StrEnum
from urllib.parse import parse_qsl, urlencode

from dashboard.errors import BadFilter
from dashboard.model.incident import Corroboration
from dashboard.model.tables import APOSTROPHES
from dashboard.model.vocabulary import Harm, Kind, Sector, Service

VOCABULARIES: dict[str, type[StrEnum]] = {
    "kinds": Kind,
    "harms": Harm,
    "sectors": Sector,
    "services": Service,
    "corroboration": Corroboration,
}
LONGEST_TEXT = 200
COUNTRY = "UA"
UNLOCATED = "unlocated"  # as a place: what no report places anywhere

Condition = tuple[str, list[object]]  # SQL and its parameters


@dataclass(frozen=True)
class Filters:
    """Empty means no limit. `area` is a p-code; `text` is words that must all occur."""

    since: dt.date | None = None
    until: dt.date | None = None
    kinds: tuple[str, ...] = ()
    harms: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    corroboration: tuple[str, ...] = ()
    area: str | None = None
    text: str = ""

    @classmethod
    def from_query(cls, query: str) -> "Filters":
        """From a percent-encoded query; other keys are passed over. BadFilter for a bad value."""
        given: dict[str, list[str]] = {}
        for key, value in parse_qsl(query.lstrip("?")):
            given.setdefault(key, []).append(value)
        return cls(
            since=_day("since", given),
            until=_day("until", given),
            **{name: _terms(name, given) for name in VOCABULARIES},
            area=_last(given, "area"),
            text=(_last(given, "text") or "")[:LONGEST_TEXT].strip(),
        )

    def to_query(self) -> str:
        """Percent-encoded, in the order of the fields, without what is not limited."""
        pairs: list[tuple[str, str]] = []
        for field in fields(self):
            value = getattr(self, field.name)
            values = value if isinstance(value, tuple) else (value,)
            pairs += [(field.name, str(one)) for one in values if one]
        return urlencode(pairs)

    def condition(self, place: str | None = None) -> Condition:
        """SQL over the incidents table; `place` narrows further to what lies in a p-code."""
        parts = [*self._when(), *_inside(self.area), *_inside(place), *self._words()]
        for column in ("kinds", "harms", "sectors", "services"):
            if getattr(self, column):
                parts.append((f"list_has_any({column}, ?)", [list(getattr(self, column))]))
        if self.corroboration:
            parts.append(("list_contains(?, corroboration)", [list(self.corroboration)]))
        return _all(parts)

    def running(self, place: str | None = None) -> Condition:
        """The same for tallies and outages, as far as it applies to them."""
        return _all([*self._when(), *_inside(self.area), *_inside(place), *self._words()])

    def _when(self) -> Iterable[Condition]:
        if self.since:
            yield "latest >= ?", [self.since]
        if self.until:
            yield "earliest <= ?", [self.until]

    def _words(self) -> Iterable[Condition]:
        for word in self.text.lower().translate(APOSTROPHES).split():
            escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
            yield "search LIKE ? ESCAPE '\\'", [f"%{escaped}%"]


def _inside(code: str | None) -> Iterable[Condition]:
    if code == UNLOCATED:
        yield "level IS NULL", []
    elif code and code != COUNTRY:
        yield "? IN (oblast, raion, hromada, pcode)", [code]


def _all(parts: Iterable[Condition]) -> Condition:
    parts = list(parts)
    sql = " AND ".join(f"({sql})" for sql, _ in parts) or "true"
    return sql, [value for _, values in parts for value in values]


def _last(given: dict[str, list[str]], key: str) -> str | None:
    values = given.get(key)
    return values[-1] if values else None


def _day(key: str, given: dict[str, list[str]]) -> dt.date | None:
    value = _last(given, key) or ""
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError as error:
        raise BadFilter(f"{key}={value[:40]} is no date: give YYYY-MM-DD.") from error


def _terms(key: str, given: dict[str, list[str]]) -> tuple[str, ...]:
    known = [str(term) for term in VOCABULARIES[key]]
    values = given.get(key, [])
    for value in values:
        if value not in known:
            raise BadFilter(f"{key}={value[:40]} is not known: give one of {', '.join(known)}.")
    return tuple(term for term in known if term in values)
