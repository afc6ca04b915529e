"""What a reviewer has before them: one report, its claims, and which words support which claim."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from dashboard.model.judgement import JudgedClaim
from dashboard.model.report import Report


class Passage(NamedTuple):
    """A run of the report's text, and the numbers (from 1) of the claims whose quotes cover it."""

    text: str
    claims: tuple[int, ...]


@dataclass(frozen=True)
class ReviewSheet:
    """One report with its claims as they stand; `unused` is what was read and left out, and why."""

    report: Report
    claims: tuple[JudgedClaim, ...]
    unused: tuple[dict[str, object], ...] = ()

    @property
    def open_ids(self) -> list[str]:
        return [one.proposed.claim_id for one in self.claims if one.verdict is None]

    @property
    def seen(self) -> dict[str, int | None]:
        """What the reviewer looks at; a judgement by somebody else since then makes it stale."""
        return {one.proposed.claim_id: one.number for one in self.claims}

    def passages(self) -> list[Passage]:
        """The whole text in runs: joined they are the text, to the letter."""
        text = self.report.text or ""
        spans = [
            (number, one.claim.quote.start, one.claim.quote.end)
            for number, one in enumerate(self.claims, start=1)
            if one.claim.quote
        ]
        return [
            Passage(text[start:end], tuple(n for n, s, e in spans if s <= start and end <= e))
            for start, end in _runs([0, len(text), *(edge for _, s, e in spans for edge in (s, e))])
        ]


def _runs(edges: Sequence[int]) -> list[tuple[int, int]]:
    cuts = sorted(set(edges))
    return list(pairwise(cuts))
