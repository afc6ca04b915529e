"""The policy applied: for each accepted claim whether it goes out, how precisely, from when on."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from dashboard.model.claim import CasualtyClaim, Claim
from dashboard.model.incident import Change, Incident, Outage, Tally
from dashboard.model.report import Report
from dashboard.model.vocabulary import Level
from dashboard.release.policy.delay import due, last_possible_day
from dashboard.release.policy.gate import Members, fault, members_of
from dashboard.release.policy.places import Units
from dashboard.release.policy.rules import Class, Policy, Precision, Rule, class_of

NEVER = "what it is about is never released"
NO_RULE = "no rule of the profile names its class"
HARM = "this kind of harm is not released"
HELD = "its delay has not passed"
MAY = "it may be shown"


class Events(Protocol):
    """What linking makes of claims."""

    @property
    def incidents(self) -> Sequence[Incident]: ...
    @property
    def tallies(self) -> Sequence[Tally]: ...
    @property
    def outages(self) -> Sequence[Outage]: ...
    @property
    def changes(self) -> Sequence[Change]: ...


@dataclass(frozen=True)
class Accepted:
    """All that policy looks at: accepted claims as corrected, their reports, how to read them.

    `latest` holds the latest day that a corrected claim has ever carried, `unit` gives the official
    unit of a p-code. From linking: `assemble` makes events of some of the claims, with ids they
    have been `published` under, save those that are to stay apart; `redirects` says where retired
    ids lead; `official`: does a government, emergency service or operator say it; `voices`: how
    many independent publishers state some claims.
    """

    claims: Sequence[Claim]
    reports: Mapping[str, Report]
    unit: Units
    assemble: Callable[[Sequence[Claim], Collection[str]], Events]
    redirects: Callable[[Mapping[str, str], Collection[str]], Mapping[str, str]]
    official: Callable[[Claim], bool]
    voices: Callable[[Sequence[Claim]], int]
    published: Mapping[str, str] = field(default_factory=dict)
    latest: Mapping[str, dt.date] = field(default_factory=dict)

    def last_day(self, claim: Claim) -> dt.date:
        """The last day on which it may have happened, whatever a correction says."""
        ever = self.latest.get(claim.claim_id, claim.occurred_latest)
        published = self.reports[claim.report_id].published
        return last_possible_day(claim.occurred_latest, ever, published)


@dataclass(frozen=True)
class Shown:
    """How precisely; claims that are shown alike are linked with each other, and no others."""

    finest: Level
    period: Precision = Precision.DAY


@dataclass(frozen=True)
class Decision:
    """`shown` is None for what does not go out; then `until` says from when it would, if ever.

    `detail` stands in place of the group or asset of the claim where that is withheld.
    """

    rule: str | None
    shown: Shown | None
    why: str
    until: dt.datetime | None = None
    detail: str | None = None


@dataclass(frozen=True)
class _Desk:
    """What the desk knows about all claims together: by event and class."""

    accepted: Accepted
    event_of: Mapping[str, str]
    members: Members
    days: Mapping[tuple[str, Class], dt.date]


def decide(
    accepted: Accepted, reading: Events, policy: Policy, at: dt.datetime
) -> dict[str, Decision]:
    """A decision for each claim, at the moment `at`, before small numbers are looked at.

    `reading` is what linking makes of all claims but those that are never shown.
    """
    event_of = events_by_claim(reading)
    linked = [claim for claim in accepted.claims if claim.claim_id in event_of]
    members = members_of(linked, event_of, accepted.reports)
    desk = _Desk(accepted, event_of, members, _last_days(linked, event_of, accepted))
    return {claim.claim_id: _decided(claim, desk, policy, at) for claim in accepted.claims}


def _decided(claim: Claim, desk: _Desk, policy: Policy, at: dt.datetime) -> Decision:
    rule = policy.rule_of(claim)
    if policy.is_never_shown(claim):
        return Decision(None, None, NEVER)
    if rule is None:
        return Decision(None, None, NO_RULE)
    name = policy.names[class_of(claim)]
    key = (desk.event_of[claim.claim_id], class_of(claim))
    official = desk.accepted.official(claim)
    missing = _not_of_the_harms(claim, rule) or fault(
        rule.gate,
        claim,
        desk.accepted.reports[claim.report_id],
        official=official,
        voices=lambda: desk.accepted.voices(desk.members[key]),
    )
    if missing:
        return Decision(name, None, missing)
    until = due(desk.days[key], delay_hours(rule, official=official))
    if at < until:
        return Decision(name, None, HELD, until)
    return Decision(name, Shown(rule.finest, rule.period), MAY, until, rule.shown_as)


def _not_of_the_harms(claim: Claim, rule: Rule) -> str | None:
    if rule.harms is None or not isinstance(claim, CasualtyClaim):
        return None
    return None if claim.harm in rule.harms else HARM


def delay_hours(rule: Rule, *, official: bool) -> int:
    if official and rule.official_delay_hours is not None:
        return rule.official_delay_hours
    return rule.delay_hours


def events_by_claim(events: Events) -> dict[str, str]:
    """The id of the incident or tally that each claim belongs to."""
    found = {c: one.incident_id for one in events.incidents for c in one.claim_ids}
    return found | {c: one.tally_id for one in events.tallies for c in one.claim_ids}


def _last_days(
    claims: Iterable[Claim], event_of: Mapping[str, str], accepted: Accepted
) -> dict[tuple[str, Class], dt.date]:
    """By event and class the last possible day of any of its claims.

    Two reports of one hit that name two days: the hit may have been on the later one.
    """
    days: dict[tuple[str, Class], dt.date] = {}
    for claim in claims:
        key = (event_of[claim.claim_id], class_of(claim))
        days[key] = max(days.get(key, dt.date.min), accepted.last_day(claim))
    return days
