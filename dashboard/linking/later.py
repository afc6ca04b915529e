"""What is told days later joins the event that it is about.

A report of 17 December on who is still without power tells of the attack of the 13th; and who
tells of an attack in retrospect is less exact about the night.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from dashboard.linking.bundles import inside
from dashboard.linking.clusters import Cluster, Tie, distinct
from dashboard.linking.comparing import WORTH_A_LOOK
from dashboard.linking.verdicts import Verdicts
from dashboard.model.claim import OutageClaim

LONGEST_SILENCE = 7  # days after which an outage in the news is taken for another one
IN_COMMON = 2  # matters and operators shared with an attack that is told of in retrospect


def with_what_was_told_later(clusters: Sequence[Cluster], verdicts: Verdicts) -> list[Cluster]:
    """Fewer clusters, in the order of their beginning."""
    recent: dict[str, list[Cluster]] = defaultdict(list)
    settled: list[Cluster] = []
    for cluster in sorted(clusters, key=_beginning):
        since = _first_day(cluster) - dt.timedelta(LONGEST_SILENCE)
        areas = sorted({each.area for each in cluster.located})
        for area in areas:
            recent[area] = [one for one in recent[area] if _last_day(one) >= since]
        nearby = distinct(one for area in areas for one in recent[area])
        allowed = [one for one in nearby if _allowed(one, cluster, verdicts)]
        before = _continued_by(cluster, allowed) or _retold_by(cluster, allowed)
        if before:
            cluster = _joined_to(*before, cluster)
        else:
            settled.append(cluster)
        for area in areas:
            recent[area] = distinct((*recent[area], cluster))
    return settled


def _joined_to(before: Cluster, tie: Tie, cluster: Cluster) -> Cluster:
    before.absorb(cluster, tie)
    return before


def _allowed(before: Cluster, cluster: Cluster, verdicts: Verdicts) -> bool:
    both_judged = before.events and cluster.events
    return not both_judged and not verdicts.different(before.claims(), cluster.claims())


def _continued_by(cluster: Cluster, earlier: Iterable[Cluster]) -> tuple[Cluster, Tie] | None:
    """The attack whose outage goes on: one of the same report, else the last, else the best known.

    An outage of a night of its own is another attack's, unless it overlaps with the first.
    """
    only_supply = all(isinstance(claim, OutageClaim) for claim in cluster.claims())
    if not only_supply or not any(each.aftermath for each in cluster.bundles):
        return None
    states_only = all(each.aftermath for each in cluster.bundles)
    told = {report for each in cluster.bundles for report in each.reports}
    found = []
    for one in earlier:
        gap = max(0, (_first_day(cluster) - _last_day(one)).days)
        tie = _same_supply(one, cluster) if states_only or not gap else None
        if tie:
            reports = {report for each in one.bundles for report in each.reports}
            known = len({r for each in one.bundles if each.services for r in each.reports})
            found.append(((not told.isdisjoint(reports), -gap, known), one, tie))
    return _only_best(found)


def _same_supply(before: Cluster, cluster: Cluster) -> Tie | None:
    for one in before.located:
        for other in cluster.located:
            services = one.services & other.services
            if services and inside(one.chain, other.chain):
                day = f"{other.period.latest.day} {other.period.latest:%B}"
                return Tie(one, other, WORTH_A_LOOK, f"how {min(services)} stood there on {day}")
    return None


def _retold_by(cluster: Cluster, earlier: Iterable[Cluster]) -> tuple[Cluster, Tie] | None:
    """The one attack of an overlapping time that has most in common with it."""
    if not all(each.retold or each.aftermath for each in cluster.bundles):
        return None
    found = []
    for one in earlier:
        in_common = _in_common(one, cluster)
        tie = _overlapping(one, cluster)
        if tie and len(in_common) >= IN_COMMON:
            found.append(((len(in_common),), one, tie))
    return _only_best(found)


def _in_common(one: Cluster, other: Cluster) -> set[object]:
    mine, its = (
        {each for b in cluster.bundles for each in (*b.matters, *b.operators)}
        for cluster in (one, other)
    )
    return set(mine & its)


def _overlapping(before: Cluster, cluster: Cluster) -> Tie | None:
    for one in before.located:
        for other in cluster.located:
            if inside(one.chain, other.chain) and one.period.overlaps(other.period):
                return Tie(one, other, WORTH_A_LOOK, "told only later, of about that time")
    return None


def _only_best(
    found: Sequence[tuple[tuple[object, ...], Cluster, Tie]],
) -> tuple[Cluster, Tie] | None:
    """The one that outranks all others; none if two are alike."""
    ranked = sorted(found, key=lambda each: each[0], reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1], ranked[0][2]


def _beginning(cluster: Cluster) -> tuple[dt.date, dt.date, str]:
    return _first_day(cluster), _last_day(cluster), cluster.first_id


def _first_day(cluster: Cluster) -> dt.date:
    return min(each.period.earliest for each in cluster.bundles)


def _last_day(cluster: Cluster) -> dt.date:
    return max(each.period.latest for each in cluster.bundles)
