"""Outage claims of one incident → episodes, one per service and place, in the unit most used."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from dashboard.linking.figures import highest, lowest, number
from dashboard.linking.identity import stable_id
from dashboard.model.claim import OutageClaim
from dashboard.model.incident import Outage
from dashboard.model.report import Report
from dashboard.model.vocabulary import Cause, SupplyState, Unit

STATE_ORDER = tuple(SupplyState)  # out before partly_restored before restored, on one day


def outages(
    incident_id: str, claims: Sequence[OutageClaim], reports: Mapping[str, Report]
) -> tuple[Outage, ...]:
    """Every outage claim stands behind exactly one episode."""
    episodes = defaultdict(list)
    for claim in claims:
        episodes[(claim.service, claim.place.pcode or claim.place.text)].append(claim)
    return tuple(
        _episode(incident_id, sorted(members, key=lambda c: c.claim_id), reports)
        for _, members in sorted(episodes.items())
    )


def _episode(
    incident_id: str, members: Sequence[OutageClaim], reports: Mapping[str, Report]
) -> Outage:
    def said(claim: OutageClaim) -> dt.date:
        return reports[claim.report_id].published

    last = max(members, key=lambda c: (said(c), STATE_ORDER.index(c.state)))
    unit = _unit(members)
    out = _whole([c for c in members if c.unit == unit and c.state == SupplyState.OUT])
    still_out = [c for c in out if said(c) == said(last) and last.state != SupplyState.RESTORED]
    return Outage(
        outage_id=stable_id("o", members[0].claim_id),
        incident_id=incident_id,
        service=last.service,
        place=last.place,
        began=min(claim.occurred_earliest for claim in members),
        cause=_cause(members),
        state=last.state,
        as_of=said(last),
        unit=unit,
        latest_low=lowest(still_out) if still_out else None,
        latest_high=highest(still_out) if still_out else None,
        peak=max(map(number, out), default=None),
        expected_until=max((c.expected_until for c in members if c.expected_until), default=None),
        claim_ids=tuple(claim.claim_id for claim in members),
    )


def _whole(out: Sequence[OutageClaim]) -> list[OutageClaim]:
    """Those that state a number, subsets only where no total does."""
    stated = [claim for claim in out if claim.count.stated]
    return [claim for claim in stated if claim.part_of is None] or stated


def _unit(members: Sequence[OutageClaim]) -> Unit:
    """The unit of most stated numbers; units are never converted into each other."""
    uses = Counter(claim.unit for claim in members if claim.count.stated)
    return max(uses, key=lambda unit: (uses[unit], unit)) if uses else members[0].unit


def _cause(members: Sequence[OutageClaim]) -> Cause:
    causes = {claim.cause for claim in members} - {Cause.UNKNOWN}
    return causes.pop() if len(causes) == 1 else Cause.UNKNOWN
