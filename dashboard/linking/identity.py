"""Ids of events: short, never used twice, and kept when a new report joins.

An event keeps the id under which most of its claims were published. A new one gets an id made of
its anchor: a claim that a person linked, else the one published first. Ids that lost their claims
to other events lead there.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.model.claim import Claim
from dashboard.model.report import Report


@dataclass(frozen=True)
class Published:
    """What is public already: `event_of` each claim, and where retired ids lead."""

    event_of: Mapping[str, str] = field(default_factory=dict)
    redirects: Mapping[str, str] = field(default_factory=dict)


NOTHING_YET = Published()


def stable_id(prefix: str, claim_id: str) -> str:
    """Of a million events two share an id with a chance of 1 in 500.

    >>> stable_id("i", "r001-1")
    'i-4b0261671e93'
    """
    return f"{prefix}-{hashlib.sha256(claim_id.encode()).hexdigest()[:12]}"


def anchor(members: Sequence[Claim], judged: Collection[str], reports: Mapping[str, Report]) -> str:
    """The claim_id that a new event is named after."""
    first = min(
        members,
        key=lambda c: (c.claim_id not in judged, reports[c.report_id].published, c.claim_id),
    )
    return first.claim_id


def event_ids(
    events: Sequence[tuple[str, str, Sequence[Claim]]], published: Published = NOTHING_YET
) -> list[str]:
    """The id of each event, given as its prefix, anchor and claims."""
    kept = _kept(events, published)
    used = {*published.event_of.values(), *published.redirects, *kept.values()}
    ids = []
    for number, (prefix, claim_id, _) in enumerate(events):
        event_id = kept.get(number) or stable_id(prefix, claim_id)
        while number not in kept and event_id in used:
            event_id = stable_id(prefix, event_id)
        used.add(event_id)
        ids.append(event_id)
    return ids


def _kept(
    events: Sequence[tuple[str, str, Sequence[Claim]]], published: Published
) -> dict[int, str]:
    """Ids that go on, by the number of the event: each to the event with most of its claims."""
    bids = []
    for number, (prefix, claim_id, members) in enumerate(events):
        before = Counter(published.event_of.get(claim.claim_id, "") for claim in members)
        bids += [
            (-shared, event_id, claim_id, number)
            for event_id, shared in before.items()
            if event_id.startswith(f"{prefix}-")
        ]
    kept: dict[int, str] = {}
    for _, event_id, _, number in sorted(bids):
        if number not in kept and event_id not in kept.values():
            kept[number] = event_id
    return kept


def redirects(event_of: Mapping[str, str], published: Published) -> dict[str, str]:
    """Retired ids and the event that holds most of their claims now. `event_of` is of now."""
    alive = set(event_of.values())
    heirs: dict[str, Counter[str]] = defaultdict(Counter)
    for claim_id, before in published.event_of.items():
        now = event_of.get(claim_id)
        if now and before not in alive:
            heirs[before][now] += 1
    leading = {
        retired: min(found, key=lambda event_id: (-found[event_id], event_id))
        for retired, found in heirs.items()
    }
    older = {retired: leading.get(to, to) for retired, to in published.redirects.items()}
    return dict(sorted({**older, **leading}.items()))
