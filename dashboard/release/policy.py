"""What a public release may hold. For now the place rule: nothing finer than a settlement."""

from collections.abc import Callable

from dashboard.model.claim import CasualtyClaim, Claim
from dashboard.model.place import Place
from dashboard.model.vocabulary import Group, Level

Units = Callable[[str], Place]  # the official unit of a p-code


def public_place(place: Place, unit: Units) -> Place:
    """The place at the precision that may be shown, without the words of the report.

    A city district becomes its city, or its oblast where the city is not known; a name that
    resolves to nothing stays unlocated and unnamed.
    """
    if not place.resolved:
        return Place(text="")
    if place.level == Level.DISTRICT:
        return public_place(unit(place.settlement or place.oblast or "UA"), unit)
    return place.model_copy(update={"text": ""})


def may_be_public(claim: Claim) -> bool:
    """Military losses are nobody's business here."""
    return not (isinstance(claim, CasualtyClaim) and claim.group == Group.MILITARY)
