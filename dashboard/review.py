"""What a reviewer has before them.

A report, its claims and which words support which; or two sides that may be one event.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from dashboard.model.claim import Claim
from dashboard.model.judgement import JudgedClaim
from dashboard.model.report import Report
from dashboard.model.wording import count_words, place_words, what_words, when_words


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
        """The whole text in runs: joined they are the text, to the letter. Purged: the quotes."""
        if self.report.text is None:
            return list(self._quotes())
        text = self.report.text
        spans = [
            (number, one.claim.quote.start, one.claim.quote.end)
            for number, one in enumerate(self.claims, start=1)
            if one.claim.quote
        ]
        return [
            Passage(text[start:end], tuple(n for n, s, e in spans if s <= start and end <= e))
            for start, end in _runs([0, len(text), *(edge for _, s, e in spans for edge in (s, e))])
        ]

    def _quotes(self) -> Iterator[Passage]:
        """In the order of the text, each once."""
        claims: dict[tuple[int, str], list[int]] = {}
        for number, one in enumerate(self.claims, start=1):
            if one.claim.quote:
                place = one.claim.quote.start, one.claim.quote.exact
                claims.setdefault(place, []).append(number)
        for (_, words), numbers in sorted(claims.items()):
            yield from (Passage(words, tuple(numbers)), Passage(" … ", ()))


def _runs(edges: Sequence[int]) -> list[tuple[int, int]]:
    cuts = sorted(set(edges))
    return list(pairwise(cuts))


class Compared(NamedTuple):
    """One line of a comparison: what, what either side says of it, and whether they differ."""

    what: str
    one: str
    other: str

    @property
    def differs(self) -> bool:
        return self.one != self.other


@dataclass(frozen=True)
class LinkSheet:
    """Two sides that may be one event, with the reason; `joined`: the rules made them one."""

    one: tuple[Claim, ...]
    other: tuple[Claim, ...]
    points: int
    why: str
    joined: bool
    reports: Mapping[str, Report]

    def lines(self) -> list[Compared]:
        """Where, when, who says it and in which reports; then every subject of either side."""
        return [
            self._line("where", lambda claim: place_words(claim.place)),
            self._line("when", lambda claim: when_words(claim.period, claim.scope)),
            self._line("who says it", lambda claim: claim.said_by or "nobody named"),
            self._line("reports", self._report_words),
            *self._subjects(),
        ]

    def _line(self, what: str, words: Callable[[Claim], str]) -> Compared:
        return Compared(what, *(_listed(map(words, side)) for side in (self.one, self.other)))

    def _report_words(self, claim: Claim) -> str:
        report = self.reports[claim.report_id]
        return f"{report.publisher or report.report_id} ({report.published})"

    def _subjects(self) -> Iterator[Compared]:
        sides = [_counts(side) for side in (self.one, self.other)]
        for what in sorted({*sides[0], *sides[1]}):
            yield Compared(what, *(_listed(side.get(what, ())) for side in sides))


def _counts(claims: Iterable[Claim]) -> dict[str, list[str]]:
    counts: dict[str, list[str]] = {}
    for claim in claims:
        counts.setdefault(what_words(claim), []).append(count_words(claim.count))
    return counts


def _listed(words: Iterable[str]) -> str:
    """Each once; a dash where a side says nothing of it."""
    return "; ".join(sorted(set(words))) or "–"
