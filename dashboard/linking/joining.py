"""Bundles that belong together become one cluster, the most alike first.

Two clusters join if they fit: the place of one in that of the other and the times nested. Where a
bundle is as much like another that does not fit, it stays apart: "Odesa oblast" joins neither of
two towns that it is equally like, and "31 December" neither of the nights that share it.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from dashboard.linking.bundles import Bundle
from dashboard.linking.clusters import Cluster, Tie, distinct
from dashboard.linking.comparing import ENOUGH, WORTH_A_LOOK, Likeness, compare
from dashboard.linking.verdicts import Verdicts
from dashboard.model.period import Period

LONGEST = 31  # days of a period that are looked at; an incident known no better stays apart


class Pair(NamedTuple):
    one: int
    other: int


Rivals = Mapping[int, Sequence[tuple[int, int]]]  # for each bundle: points, other bundle


def joined(
    bundles: Sequence[Bundle], verdicts: Verdicts, *, enough: int | None = ENOUGH
) -> tuple[list[Cluster], list[Tie]]:
    """Clusters, and the ties worth a look that joined nothing, the strongest first.

    Bundles that people judged to be of one event start out together; two events that they judged
    never join. `enough` points join two bundles; None: none do.
    """
    home = _judged_together(bundles)
    alike = _alike(bundles)
    rivals = _rivals(alike)
    left = []
    for pair, likeness in sorted(alike.items(), key=lambda item: (-item[1].points, item[0])):
        mine, its = home[pair.one], home[pair.other]
        if mine is its:
            continue
        tie = Tie(bundles[pair.one], bundles[pair.other], likeness.points, likeness.why)
        strong = enough is not None and tie.points >= enough
        if strong and _joins(pair, tie, home, rivals, verdicts):
            mine.absorb(its, tie)
            for each in its.bundles:
                home[each.number] = mine
        else:
            left.append(tie)
    return distinct(home), left


def _joins(
    pair: Pair, tie: Tie, home: Sequence[Cluster], rivals: Rivals, verdicts: Verdicts
) -> bool:
    mine, its = home[pair.one], home[pair.other]
    if tie.is_round_up:
        both_judged = mine.events and its.events
        apart = both_judged or verdicts.different(mine.claims(), its.claims())
        return not apart and mine.timely(its)
    return (
        _go_together(mine, its, verdicts)
        and not _contested(pair.one, its, tie, home, rivals, verdicts)
        and not _contested(pair.other, mine, tie, home, rivals, verdicts)
    )


def _contested(
    number: int,
    goal: Cluster,
    tie: Tie,
    home: Sequence[Cluster],
    rivals: Rivals,
    verdicts: Verdicts,
) -> bool:
    """Is the bundle as much like something that does not fit its goal?"""
    for points, other in rivals[number]:
        if points < tie.points:
            return False
        rival = home[other]
        if rival is not goal and not _go_together(rival, goal, verdicts):
            return True
    return False


def _go_together(one: Cluster, other: Cluster, verdicts: Verdicts) -> bool:
    return one.fits(other) and not verdicts.different(one.claims(), other.claims())


def _judged_together(bundles: Sequence[Bundle]) -> list[Cluster]:
    """For each bundle its cluster to begin with."""
    judged: dict[str, list[Bundle]] = defaultdict(list)
    for each in bundles:
        if each.event is not None:
            judged[each.event].append(each)
    clusters = {event: Cluster(members) for event, members in judged.items()}
    return [Cluster([each]) if each.event is None else clusters[each.event] for each in bundles]


def _alike(bundles: Sequence[Bundle]) -> dict[Pair, Likeness]:
    """Pairs of bundles that are worth a look."""
    compared = {pair: compare(bundles[pair.one], bundles[pair.other]) for pair in _near(bundles)}
    return {pair: found for pair, found in compared.items() if found.points >= WORTH_A_LOOK}


def _rivals(alike: Mapping[Pair, Likeness]) -> Rivals:
    rivals = defaultdict(list)
    for pair, likeness in alike.items():
        if likeness.points >= ENOUGH:
            rivals[pair.one].append((likeness.points, pair.other))
            rivals[pair.other].append((likeness.points, pair.one))
    return defaultdict(list, {one: sorted(found, reverse=True) for one, found in rivals.items()})


def _near(bundles: Sequence[Bundle]) -> set[Pair]:
    """Pairs with a day in common, one's place inside the other's; or told of in one breath."""
    return {
        Pair(min(pair), max(pair))
        for pair in (*_by_place(bundles), *_by_voice(bundles))
        if not _told_apart(bundles[pair[0]], bundles[pair[1]])
    }


def _by_place(bundles: Sequence[Bundle]) -> Iterator[tuple[int, int]]:
    at = defaultdict(list)
    for each in bundles:
        for day in _days(each.period) if each.chain else ():
            at[each.chain[-1], day].append(each.number)
    for each in bundles:
        # what is known for the country alone is no town's
        for code in each.chain[1:] or each.chain:
            for day in _days(each.period):
                yield from ((each.number, n) for n in at[code, day] if n != each.number)


def _by_voice(bundles: Sequence[Bundle]) -> Iterator[tuple[int, int]]:
    """Places of one oblast and one time that one speaker names in one report."""
    told = defaultdict(list)
    for each in bundles:
        if len(each.chain) > 1:
            for voice in each.voices:
                told[voice, each.area, each.period.earliest, each.period.latest].append(each.number)
    for numbers in told.values():
        yield from combinations(numbers, 2)


def _told_apart(one: Bundle, other: Bundle) -> bool:
    """Does one report give one of them an hour of its own?"""
    by_hour = {each.hour for each in (one, other)} - {None}
    return bool(by_hour) and not one.reports.isdisjoint(other.reports)


def _days(period: Period) -> Iterator[dt.date]:
    for day in range(min(period.days, LONGEST)):
        yield period.earliest + dt.timedelta(day)
