"""The time of a fact: stated with it, carried from the event spoken of, or the day of publication."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from dashboard.extraction.drafts import Draft
from dashboard.extraction.periods import When
from dashboard.extraction.sentences import Kind as Part
from dashboard.model.period import Period
from dashboard.model.vocabulary import DateBasis, Kind

if TYPE_CHECKING:
    from dashboard.extraction.extract import Reading


class Timed(NamedTuple):
    period: Period
    text: str | None
    basis: DateBasis
    cumulative: bool


class Clock:
    """Knows the event each sentence speaks of: the last one dated before it, else the main one."""

    def __init__(self, published: dt.date, readings: "Sequence[Reading]") -> None:
        self.published = published
        self.readings = readings
        self.main = self._main()
        self.spoken_of = self._spoken_of()

    def _main(self) -> Timed | None:
        """The first event that the text dates; a night or a past day outranks "today"."""
        first: Timed | None = None
        for index, reading in enumerate(self.readings[:12]):
            for when in self._events(index):
                timed = self._timed(index, when, DateBasis.CARRIED)
                if reading.sentence.kind != Part.HEADLINE:
                    return timed
                first = first or timed
        return first

    def _events(self, index: int) -> list[When]:
        reading = self.readings[index]
        if reading.sentence.kind in (Part.DATELINE, Part.BOILERPLATE):
            return []
        lead = reading.sentence.lead_end
        return [
            w for w in reading.times
            if not w.clock and not w.cumulative
            and w.period.latest <= self.published and (self.published - w.period.earliest).days < 400
            and reading.sentence.tokens[w.first].start >= lead
        ]

    def _timed(self, index: int, when: When, basis: DateBasis) -> Timed:
        sentence = self.readings[index].sentence
        return Timed(when.period, sentence.slice(when.first, when.last), basis, when.cumulative)

    def _spoken_of(self) -> list[Timed | None]:
        """For each sentence, the event dated last before it in its paragraph, else the main one."""
        out: list[Timed | None] = []
        current, paragraph = None, -1
        for index, reading in enumerate(self.readings):
            if reading.sentence.paragraph != paragraph:
                paragraph, current = reading.sentence.paragraph, None
            out.append(current or self.main)
            events = self._events(index)
            if events:
                current = self._timed(index, events[0], DateBasis.CARRIED)
        return out

    def time(self, draft: Draft) -> Timed:
        reading = self.readings[draft.index]
        if draft.parent is not None:
            return self.time(draft.parent)
        stated = self._stated(draft)
        if stated is not None:
            return stated
        known = self.spoken_of[draft.index]
        if draft.kind == Kind.OUTAGE and draft.detail != "out":
            known = None
        if reading.sentence.kind == Part.HEADLINE and self.main is not None:
            known = self.main
        if known is not None:
            return known
        day = Period(earliest=self.published, latest=self.published)
        return Timed(day, None, DateBasis.ASSUMED, False)

    def _stated(self, draft: Draft) -> Timed | None:
        """The time in the draft's own sentence: a running total's, else the nearest."""
        reading = self.readings[draft.index]
        sentence = reading.sentence
        usable = [
            w for w in reading.times
            if not w.clock and w.period.earliest <= self.published
            and sentence.tokens[w.first].start >= sentence.lead_end
        ]
        if not usable:
            return None

        def cost(when: When) -> tuple[int, int]:
            low, high = sorted((when.first, draft.at))
            walls = sum(t.text in ";:—" for t in sentence.tokens[low:high])
            return abs(when.first - draft.at) + 10 * walls, when.first

        chosen = min(usable, key=cost)
        latest = min(chosen.period.latest, self.published)
        period = Period(earliest=min(chosen.period.earliest, latest), latest=latest)
        return Timed(period, sentence.slice(chosen.first, chosen.last), DateBasis.STATED,
                     chosen.cumulative)
