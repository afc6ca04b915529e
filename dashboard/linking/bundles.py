"""Claims that nothing tells apart by place and time, and what is compared of them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from dashboard.linking.speakers import body
from dashboard.model.claim import CasualtyClaim, Claim, DamageClaim, OutageClaim
from dashboard.model.period import Period
from dashboard.model.place import COUNTRY_PCODE, Place
from dashboard.model.report import Report
from dashboard.model.vocabulary import Cause, Level, Scope, Sector, SupplyState

Chain = tuple[str, ...]  # codes from the country down to a place
Matter = tuple[str, str]  # harm, service, or sector and asset
Figure = tuple[Matter, int | None, int | None]

SUPPLY = (Sector.ENERGY, Sector.WATER)
CITY_REGION = "UA80"  # Kyiv is a city and a region of its own


@dataclass(frozen=True, slots=True, eq=False)
class Bundle:
    """Claims of one place and one period, sorted by claim_id; an empty `chain` joins nothing.

    `number` is its place in the list of all.

    `event` is what people judged them to be of. `matters` leaves out what is said to be unharmed.
    `aftermath`: they only tell how a supply stood on a day; `retold`: only after that time.
    """

    number: int
    claims: tuple[Claim, ...]
    event: str | None
    hour: str | None
    chain: Chain
    is_area: bool
    period: Period
    matters: frozenset[Matter]
    figures: frozenset[Figure]
    operators: frozenset[str]
    reports: frozenset[str]
    voices: frozenset[tuple[str, str]]
    services: frozenset[str]
    supply: bool
    aftermath: bool
    retold: bool
    published: dt.date

    @property
    def first_id(self) -> str:
        return self.claims[0].claim_id

    def numbered(self, number: int) -> "Bundle":
        return replace(self, number=number)

    @property
    def bodies(self) -> frozenset[str]:
        return frozenset(body(speaker) for _, speaker in self.voices)

    @property
    def area(self) -> str:
        """The oblast, or the country: bundles of two areas are never compared."""
        return self.chain[:2][-1]


def bundle(
    members: Sequence[Claim],
    reports: Mapping[str, Report],
    event: str | None = None,
    hour: str | None = None,
) -> Bundle:
    """Subsets that followed their total here lend no place: "of them two in Izmail"."""
    members = sorted(members, key=lambda claim: claim.claim_id)
    ids = {claim.claim_id for claim in members}
    own = [claim for claim in members if claim.part_of not in ids] or members
    chains = [chain for claim in own if (chain := where(claim.place))]
    period = reduce(Period.joined, (claim.period for claim in own))
    published = [reports[claim.report_id].published for claim in members]
    return Bundle(
        number=0,
        claims=tuple(members),
        event=event,
        hour=hour,
        chain=shared(chains) if chains and members[0].scope == Scope.INCIDENT else (),
        is_area=all(is_area(claim.place) for claim in own),
        period=period,
        matters=frozenset(matter(claim) for claim in members if claim.count_high != 0),
        figures=frozenset(
            (matter(c), c.count_low, c.count_high) for c in members if c.count_low or c.count_high
        ),
        operators=frozenset(
            c.operator for c in members if isinstance(c, DamageClaim) and c.operator
        ),
        reports=frozenset(claim.report_id for claim in members),
        voices=frozenset((c.report_id, c.said_by) for c in members if c.said_by),
        services=frozenset(c.service for c in members if isinstance(c, OutageClaim)),
        supply=any(isinstance(c, OutageClaim) or c.subject in SUPPLY for c in members),
        aftermath=all(_tells_a_state(claim) for claim in own),
        retold=min(published) > period.latest,
        published=max(published),
    )


def where(place: Place) -> Chain:
    """Codes from the country down to the place; a city district counts as its city."""
    codes = place.chain
    return codes[: codes.index(place.settlement) + 1] if place.settlement in codes else codes


def is_area(place: Place) -> bool:
    """May several attacks of one night lie in it?"""
    settled = place.settlement or place.level in (Level.SETTLEMENT, Level.DISTRICT)
    return not settled and place.oblast != CITY_REGION


def inside(one: Chain, other: Chain) -> bool:
    """Does one place lie in the other? What is known for the country alone is no town's."""
    if COUNTRY_PCODE in (one[-1], other[-1]):
        return one[-1] == other[-1]
    return one[-1] in other or other[-1] in one


def nested(one: Period, other: Period) -> bool:
    """Does one period lie in the other?"""
    later, earlier = max(one.earliest, other.earliest), min(one.latest, other.latest)
    return (later, earlier) in ((one.earliest, one.latest), (other.earliest, other.latest))


def shared(chains: Sequence[Chain]) -> Chain:
    """The longest chain if the places of all lie on it, else what all have in common."""
    longest = max(chains, key=lambda chain: (len(chain), chain))
    if all(chain[-1] in longest for chain in chains):
        return longest
    return tuple(code for code in longest if all(code in chain for chain in chains))


def matter(claim: Claim) -> Matter:
    """What is harmed: people however grouped, a service in whatever state, an asset."""
    if isinstance(claim, CasualtyClaim | OutageClaim):
        return claim.subject, ""
    return claim.subject, claim.detail


def _tells_a_state(claim: Claim) -> bool:
    """How a supply stood on a day, or that it came back; a night without it is an attack's."""
    if not isinstance(claim, OutageClaim) or claim.cause in (Cause.SCHEDULED, Cause.EMERGENCY):
        return False
    return claim.period.days == 1 or claim.state != SupplyState.OUT
