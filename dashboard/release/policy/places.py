"""The place rule: nothing finer than policy allows, and never the words of a report.

Places go out as the official unit of their code, never as a claim words them: so no address,
facility, district or exact coordinate that a text or a correction brought in can pass.
"""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from dashboard.errors import UnknownId
from dashboard.model.place import COUNTRY_PCODE, Place
from dashboard.model.vocabulary import Level

Units = Callable[[str], Place]  # the official unit of a p-code; raises UnknownId

UNLOCATED = Place(text="")


def public_place(place: Place, unit: Units, finest: Level = Level.SETTLEMENT) -> Place:
    """The official unit at the precision that may be shown, without the words of the report.

    A city district becomes its city, or the finest area around it that is known; a name that
    resolves to nothing stays unlocated and unnamed.
    """
    if not place.resolved:
        return UNLOCATED
    return next(_units_around(place, unit, finest), UNLOCATED)


def _units_around(place: Place, unit: Units, finest: Level) -> Iterator[Place]:
    """Units that may be shown, finest first."""
    codes = (place.pcode, place.settlement, place.hromada, place.raion, place.oblast, COUNTRY_PCODE)
    for code in dict.fromkeys(code for code in codes if code):
        try:
            found = unit(code)
        except UnknownId:
            continue
        if found.level is not None and found.level.depth <= finest.depth:
            yield found.model_copy(update={"text": "", "parent": None})


def inhabitants(place: Place, unit: Units) -> int | None:
    """Of the settlement, for a city district those of its city; None: not known."""
    try:
        return unit(place.settlement or place.pcode or "").population
    except UnknownId:
        return None


def public_url(url: str | None) -> str | None:
    """A web address anybody may open, without the part that quotes the page; else None.

    >>> public_url("https://example.org/a#:~:text=some%20words"), public_url("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    try:
        parts = urlsplit(url or "")
        open_to_all = parts.scheme in ("http", "https") and parts.hostname and not parts.username
    except ValueError:
        return None
    return parts.geturl().partition("#:~:")[0] if open_to_all else None
