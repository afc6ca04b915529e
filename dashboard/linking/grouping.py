"""Which claims describe one real event.

A person's link judgement outranks everything. The rest follows one rule: same place, same night.
A group joins another only if exactly one fits; otherwise it stays apart for a person to decide.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dashboard.model.claim import Claim
from dashboard.model.judgement import LinkJudgement, LinkVerdict
from dashboard.model.vocabulary import Level, Scope

Group = list[Claim]


def group(claims: Sequence[Claim], links: Sequence[LinkJudgement]) -> list[Group]:
    """Every claim in exactly one group; groups and their members sorted by claim_id."""
    judged, free = _judged_groups(claims, links)
    groups = [*judged, *_by_place_and_period(free)]
    joined = _joined(_with_their_totals(groups, anchors=len(judged)), anchors=len(judged))
    return sorted(joined, key=lambda members: members[0].claim_id)


def _judged_groups(
    claims: Sequence[Claim], links: Sequence[LinkJudgement]
) -> tuple[list[Group], list[Claim]]:
    """Groups that people have judged to be the same, and the claims that no judgement names."""
    by_id = {claim.claim_id: claim for claim in claims}
    root = {claim_id: claim_id for claim_id in by_id}

    def find(claim_id: str) -> str:
        while root[claim_id] != claim_id:
            claim_id = root[claim_id]
        return claim_id

    named: set[str] = set()
    for link in links:
        known = [claim_id for claim_id in link.claim_ids if claim_id in by_id]
        if link.verdict == LinkVerdict.SAME and known:
            named.update(known)
            for claim_id in known[1:]:
                root[find(claim_id)] = find(known[0])
    groups = defaultdict(list)
    for claim_id in sorted(named):
        groups[find(claim_id)].append(by_id[claim_id])
    return list(groups.values()), [by_id[i] for i in sorted(by_id) if i not in named]


def _by_place_and_period(claims: Iterable[Claim]) -> list[Group]:
    """Claims at exactly one place whose periods overlap; period totals apart by subject."""
    blocks = defaultdict(list)
    for claim in claims:
        blocks[_block(claim)].append(claim)
    return [group for _, block in sorted(blocks.items()) for group in _nights(block)]


def _block(claim: Claim) -> tuple[str, ...]:
    where = claim.place.pcode or f"{claim.report_id} {claim.place.text}"
    if claim.scope == Scope.PERIOD:
        when = f"{claim.occurred_earliest}/{claim.occurred_latest}"
        return (claim.scope, where, when, claim.kind, claim.subject)
    return (claim.scope, where)


def _nights(block: Sequence[Claim]) -> Iterator[Group]:
    """Runs of overlapping periods, in time order."""
    run: Group = []
    for claim in sorted(block, key=lambda c: (c.occurred_earliest, c.claim_id)):
        if run and claim.occurred_earliest > max(c.occurred_latest for c in run):
            yield run
            run = []
        run.append(claim)
    yield run


def _with_their_totals(groups: list[Group], anchors: int) -> list[Group]:
    """A subset goes where its total of the same scope goes, unless a person judged its place."""
    home = {claim.claim_id: number for number, members in enumerate(groups) for claim in members}
    by_id = {claim.claim_id: claim for members in groups for claim in members}
    moved: list[Group] = [[] for _ in groups]
    for number, members in enumerate(groups):
        for claim in members:
            total = by_id.get(claim.part_of or "")
            follows = total is not None and total.scope == claim.scope and number >= anchors
            moved[home[total.claim_id] if total and follows else number].append(claim)
    return moved


def _joined(groups: list[Group], anchors: int) -> list[Group]:
    """Each group that no person judged joins the one group that fits it, coarsest places first."""
    merged = [list(members) for members in groups]
    days = _by_day(groups)
    for number in sorted(range(anchors, len(groups)), key=lambda n: (_depth(groups[n]), n)):
        near = {other for key in _days(groups[number]) for other in days[key]} - {number}
        fitting = [n for n in sorted(near) if merged[n] and _fits(groups[number], merged[n])]
        if groups[number] and len(fitting) == 1:
            merged[fitting[0]].extend(merged[number])
            merged[number] = []
    return [sorted(members, key=lambda c: c.claim_id) for members in merged if members]


def _by_day(groups: Sequence[Group]) -> dict[tuple[str | None, dt.date], set[int]]:
    days = defaultdict(set)
    for number, members in enumerate(groups):
        for key in _days(members):
            days[key].add(number)
    return days


def _days(members: Group) -> set[tuple[str | None, dt.date]]:
    """Oblast and day of each claim of an incident: only groups that share one can be the same."""
    return {
        (claim.place.oblast, claim.occurred_earliest + dt.timedelta(days))
        for claim in members
        if claim.scope == Scope.INCIDENT
        for days in range(min(claim.period.days, 31))
    }


def _depth(members: Group) -> int:
    return min((c.place.level.depth if c.place.level else 9 for c in members), default=9)


def _fits(candidate: Group, members: Group) -> bool:
    """Same incident? A claim of each side overlap in time, and one's place holds the other's."""
    return any(
        one.scope == other.scope == Scope.INCIDENT
        and one.period.overlaps(other.period)
        and _same_or_inside(one, other)
        for one in candidate
        for other in members
    )


def _same_or_inside(one: Claim, other: Claim) -> bool:
    if Level.COUNTRY in (one.place.level, other.place.level):
        return one.place.level == other.place.level
    return one.place.contains(other.place) or other.place.contains(one.place)
