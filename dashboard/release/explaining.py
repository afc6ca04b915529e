"""A dry run in words: why something is shown, how precisely, or why not yet."""

import datetime as dt
from collections.abc import Iterator, Sequence

from dashboard.errors import UnknownId
from dashboard.model.claim import Claim
from dashboard.model.wording import count_words, what_words
from dashboard.release.contents import public_claim, public_period
from dashboard.release.parts import PublicReading
from dashboard.release.policy.decide import Accepted, Decision, Events, Shown
from dashboard.release.policy.delay import KYIV
from dashboard.release.policy.places import public_place
from dashboard.release.policy.rules import Policy


def explained(accepted: Accepted, policy: Policy, reading: PublicReading, wanted: str) -> list[str]:
    """A line for each accepted claim of an incident, tally, outage or report, or for one claim."""
    ids = {
        claim_id for events in (reading.desk, *reading.parts) for claim_id in _of(events, wanted)
    }
    found = [c for c in accepted.claims if wanted in (c.claim_id, c.report_id) or c.claim_id in ids]
    if not found:
        raise UnknownId(
            f"No accepted claim belongs to {wanted!r}. `review --all` lists claims and reports; an "
            "incident has its id on its page."
        )
    return [_line(claim, reading.decisions[claim.claim_id], accepted, policy) for claim in found]


def _of(events: Events, wanted: str) -> Iterator[str]:
    """Ids of the claims behind the event that is called so."""
    named = (
        *((one.incident_id, one.claim_ids) for one in events.incidents),
        *((one.tally_id, one.claim_ids) for one in events.tallies),
        *((one.outage_id, one.claim_ids) for one in events.outages),
    )
    return (claim_id for name, claim_ids in named if name == wanted for claim_id in claim_ids)


def _line(claim: Claim, decision: Decision, accepted: Accepted, policy: Policy) -> str:
    what = f"{claim.claim_id} ({what_words(claim)}, {count_words(claim.count)})"
    rule = f" [{decision.rule}]" if decision.rule else ""
    if decision.shown is None:
        return f"{what}: {_not_shown(decision)}{rule}"
    public = public_claim(claim, decision, policy, official=accepted.official(claim))
    place = public_place(claim.place, accepted.unit, decision.shown.finest)
    where = f"{place.level} {place.name}" if place.name else "no known place"
    says = f", says {public.said_by}" if public.said_by else ""
    return (
        f"{what}: shown as {what_words(public)} at {where}, {_when(claim, decision.shown)}{says}; "
        f"{decision.why}{rule}"
    )


def _not_shown(decision: Decision) -> str:
    if decision.until:
        return f"held until {kyiv_words(decision.until)}: {decision.why}"
    return f"withheld: {decision.why}"


def _when(claim: Claim, shown: Shown) -> str:
    period = public_period(claim.period, shown)
    return " to ".join(str(day) for day in dict.fromkeys((period.earliest, period.latest)))


def kyiv_words(moment: dt.datetime) -> str:
    """
    >>> kyiv_words(dt.datetime(2026, 3, 5, 22, tzinfo=dt.UTC))
    '2026-03-06 00:00 in Kyiv'
    """
    return f"{moment.astimezone(KYIV):%Y-%m-%d %H:%M} in Kyiv"


def held(reading: PublicReading) -> Sequence[tuple[str, dt.datetime]]:
    """Claims that wait for nothing but the end of their delay, the next one first."""
    waiting = [(c, one.until) for c, one in reading.decisions.items() if not one.shown]
    return sorted(((c, until) for c, until in waiting if until), key=lambda pair: pair[::-1])
