"""Which claims describe one real event.

A person's link judgement outranks everything. The rest follows from place, time and what is told;
what fits two events equally stays apart for a person to decide. No step depends on the order of
its input. docs/method.md says it in words.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.linking.bundles import Bundle, bundle, is_area, where
from dashboard.linking.clusters import Cluster, Link, Tie
from dashboard.linking.comparing import ENOUGH
from dashboard.linking.joining import joined
from dashboard.linking.later import with_what_was_told_later
from dashboard.linking.verdicts import Verdicts
from dashboard.model.claim import Claim
from dashboard.model.judgement import LinkJudgement
from dashboard.model.report import Report
from dashboard.model.vocabulary import INVASION, Kind, Scope

HOUR = re.compile(r"\b\d{1,2}:\d\d\b")
AS_OF = re.compile(r"^(as of|by|станом|по состоянию)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Group:
    """Claims of one event, sorted by claim_id; `links` say what the rules joined, and why."""

    claims: tuple[Claim, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Grouping:
    """Every claim in exactly one group; `suggested` links are between groups, for a person."""

    groups: tuple[Group, ...]
    suggested: tuple[Link, ...]


def group(
    claims: Iterable[Claim],
    reports: Mapping[str, Report],
    links: Sequence[LinkJudgement] = (),
    *,
    by_rules: bool = True,
) -> Grouping:
    """Groups sorted by their first claim_id. `reports` holds each claim's report by its id.

    Not `by_rules`: only people join what two reports say, the rules suggest.
    """
    verdicts = Verdicts.latest(links)
    claims = sorted(claims, key=_by_id)
    totals = [claim for claim in claims if claim.scope == Scope.PERIOD]
    incidents = [claim for claim in claims if claim.scope == Scope.INCIDENT]
    bundles = _bundles(incidents, reports, verdicts, by_rules=by_rules)
    clusters, left = joined(bundles, verdicts, enough=ENOUGH if by_rules else None)
    if by_rules:
        clusters = with_what_was_told_later(clusters, verdicts)
    tallies = _tallies(totals, verdicts, by_rules=by_rules)
    groups = [*map(_group, clusters), *(Group(tuple(each)) for each in tallies)]
    return Grouping(
        tuple(sorted(groups, key=lambda each: each.claims[0].claim_id)),
        _suggested(left, clusters, verdicts),
    )


def _group(cluster: Cluster) -> Group:
    links = sorted((tie.link() for tie in cluster.ties), key=lambda link: (link.one, link.other))
    return Group(tuple(sorted(cluster.claims(), key=_by_id)), tuple(links))


def _suggested(
    left: Iterable[Tie], clusters: Iterable[Cluster], verdicts: Verdicts
) -> tuple[Link, ...]:
    """Of the ties left the strongest between any two clusters that no person compared."""
    home = {each.number: n for n, cluster in enumerate(clusters) for each in cluster.bundles}
    strongest: dict[frozenset[int], Tie] = {}
    for tie in left:  # the strongest come first
        between = frozenset((home[tie.one.number], home[tie.other.number]))
        both_judged = tie.one.event is not None and tie.other.event is not None
        looked_at = both_judged or verdicts.judged(tie.one.claims, tie.other.claims)
        if len(between) > 1 and not looked_at:
            strongest.setdefault(between, tie)
    return tuple(tie.link() for tie in strongest.values())


# --- totals over a period ----------------------------------------------------------------------


def _tallies(
    totals: Iterable[Claim], verdicts: Verdicts, *, by_rules: bool
) -> Iterator[list[Claim]]:
    """One for each place, period and kind of harm, or what people judged to be one."""
    tallies = defaultdict(list)
    for claim in totals:
        event = verdicts.event_of(claim.claim_id)
        report = None if by_rules else claim.report_id
        tallies[(report, *_tally(claim)) if event is None else (event,)].append(claim)
    for members in tallies.values():
        yield from _kept_apart(members, verdicts)


def _tally(claim: Claim) -> tuple[object, ...]:
    """Totals since the invasion began run on: their ends are days of counting, not of the harm."""
    place = where(claim.place) or (claim.report_id, claim.place.text)
    runs_on = claim.occurred_earliest == INVASION
    until = None if runs_on else claim.occurred_latest
    harm = "" if claim.kind == Kind.CASUALTY else claim.subject
    return (place, claim.occurred_earliest, until, claim.kind, harm)


# --- bundles -----------------------------------------------------------------------------------


def _bundles(
    claims: Sequence[Claim], reports: Mapping[str, Report], verdicts: Verdicts, *, by_rules: bool
) -> list[Bundle]:
    """Claims of one place and time, apart by what people judged; numbered in the order of ids."""
    blocks = defaultdict(list)
    totals = _totals(claims, verdicts)
    for claim in claims:
        blocks[_block(totals[claim.claim_id], verdicts, by_rules=by_rules)].append(claim)
    parts = [
        bundle(part, reports, key[0], hour)
        for key, members in blocks.items()
        for hour, by_hour in _by_hour(members)
        for part in _kept_apart(by_hour, verdicts)
    ]
    ordered = sorted(parts, key=lambda each: each.first_id)
    return [each.numbered(number) for number, each in enumerate(ordered)]


def _block(claim: Claim, verdicts: Verdicts, *, by_rules: bool) -> tuple[str | None, ...]:
    """Event judged, place and time. Of an area each report is a block of its own: in one night
    several attacks may lie in it.
    """
    codes = where(claim.place)
    apart = not by_rules or not codes or is_area(claim.place)
    report = claim.report_id if apart else None
    place = codes[-1] if codes else claim.place.text
    days = str(claim.occurred_earliest), str(claim.occurred_latest)
    return (verdicts.event_of(claim.claim_id), place, report, *days)


def _by_hour(block: Iterable[Claim]) -> list[tuple[str | None, list[Claim]]]:
    """Apart by hour what one report tells of several hours of one place and day."""
    told = defaultdict(set)
    for claim in block:
        told[claim.report_id].add(_hour(claim))
    parts = defaultdict(list)
    for claim in block:
        several = len(told[claim.report_id]) > 1
        parts[(claim.report_id, _hour(claim)) if several and _hour(claim) else None].append(claim)
    return [(key and key[1], members) for key, members in parts.items()]


def _hour(claim: Claim) -> str | None:
    """The hour at which it happened; not that of a count."""
    words = claim.when_text or ""
    found = HOUR.search(words)
    return found.group() if found and not AS_OF.match(words) else None


def _kept_apart(block: Sequence[Claim], verdicts: Verdicts) -> Iterator[list[Claim]]:
    """The block in as few parts as it takes to keep apart what a person judged to be different."""
    parts: list[list[Claim]] = []
    for claim in block:
        fitting = (part for part in parts if not verdicts.different([claim], part))
        part = next(fitting, None)
        if part is None:
            parts.append([claim])
        else:
            part.append(claim)
    yield from parts


def _totals(claims: Sequence[Claim], verdicts: Verdicts) -> dict[str, Claim]:
    """For each claim the outermost total that it is a part of, itself if there is none.

    A subset goes where its total goes, unless a person judged its place.
    """
    by_id = {claim.claim_id: claim for claim in claims}
    return {claim.claim_id: _total(claim, by_id, verdicts) for claim in claims}


def _total(claim: Claim, by_id: Mapping[str, Claim], verdicts: Verdicts) -> Claim:
    seen = [claim]
    while verdicts.event_of(seen[-1].claim_id) is None:
        total = by_id.get(seen[-1].part_of or "")
        if total is None or total in seen:
            break
        seen.append(total)
    return seen[-1]


def _by_id(claim: Claim) -> str:
    return claim.claim_id
