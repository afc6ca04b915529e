"""Where an event is: at the precision that its claims allow."""

from collections.abc import Callable, Sequence

from dashboard.linking.bundles import Chain, inside, matter, where
from dashboard.model.claim import Claim
from dashboard.model.place import Place

Units = Callable[[str], Place]  # the official unit of a p-code; the gazetteer knows it


def place_of(claims: Sequence[Claim], unit: Units) -> Place:
    """The finest place that agrees with all, if it tells most; else the area around them all.

    A report of "Odesa" and one of "Odesa oblast" agree on Odesa; Lutsk and Kovel only on Volynska.
    Where most is known for the oblast alone, and not the same as for the town, it is the oblast's.
    """
    known = [claim for claim in claims if claim.place.resolved]
    if not known:
        return claims[0].place
    places = {claim.place.pcode or "": claim.place for claim in known}
    finest = max(places.values(), key=lambda place: (len(place.chain), place.pcode or ""))
    if not all(place.contains(finest) for place in places.values()):
        chains = [place.chain for place in places.values()]
        return unit([code for code in finest.chain if all(code in chain for chain in chains)][-1])
    onto = sorted(places.values(), key=lambda place: len(place.chain), reverse=True)
    return next(place for place in onto if _tells_most(place, known))


def _tells_most(place: Place, claims: Sequence[Claim]) -> bool:
    """Half of the claims are of this place, or all that is harmed is harmed there too."""
    here = [claim for claim in claims if place.contains(claim.place)]
    return 2 * len(here) >= len(claims) or set(map(matter, here)) == set(map(matter, claims))


def sites(claims: Sequence[Claim]) -> list[list[Claim]]:
    """The claims apart by place where one speaker only tells of several towns in one breath.

    Claims of places that lie in each other stay together, and subsets with their totals; with a
    claim of the area around all of them it is one site.
    """
    by_id = {claim.claim_id: claim for claim in claims}
    found: list[tuple[set[Chain], list[Claim]]] = []
    for claim in sorted(claims, key=lambda each: len(each.place.chain)):
        total = by_id.get(claim.part_of or "", claim)
        chain = where(total.place)
        touching = [site for site in found if not chain or any(_touch(chain, c) for c in site[0])]
        merged = ({chain} - {()}, [claim])
        for site in touching:
            merged = (merged[0] | site[0], [*site[1], *merged[1]])
        found = [site for site in found if site not in touching] + [merged]
    ordered = (sorted(members, key=lambda each: each.claim_id) for _, members in found)
    return sorted(ordered, key=lambda members: members[0].claim_id)


def _touch(one: Chain, other: Chain) -> bool:
    return not other or inside(one, other)
