"""Outage claims of one incident → episodes, one per service and place; units are kept apart."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from dashboard.linking.figures import highest, lowest
from dashboard.linking.identity import stable_id
from dashboard.linking.superseding import number
from dashboard.model.claim import Claim, OutageClaim
from dashboard.model.incident import Outage, OutageNumbers
from dashboard.model.report import Report
from dashboard.model.vocabulary import Cause, Kind, SupplyState, Unit

STATE_ORDER = tuple(SupplyState)  # out before partly_restored before restored, on one day
STALE_AFTER = dt.timedelta(days=3)  # 48 hours after the end of the day of the last word

Reports = Mapping[str, Report]


def outages(
    incident_id: str, claims: Sequence[OutageClaim], reports: Reports, *, attacked: bool = False
) -> tuple[Outage, ...]:
    """Every outage claim stands behind exactly one episode.

    `attacked`: the incident holds damage, so that an outage of unknown cause is put down to it.
    """
    return tuple(
        _episode(incident_id, members, reports, attacked=attacked) for members in by_episode(claims)
    )


def outages_of(incident_id: str, members: Sequence[Claim], reports: Reports) -> tuple[Outage, ...]:
    """The same of all claims of an incident."""
    out = [claim for claim in members if isinstance(claim, OutageClaim)]
    attacked = any(claim.kind == Kind.DAMAGE for claim in members)
    return outages(incident_id, out, reports, attacked=attacked)


def by_episode(claims: Sequence[OutageClaim]) -> list[list[OutageClaim]]:
    """Claims of one service and place, sorted by claim_id; sorted by service and place."""
    episodes = defaultdict(list)
    for claim in sorted(claims, key=lambda each: each.claim_id):
        episodes[claim.service, claim.place.pcode or claim.place.text].append(claim)
    return [members for _, members in sorted(episodes.items())]


def _episode(
    incident_id: str, members: Sequence[OutageClaim], reports: Reports, *, attacked: bool
) -> Outage:
    news = _news(members, reports)
    last = max(news, key=lambda claim: (*_when(claim, reports), claim.said_by or ""))
    as_of, state = reports[last.report_id].published, _state(last)
    numbers = [_numbers(unit, members, news, last, reports) for unit in _units(members)]
    main = numbers[0]
    return Outage(
        outage_id=stable_id("o", members[0].claim_id),
        incident_id=incident_id,
        service=last.service,
        place=last.place,
        began=min(claim.occurred_earliest for claim in members),
        cause=_cause(members, attacked=attacked),
        state=state,
        as_of=as_of,
        stale_on=as_of + STALE_AFTER,
        said_by=last.said_by,
        partly_restored_on=_first_day(SupplyState.PARTLY_RESTORED, members, reports),
        restored_on=as_of if state == SupplyState.RESTORED else None,
        unit=main.unit,
        latest_low=main.latest_low,
        latest_high=main.latest_high,
        peak=main.peak,
        numbers=tuple(numbers),
        expected_until=max((c.expected_until for c in members if c.expected_until), default=None),
        claim_ids=tuple(claim.claim_id for claim in members),
    )


def _news(members: Sequence[OutageClaim], reports: Reports) -> list[OutageClaim]:
    """Without what only looks back: a later time was told of before."""
    return [
        claim
        for claim in members
        if not any(
            other.occurred_latest > claim.occurred_latest
            and reports[other.report_id].published < reports[claim.report_id].published
            for other in members
        )
    ]


def _when(claim: OutageClaim, reports: Reports) -> tuple[dt.date, dt.date, int]:
    """What is said later counts, on one day of the later time, then the better news."""
    published = reports[claim.report_id].published
    return published, claim.occurred_latest, STATE_ORDER.index(_state(claim))


def _state(claim: OutageClaim) -> SupplyState:
    """None left without it: restored."""
    none_left = claim.state == SupplyState.OUT and claim.count_high == 0
    return SupplyState.RESTORED if none_left else claim.state


def _first_day(
    state: SupplyState, members: Sequence[OutageClaim], reports: Reports
) -> dt.date | None:
    days = (reports[claim.report_id].published for claim in members if _state(claim) == state)
    return min(days, default=None)


def _numbers(
    unit: Unit,
    members: Sequence[OutageClaim],
    news: Sequence[OutageClaim],
    last: OutageClaim,
    reports: Reports,
) -> OutageNumbers:
    """The number still out is that of the day of the last word: an older one has run out."""
    of_unit = [claim for claim in members if claim.unit == unit]
    out = _whole([claim for claim in of_unit if claim.state == SupplyState.OUT])
    back = _whole([claim for claim in of_unit if claim.state != SupplyState.OUT])
    restored = _state(last) == SupplyState.RESTORED
    as_of = reports[last.report_id].published
    recent = {claim.claim_id for claim in news if reports[claim.report_id].published == as_of}
    today = [claim for claim in out if claim.claim_id in recent]
    latest = max((claim.occurred_latest for claim in today), default=None)
    still_out = [
        claim
        for claim in today
        if claim.occurred_latest == latest and (claim.count_high == 0 or not restored)
    ]
    return OutageNumbers(
        unit=unit,
        peak=max(map(number, out), default=None),
        latest_low=lowest(still_out) if still_out else None,
        latest_high=highest(still_out) if still_out else None,
        back=max(map(number, _of_last_day(back, reports)), default=None),
    )


def _of_last_day(claims: Sequence[OutageClaim], reports: Reports) -> list[OutageClaim]:
    last = max((reports[claim.report_id].published for claim in claims), default=None)
    return [claim for claim in claims if reports[claim.report_id].published == last]


def _whole(claims: Sequence[OutageClaim]) -> list[OutageClaim]:
    """Those that state a number, subsets only where no total does."""
    stated = [claim for claim in claims if claim.count.stated]
    return [claim for claim in stated if claim.part_of is None] or stated


def _units(members: Sequence[OutageClaim]) -> list[Unit]:
    """Units of stated numbers, the most used first; units are never converted."""
    uses = Counter(claim.unit for claim in members if claim.count.stated)
    ranked = sorted(uses, key=lambda unit: (uses[unit], unit), reverse=True)
    return ranked or [members[0].unit]


def _cause(members: Sequence[OutageClaim], *, attacked: bool) -> Cause:
    causes = {claim.cause for claim in members} - {Cause.UNKNOWN}
    if not causes and attacked:
        return Cause.ATTACK
    return causes.pop() if len(causes) == 1 else Cause.UNKNOWN
