"""Which claims describe one real event.

A person's link judgement outranks everything. The rest follows one rule: same place, same night.
What is known less precisely joins an event only if exactly one fits; otherwise it stays apart for
a person to decide. No step depends on the order of its input.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dashboard.linking.joining import joined, where
from dashboard.linking.verdicts import Verdicts
from dashboard.model.claim import Claim
from dashboard.model.judgement import LinkJudgement
from dashboard.model.vocabulary import Scope

Group = list[Claim]


def group(claims: Sequence[Claim], links: Sequence[LinkJudgement]) -> list[Group]:
    """Every claim in exactly one group; groups and their members sorted by claim_id."""
    verdicts = Verdicts.latest(links)
    judged, free = _judged_groups(sorted(claims, key=_by_id), verdicts)
    alike = [part for block in _blocks(free) for part in _kept_apart(block, verdicts)]
    groups = _with_their_totals(judged, alike)
    merged = joined(groups[: len(judged)], groups[len(judged) :], verdicts)
    return sorted((sorted(members, key=_by_id) for members in merged if members), key=_by_first_id)


def _judged_groups(claims: Sequence[Claim], verdicts: Verdicts) -> tuple[list[Group], list[Claim]]:
    """Groups that people have judged to be the same, and the claims that no judgement names.

    A total over a period is never in an incident, whatever was judged: such a group is two.
    """
    groups = defaultdict(list)
    free = []
    for claim in claims:
        event = verdicts.event_of(claim.claim_id)
        if event is None:
            free.append(claim)
        else:
            groups[event, claim.scope].append(claim)
    return list(groups.values()), free


def _blocks(claims: Iterable[Claim]) -> list[Group]:
    """Claims at one place in one night; totals over one period, apart by subject."""
    blocks = defaultdict(list)
    for claim in claims:
        blocks[_block(claim)].append(claim)
    return list(blocks.values())


def _block(claim: Claim) -> tuple[object, ...]:
    place = where(claim.place) or (claim.report_id, claim.place.text)
    night = (claim.scope, place, claim.occurred_earliest, claim.occurred_latest)
    return (*night, claim.kind, claim.subject) if claim.scope == Scope.PERIOD else night


def _kept_apart(block: Group, verdicts: Verdicts) -> Iterator[Group]:
    """The block in as few parts as it takes to keep apart what a person judged to be different."""
    parts: list[Group] = []
    for claim in block:
        open_parts = (part for part in parts if not verdicts.different([claim], part))
        part = next(open_parts, None)
        if part is None:
            parts.append([claim])
        else:
            part.append(claim)
    yield from parts


def _with_their_totals(judged: Sequence[Group], alike: Sequence[Group]) -> list[Group]:
    """A subset goes where its total of the same scope goes, unless a person judged its place."""
    groups = [*judged, *alike]
    by_id = {claim.claim_id: claim for members in groups for claim in members}
    home = {claim.claim_id: number for number, members in enumerate(groups) for claim in members}
    settled: list[Group] = [[*members] for members in judged] + [[] for _ in alike]
    for number, members in enumerate(alike, start=len(judged)):
        for claim in members:
            total = _total(claim, by_id, free_from=len(judged), home=home)
            settled[home[total.claim_id] if total is not claim else number].append(claim)
    return settled


def _total(
    claim: Claim, by_id: Mapping[str, Claim], free_from: int, home: Mapping[str, int]
) -> Claim:
    """The outermost total of its scope that the claim is a part of; itself if there is none."""
    seen = [claim]
    while home[seen[-1].claim_id] >= free_from:
        total = by_id.get(seen[-1].part_of or "")
        if total is None or total.scope != claim.scope or total in seen:
            break
        seen.append(total)
    return seen[-1]


def _by_id(claim: Claim) -> str:
    return claim.claim_id


def _by_first_id(members: Group) -> str:
    return members[0].claim_id
