"""What people have judged about which claims describe one event."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.model.claim import Claim
from dashboard.model.judgement import LinkJudgement, LinkVerdict


@dataclass(frozen=True)
class Verdicts:
    """`events` maps a claim to the event it is judged to be of, `apart` to claims of others.

    `looked_at` adds those of which people were unsure.
    """

    events: Mapping[str, str]
    apart: Mapping[str, Collection[str]]
    looked_at: Mapping[str, Collection[str]]

    @classmethod
    def latest(cls, links: Sequence[LinkJudgement]) -> "Verdicts":
        """Of the judgements, oldest first, on the same claims only the last counts.

        A later "unsure" so takes an earlier "same" or "different" back, and a later "different"
        takes the claims named after the first out of what was judged to be one event.
        """
        last = {frozenset(link.claim_ids): link for link in links}
        standing = [link for link in links if last[frozenset(link.claim_ids)] is link]
        different = [link for link in standing if link.verdict == LinkVerdict.DIFFERENT]
        looked_at = [link for link in standing if link.verdict != LinkVerdict.SAME]
        return cls(
            _events(_still_same(standing)),
            _apart(link.claim_ids for link in different),
            _apart(link.claim_ids for link in looked_at),
        )

    def event_of(self, claim_id: str) -> str | None:
        return self.events.get(claim_id)

    def different(self, some: Iterable[Claim], others: Iterable[Claim]) -> bool:
        """Was any claim of one side judged to describe another event than one of the other?"""
        return _any_in(self.apart, some, others)

    def judged(self, some: Iterable[Claim], others: Iterable[Claim]) -> bool:
        """Did a person look at any claim of one side beside one of the other?"""
        return _any_in(self.looked_at, some, others)


def _any_in(
    known: Mapping[str, Collection[str]], some: Iterable[Claim], others: Iterable[Claim]
) -> bool:
    if not known:
        return False
    other_ids = {claim.claim_id for claim in others}
    return any(not other_ids.isdisjoint(known.get(claim.claim_id, ())) for claim in some)


def _still_same(standing: Sequence[LinkJudgement]) -> Iterator[set[str]]:
    """Claims of one event, without those that a later judgement took out; latest first."""
    taken_out: dict[str, set[str]] = defaultdict(set)
    for link in reversed(standing):
        first, *others = link.claim_ids
        if link.verdict == LinkVerdict.DIFFERENT:
            taken_out[first].update(others)
        elif link.verdict == LinkVerdict.SAME:
            claims = set(link.claim_ids)
            yield claims.difference(*(taken_out.get(claim_id, ()) for claim_id in claims))


def _events(same: Iterable[Collection[str]]) -> dict[str, str]:
    """Each claim with the first id of all that judgements connect it with."""
    root: dict[str, str] = {}

    def find(claim_id: str) -> str:
        while root.setdefault(claim_id, claim_id) != claim_id:
            root[claim_id] = root[root[claim_id]]  # halves the way for the next look
            claim_id = root[claim_id]
        return claim_id

    for claim_ids in same:
        first, *others = sorted({find(claim_id) for claim_id in claim_ids})
        root.update(dict.fromkeys(others, first))
    return {claim_id: find(claim_id) for claim_id in list(root)}


def _apart(judged: Iterable[Collection[str]]) -> dict[str, set[str]]:
    apart: dict[str, set[str]] = defaultdict(set)
    for claim_ids in judged:
        for claim_id in claim_ids:
            apart[claim_id].update(other for other in claim_ids if other != claim_id)
    return dict(apart)
