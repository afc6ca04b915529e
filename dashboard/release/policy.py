"""What a public release may hold. For now the place rule: nothing finer than a settlement.

Places go out as the official unit of their code, never as a claim words them: so no address,
facility, district or exact coordinate that a text or a correction brought in can pass.
"""

from collections.abc import Callable, Collection, Iterator
from typing import TypeVar
from urllib.parse import urlsplit

from dashboard.errors import UnknownId
from dashboard.model.claim import CasualtyClaim, Claim
from dashboard.model.incident import Incident, Outage, Tally
from dashboard.model.place import COUNTRY_PCODE, Place
from dashboard.model.vocabulary import Group, Level

Units = Callable[[str], Place]  # the official unit of a p-code; raises UnknownId
Event = TypeVar("Event", Incident, Tally)

UNLOCATED = Place(text="")


def public_place(place: Place, unit: Units) -> Place:
    """The official unit at the precision that may be shown, without the words of the report.

    A city district becomes its city, or the finest area around it that is known; a name that
    resolves to nothing stays unlocated and unnamed.
    """
    if not place.resolved:
        return UNLOCATED
    return next(_units_around(place, unit), UNLOCATED)


def _units_around(place: Place, unit: Units) -> Iterator[Place]:
    """Units that may be shown, finest first."""
    codes = (place.pcode, place.settlement, place.hromada, place.raion, place.oblast, COUNTRY_PCODE)
    for code in dict.fromkeys(code for code in codes if code):
        try:
            found = unit(code)
        except UnknownId:
            continue
        if found.resolved and found.level != Level.DISTRICT:
            yield found.model_copy(update={"text": "", "parent": None})


def may_be_public(claim: Claim) -> bool:
    """Military losses are nobody's business here."""
    return not (isinstance(claim, CasualtyClaim) and claim.group == Group.MILITARY)


def public_event(event: Event, allowed: Collection[str]) -> Event | None:
    """The event without claims that are not `allowed`; None if none is left.

    A figure goes with the first claim behind it that is withheld.
    """
    claim_ids = tuple(claim_id for claim_id in event.claim_ids if claim_id in allowed)
    if len(claim_ids) == len(event.claim_ids):
        return event
    if not claim_ids:
        return None
    figures = tuple(f for f in event.figures if all(c in allowed for c in f.claim_ids))
    return event.model_copy(update={"claim_ids": claim_ids, "figures": figures})


def public_outage(outage: Outage, allowed: Collection[str]) -> Outage | None:
    """The episode if every claim behind it is `allowed`."""
    return outage if all(claim_id in allowed for claim_id in outage.claim_ids) else None


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
