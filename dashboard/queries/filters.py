"""What a view is narrowed to; the same in the address of the map page, the routes and exports."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import StrEnum
from urllib.parse import parse_qsl, urlencode

from dashboard.errors import BadFilter
from dashboard.language import _
from dashboard.model.incident import Corroboration
from dashboard.model.vocabulary import (
    Cause,
    Harm,
    Kind,
    PublisherType,
    Sector,
    Service,
    SupplyState,
)

VOCABULARIES: dict[str, type[StrEnum]] = {
    "kinds": Kind,
    "harms": Harm,
    "sectors": Sector,
    "services": Service,
    "corroboration": Corroboration,
    "publishers": PublisherType,
    "states": SupplyState,
    "causes": Cause,
}
LONGEST_TEXT = 200
COUNTRY = "UA"
UNLOCATED = "unlocated"  # as a place: what no report places anywhere
PCODE = re.compile(rf"{COUNTRY}[0-9]{{0,17}}|{UNLOCATED}")


@dataclass(frozen=True)
class Filters:
    """Empty means no limit. `area` is a p-code; `text` is words that must all occur.

    `states` and `causes` narrow outages alone. `publishers` are kinds of publisher.

    Always sound: equal views are equal objects, and a value that cannot be is a BadFilter.
    """

    since: dt.date | None = None
    until: dt.date | None = None
    kinds: tuple[str, ...] = ()
    harms: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    corroboration: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    area: str | None = None
    text: str = ""

    def __post_init__(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise BadFilter(
                _("The period ends ({until}) before it begins ({since}).").format(
                    until=self.until, since=self.since
                )
            )
        for name in VOCABULARIES:
            self._set(name, _known_terms(name, getattr(self, name)))
        self._set("area", _known_area(self.area))
        self._set("text", _words(self.text))

    def _set(self, name: str, value: object) -> None:
        object.__setattr__(self, name, value)

    @classmethod
    def from_query(cls, query: str) -> "Filters":
        """From a percent-encoded query; other keys are passed over. BadFilter for a bad value."""
        given: dict[str, list[str]] = {}
        for key, value in parse_qsl(query.lstrip("?")):
            given.setdefault(key, []).append(value)
        return cls(
            since=_day("since", given),
            until=_day("until", given),
            **{name: tuple(given.get(name, ())) for name in VOCABULARIES},
            area=_last(given, "area"),
            text=_last(given, "text") or "",
        )

    def to_query(self) -> str:
        """Percent-encoded, in the order of the fields, without what is not limited."""
        pairs: list[tuple[str, str]] = []
        for field in fields(self):
            value = getattr(self, field.name)
            values = value if isinstance(value, tuple) else (value,)
            pairs += [(field.name, str(one)) for one in values if one]
        return urlencode(pairs)


def _known_terms(key: str, values: Iterable[str]) -> tuple[str, ...]:
    known = [str(term) for term in VOCABULARIES[key]]
    given = {str(value) for value in values}
    for value in sorted(given.difference(known)):
        raise BadFilter(
            _("{key}={value} is not known: give one of {known}.").format(
                key=key, value=value[:40], known=", ".join(known)
            )
        )
    return tuple(term for term in known if term in given)


def _known_area(pcode: str | None) -> str | None:
    if pcode and not PCODE.fullmatch(pcode):
        raise BadFilter(
            _("area={value} is no p-code: give one such as UA51.").format(value=pcode[:40])
        )
    return None if pcode in ("", COUNTRY) else pcode


def _words(text: str | None) -> str:
    """At most LONGEST_TEXT characters, single spaces, nothing that UTF-8 cannot carry."""
    sendable = (text or "").encode("utf-8", "replace").decode("utf-8")
    return " ".join(sendable.split())[:LONGEST_TEXT].strip()


def _last(given: dict[str, list[str]], key: str) -> str | None:
    values = given.get(key)
    return values[-1] if values else None


def _day(key: str, given: dict[str, list[str]]) -> dt.date | None:
    value = _last(given, key) or ""
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError as error:
        raise BadFilter(
            _("{key}={value} is no date: give YYYY-MM-DD.").format(key=key, value=value[:40])
        ) from error
