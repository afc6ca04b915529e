"""Accepted claims → the events that may go out, in parts that are linked each on its own.

Linking takes the finest place and the widest period of all claims of an event. So claims that are
shown less precisely than others are linked apart: nothing they would lend an event is lent.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from dashboard.model.claim import Claim
from dashboard.model.incident import Change, Incident, Outage, Tally
from dashboard.model.vocabulary import Group, Level
from dashboard.release.policy.decide import (
    Accepted,
    Decision,
    Events,
    Shown,
    decide,
    events_by_claim,
)
from dashboard.release.policy.rules import Class, Policy, Rule
from dashboard.release.policy.small_numbers import Small, small_numbers

SPLIT = "a part of a small total is not shown"
MOVED = "a small number of people in a small place is shown for the area around it"
BLURRED = "of a small total it is not shown who"


@dataclass(frozen=True)
class Part:
    """Events whose claims are all shown alike."""

    shown: Shown
    incidents: Sequence[Incident]
    tallies: Sequence[Tally]
    outages: Sequence[Outage]
    changes: Sequence[Change]

    def events(self) -> Iterator[Incident | Tally]:
        yield from self.incidents
        yield from self.tallies

    def ids(self) -> Iterator[str]:
        yield from (one.incident_id for one in self.incidents)
        yield from (one.tally_id for one in self.tallies)
        yield from (one.outage_id for one in self.outages)


NOTHING: Events = Part(Shown(Level.COUNTRY), (), (), (), ())


@dataclass(frozen=True)
class PublicReading:
    """What goes out, and for every accepted claim the decision; `desk` is the reading of all.

    `apart` holds ids of earlier releases that lead nowhere now.
    """

    desk: Events
    decisions: Mapping[str, Decision]
    parts: Sequence[Part]
    apart: Collection[str]


def public_reading(accepted: Accepted, policy: Policy, at: dt.datetime) -> PublicReading:
    """Which claims go out at the moment `at`, and the events they make."""
    desk = accepted.assemble([c for c in accepted.claims if not policy.is_never_shown(c)], ())
    decisions = decide(accepted, desk, policy, at)
    rule = policy.rules.get(Class.PEOPLE)
    if rule is None or not (rule.small_total or rule.smallest_split):
        return _reading(accepted, desk, decisions, _parts(accepted, desk, decisions))
    return _with_small_numbers(accepted, desk, decisions, rule)


def _reading(
    accepted: Accepted, desk: Events, decisions: Mapping[str, Decision], parts: Sequence[Part]
) -> PublicReading:
    return PublicReading(desk, decisions, parts, apart_ids(accepted, _shown_as(decisions)))


def _shown_as(decisions: Mapping[str, Decision]) -> dict[str, Shown]:
    return {claim_id: one.shown for claim_id, one in decisions.items() if one.shown}


def _with_small_numbers(
    accepted: Accepted, desk: Events, decisions: Mapping[str, Decision], rule: Rule
) -> PublicReading:
    """Looks at the desk's events first, then at those that would go out, until all are right.

    With fewer claims an event may have a finer place, or a smaller total.
    """
    find = partial(small_numbers, rule=rule, unit=accepted.unit)
    small = find((*desk.incidents, *desk.tallies))
    while True:
        settled = _with_small(decisions, small, rule)
        parts = _parts(accepted, desk, settled)
        more = small | find([one for part in parts for one in part.events()])
        if more == small:
            return _reading(accepted, desk, settled, parts)
        small = more


def _with_small(decisions: Mapping[str, Decision], small: Small, rule: Rule) -> dict[str, Decision]:
    """Only what would go out changes: what is held or withheld stays so for its own reason."""
    settled = dict(decisions)
    for claim_id, one in decisions.items():
        if one.shown is None:
            continue
        if claim_id in small.dropped:
            settled[claim_id] = replace(one, shown=None, until=None, why=SPLIT)
            continue
        if claim_id in small.moved:
            one = replace(one, shown=_no_finer(one.shown, rule.small_total_to), why=MOVED)
        if claim_id in small.blurred:
            one = replace(one, detail=Group.PEOPLE, why=BLURRED)
        settled[claim_id] = one
    return settled


def _no_finer(shown: Shown, level: Level | None) -> Shown:
    if level is None or level.depth >= shown.finest.depth:
        return shown
    return replace(shown, finest=level)


# --- linking the parts -------------------------------------------------------------------------


def _parts(accepted: Accepted, desk: Events, decisions: Mapping[str, Decision]) -> list[Part]:
    """Events of the desk that go out whole are taken as they are; the rest is linked anew."""
    shown_as = _shown_as(decisions)
    broken = _broken(desk, shown_as)
    event_of = events_by_claim(desk)
    again: dict[Shown, list[Claim]] = defaultdict(list)
    for claim in accepted.claims:
        shown = shown_as.get(claim.claim_id)
        if shown and event_of[claim.claim_id] in broken:
            again[shown].append(claim)
    apart = apart_ids(accepted, shown_as)
    taken = apart | {event_of[c] for c in shown_as if event_of[c] not in broken}
    anew = {shown: accepted.assemble(claims, taken) for shown, claims in again.items()}
    return [
        _part(shown, desk, anew.get(shown), shown_as, broken)
        for shown in sorted(set(shown_as.values()), key=lambda one: (-one.finest.depth, one.period))
    ]


def apart_ids(accepted: Accepted, shown_as: Mapping[str, Shown]) -> set[str]:
    """Published ids whose claims are shown in several ways now: no entry may keep them.

    A common id, or a redirect, would tell that they belong together.
    """
    ways = defaultdict(set)
    for claim_id, event_id in accepted.published.items():
        if claim_id in shown_as:
            ways[event_id].add(shown_as[claim_id])
    return {event_id for event_id, shown in ways.items() if len(shown) > 1}


def _broken(desk: Events, shown_as: Mapping[str, Shown]) -> set[str]:
    """Ids of incidents and tallies of which some claims go out otherwise than others, or not.

    An outage that spans several incidents breaks all of them if it breaks one.
    """
    event_of = events_by_claim(desk)
    ways = defaultdict(set)
    for claim_id, event_id in event_of.items():
        ways[event_id].add(shown_as.get(claim_id))
    broken = {event_id for event_id, shown in ways.items() if len(shown) > 1}
    spans = [{event_of[c] for c in outage.claim_ids} for outage in desk.outages]
    spans = [span for span in spans if len(span) > 1]
    while torn := [span for span in spans if span & broken and not span <= broken]:
        broken = broken.union(*torn)
    return broken


def _part(
    shown: Shown,
    desk: Events,
    anew: Events | None,
    shown_as: Mapping[str, Shown],
    broken: Collection[str],
) -> Part:
    event_of = events_by_claim(desk)

    def whole(claim_ids: Iterable[str]) -> bool:
        return all(shown_as.get(c) == shown and event_of[c] not in broken for c in claim_ids)

    rest = anew or NOTHING
    incidents = [one for one in desk.incidents if whole(one.claim_ids)]
    ids = {one.incident_id for one in incidents}
    return Part(
        shown,
        incidents=[*incidents, *rest.incidents],
        tallies=[*(one for one in desk.tallies if whole(one.claim_ids)), *rest.tallies],
        outages=[*(one for one in desk.outages if whole(one.claim_ids)), *rest.outages],
        changes=[*(one for one in desk.changes if one.incident_id in ids), *rest.changes],
    )
