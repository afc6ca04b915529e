"""The time of a fact: stated with it, carried from the event, or the day of publication."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from dashboard.extraction.drafts import Draft
from dashboard.extraction.reading import Reading
from dashboard.extraction.text.sentence import Kind as Part
from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.times.dates import INVASION, When
from dashboard.extraction.times.periods import is_of_attack
from dashboard.model.period import Period
from dashboard.model.vocabulary import DateBasis, Kind

DAY = dt.timedelta(days=1)
LATE = ("succumb", "hospital", "сконча", "лікарн", "больниц", "помер", "умер")
TIMES = ("time", "times", "раз", "раза", "разів", "разу")
REFERS = ("they", "these", "of", "вони", "з", "із", "они", "из")
A_NIGHT, A_WEEK = 2, 8
LONG_AGO = dt.timedelta(days=45)
LEAD = 8  # sentences in which a report says when its main event was


class Timed(NamedTuple):
    period: Period
    text: str | None
    basis: DateBasis
    cumulative: bool
    day_sum: bool = False


def _is_cause(sentence: Sentence, when: When) -> bool:
    """ "after Friday's strike", "від суботньої атаки": the time of the blow, not of the supply."""
    before = [t.low for t in sentence.tokens[max(0, when.first - 2) : when.first]]
    return any(low in ("від", "после", "після", "since", "с") for low in before)


def _counts_blows(sentence: Sentence, when: When) -> bool:
    """ "for the third time since October": how often, not how many."""
    before = sentence.tokens[max(0, when.first - 2) : when.first]
    return when.cumulative and any(t.low in TIMES for t in before)


class Clock:
    """Knows the event each sentence speaks of: the last one dated before it, else the main one."""

    def __init__(self, published: dt.date, readings: Sequence[Reading]) -> None:
        self.published = published
        self.readings = readings
        self.main = self._main()
        self.spoken_of = self._spoken_of()

    def _main(self) -> Timed | None:
        """The first event that the text dates; a night or a past day outranks "today"."""
        early: list[tuple[bool, bool, int, Timed]] = []
        for index, reading in enumerate(self.readings[:LEAD]):
            headline = reading.sentence.kind == Part.HEADLINE
            for when in self._events(index, spoken=True, vague=True):
                night = when.period.days == 2 and index <= 3 and not when.vague
                weak = when.spoken or (when.vague and when.period.days != 2)
                blow = is_of_attack(reading.sentence, when)
                rank = (weak and not blow, headline and not night and not blow)
                sharp = 0 if night else 1 if blow else 2
                early.append((*rank, sharp, self._timed(index, when, DateBasis.CARRIED)))
        if early:
            return min(early, key=lambda each: each[:3])[3]
        return self._first_total()

    def _first_total(self) -> Timed | None:
        """A report on a month or year speaks of that time throughout."""
        for index, reading in enumerate(self.readings[:8]):
            for when in reading.times:
                long = when.cumulative and when.period.days > A_WEEK
                if long and when.period.earliest <= self.published:
                    return self._timed(index, when, DateBasis.CARRIED)
        return None

    def _events(self, index: int, *, spoken: bool = False, vague: bool = False) -> list[When]:
        reading = self.readings[index]
        if reading.sentence.kind in (Part.DATELINE, Part.BOILERPLATE):
            return []
        lead = reading.sentence.lead_end
        return [
            w
            for w in reading.times
            if not w.clock
            and not w.cumulative
            and (spoken or not w.spoken)
            and (vague or not w.vague)
            and w.period.latest <= self.published
            and (self.published - w.period.earliest).days < 400
            and reading.sentence.tokens[w.first].start >= lead
        ]

    def _timed(self, index: int, when: When, basis: DateBasis) -> Timed:
        sentence = self.readings[index].sentence
        text = sentence.slice(when.first, when.last)
        return Timed(when.period, text, basis, when.cumulative, when.day_sum)

    def _spoken_of(self) -> list[Timed | None]:
        """For each sentence, the event dated last before it in its paragraph, else the main one."""
        out: list[Timed | None] = []
        current, paragraph = None, -1
        for index, reading in enumerate(self.readings):
            if reading.sentence.paragraph != paragraph:
                paragraph, current = reading.sentence.paragraph, None
            out.append(current or self.main)
            events = self._events(index)
            if events and not (self.main and self._is_late(index, events[0])):
                current = self._timed(index, events[0], DateBasis.CARRIED)
                if (
                    self.main
                    and not self.main.cumulative
                    and self.main.period.overlaps(current.period)
                ):
                    longer = max(self.main, current, key=lambda timed: timed.period.days)
                    current = longer if longer.period.days <= A_NIGHT else current
        return out

    def _is_late(self, index: int, when: When) -> bool:
        """ "He succumbed on Thursday": the day of a death, days after the blow."""
        late = any(t.low.startswith(LATE) for t in self.readings[index].sentence.tokens)
        return bool(late and self.main and when.period.earliest > self.main.period.latest)

    def _night_of(self, current: Timed) -> Timed:
        """The main event's whole night, where a sentence names only one of its days."""
        main = self.main
        if main is None or main.cumulative or main.period.days != A_NIGHT:
            return current
        return main if main.period.overlaps(current.period) else current

    def time(self, draft: Draft) -> Timed:
        reading = self.readings[draft.index]
        if draft.parent is not None:
            return self._within(draft, self.time(draft.parent))
        if draft.whole:
            return self.since_invasion()
        stated = self._stated(draft)
        if stated is not None:
            return stated
        known = self.spoken_of[draft.index]
        if draft.kind == Kind.OUTAGE and draft.detail != "out" and not (known and known.cumulative):
            known = None
        if any(t.value == "same" for t in reading.sentence.of("times")):
            known = self._last_total(draft.index) or known
        if reading.sentence.kind == Part.HEADLINE and self.main is not None:
            known = self.main
        if known is not None:
            return self._total_before(draft.index) or known
        day = Period(earliest=self.published, latest=self.published)
        return Timed(day, None, DateBasis.ASSUMED, False)

    def _total_before(self, index: int) -> Timed | None:
        """ "They took the lives of 27", "402 of them": of the running total told just before."""
        sentence = self.readings[index].sentence
        begins = sentence.tokens[0].low if sentence.tokens else ""
        refers = begins in REFERS or any(t.detail == "of" for t in sentence.of("subsets"))
        before = self.readings[index - 1] if index else None
        if before is None or not refers or before.sentence.paragraph != sentence.paragraph:
            return None
        whens = [w for w in before.times if w.cumulative and w.period.days > A_WEEK]
        return self._timed(index - 1, whens[-1], DateBasis.CARRIED) if whens else None

    def _within(self, part: Draft, whole: Timed) -> Timed:
        """A part has its total's time, unless it tells the day of one blow in a running total."""
        own = self._stated(part) if whole.cumulative else None
        return own if own is not None and not own.cumulative else whole

    def _last_total(self, index: int) -> Timed | None:
        """The running total spoken of last: "over the same years"."""
        for before in range(index, -1, -1):
            for when in self.readings[before].times:
                if when.cumulative:
                    return self._timed(before, when, DateBasis.CARRIED)
        return None

    def _stated(self, draft: Draft) -> Timed | None:
        """The time in the draft's own sentence: a running total's, else the nearest."""
        reading = self.readings[draft.index]
        sentence = reading.sentence
        usable = [
            w
            for w in reading.times
            if not w.clock
            and w.period.earliest <= self.published
            and sentence.tokens[w.first].start >= sentence.lead_end
            and not (draft.kind == Kind.OUTAGE and _is_cause(sentence, w))
            and not _counts_blows(sentence, w)
        ]
        firm = [w for w in usable if not w.vague and not w.spoken]
        known = self.spoken_of[draft.index]
        if not firm and draft.kind == Kind.OUTAGE and draft.detail != "out":
            firm = [w for w in usable if not w.vague]
        if not firm and known is not None and known.basis == DateBasis.CARRIED:
            night = next((w for w in usable if w.vague and w.period.days == 2), None)
            if night is not None and known.period.days == 1 and not known.cumulative:
                return Timed(
                    Period(earliest=known.period.latest - DAY, latest=known.period.latest),
                    sentence.slice(night.first, night.last),
                    DateBasis.STATED,
                    False,
                )
            if not (known.cumulative and usable):
                return None
        usable = firm or usable
        if draft.kind != Kind.OUTAGE:
            blows = [w for w in usable if not w.cumulative and is_of_attack(sentence, w)]
            usable = blows or usable
            usable = [w for w in usable if not self._is_late(draft.index, w)]
        if not usable:
            return None

        def cost(when: When) -> tuple[int, int]:
            low, high = sorted((when.first, draft.at))
            walls = sum(t.text in ";:—–" for t in sentence.tokens[low:high])
            return abs(when.first - draft.at) + 10 * walls, when.first

        chosen = min(usable, key=cost)
        latest = min(chosen.period.latest, self.published)
        period = Period(earliest=min(chosen.period.earliest, latest), latest=latest)
        text = sentence.slice(chosen.first, chosen.last)
        return Timed(period, text, DateBasis.STATED, chosen.cumulative, chosen.day_sum)

    def since_invasion(self) -> Timed:
        """A total that names no start counts from the full-scale invasion."""
        span = Period(earliest=INVASION, latest=self.published)
        return Timed(span, None, DateBasis.ASSUMED, True)

    def is_background(self, timed: Timed) -> bool:
        """An event of long ago, beside which the report sets its own."""
        if timed.basis != DateBasis.STATED or self.main is None:
            return False
        old = timed.period.latest < self.published - LONG_AGO
        return old and self.main.period.latest > timed.period.latest + LONG_AGO / 2
