"""Reads one expression of time as local dates in Kyiv, relative to the day of publication."""

import datetime as dt
import re

from dashboard.extraction.text.tokens import NUMBER
from dashboard.extraction.text.trie import Term
from dashboard.extraction.times.days import LONG, DayReader
from dashboard.extraction.times.spans import span_of, start_of
from dashboard.extraction.times.when import DAY, INVASION, When
from dashboard.model.period import Period


class DateReader(DayReader):
    """Reads the time that begins at a token: a date, a weekday, "yesterday", "since …"; or None."""

    def at(self, at: int) -> When | None:
        term = self.times.get(at)
        kind = term.detail if term else None
        if term is not None and kind == "since":
            return self._since(term)
        if term is not None and kind == "relative":
            return self._relative(term)
        if term is not None and kind == "weekday":
            return self._weekday(term)
        if term is not None and kind == "part":
            return self._part(term)
        return self.date_at(at)

    # --- weekdays and parts of the day -------------------------------------------------------

    def _weekday(self, term: Term) -> When | None:
        ahead = ("until", "till", "next", "by", "до", "наступного", "следующий", "к", "кінця")
        if term.first and self.words[term.first - 1].low in ahead:
            return None
        date = self.published - ((self.published.weekday() - int(term.value)) % 7) * DAY
        before = [word.low for word in self.words[max(0, term.first - 4) : term.first]]
        after = self.times.get(term.last)
        first, last = term.first, term.last
        night_before = any(low.startswith(("ніч", "ночь", "overnight", "night")) for low in before)
        if night_before and before[-1] in ("to", "into", "проти", "на", "of"):
            return When(Period(earliest=date - DAY, latest=date), first, last, weekday=True)
        if after is not None and after.detail in ("part", "relative"):
            last = after.last
            if after.value == "night" or (after.value == "last_night" and self.language == "en"):
                latest = min(date + DAY, max(self.published, date))
                return When(Period(earliest=date, latest=latest), first, last, weekday=True)
        return When(Period(earliest=date, latest=date), first, last, weekday=True)

    def _part(self, term: Term) -> When | None:
        """A night that names its date is read there; an hour of the day alone is today's."""
        following = self.times.get(term.last)
        if self._names_its_date(term.last) or self._goes_on_into(term.first):
            return None
        if following is not None and following.detail in ("month", "weekday"):
            return None
        if term.value == "night":
            span = Period(earliest=self.published - DAY, latest=self.published)
            return When(span, term.first, term.last, vague=True)
        today = Period(earliest=self.published, latest=self.published)
        return When(today, term.first, term.last, vague=True)

    def _goes_on_into(self, at: int) -> bool:
        """ "The search goes on into the night": a time to come."""
        return [word.low for word in self.words[max(0, at - 2) : at]] == ["into", "the"]

    def _names_its_date(self, at: int) -> bool:
        """ "ніч на 31 грудня", "night of 26 to 27 January", "overnight into Wednesday"."""
        for place in range(at, min(at + 4, len(self.words))):
            term = self.times.get(place)
            if term is not None and term.detail == "weekday":
                return True
            if self.words[place].kind == NUMBER or place in self.numbers:
                return self._date_from_day(place) is not None
            if self.words[place].low not in (
                "на",
                "проти",
                "of",
                "to",
                "into",
                "з",
                "с",
                "the",
                "on",
                "from",
                "between",
                "in",
            ):
                return term is not None and term.detail == "month"
        return False

    # --- relative and since ------------------------------------------------------------------

    def _relative(self, term: Term) -> When | None:
        if term.value == "last_night" and self._names_its_date(term.last):
            return None
        first, last = span_of(term.value, self.published)
        return When(
            Period(earliest=first, latest=last),
            term.first,
            term.last,
            cumulative=term.value in ("past_week", "past_month", "last_month"),
            day_sum=term.value == "past_day",
        )

    def _since(self, term: Term) -> When | None:
        """ "since 24 February 2022", "since the start of the year", "від початку жовтня"."""
        start, last = start_of(term.value, self.published), term.last
        if term.value == "start":
            dated = self._dated_after(term.last)
            if dated is None:
                return None
            if (
                self._single(term.first) and dated.period.days == 2 and not dated.cumulative
            ):  # "с 26 на 27 января"
                return dated._replace(first=term.first)
            days = self.words[term.last].kind == NUMBER and self._single(term.first)
            if days and dated.period.days > 2:  # "з 3 по 9 листопада"
                return dated._replace(first=term.first, cumulative=True)
            start, last = dated.period.earliest, dated.last
            recent = self.published - start < LONG * DAY
            if recent and self._single(term.first):  # "from", "від" also stand before places
                return None
        if start is None or start > self.published:
            return None
        return When(
            Period(earliest=start, latest=self.published), term.first, last, cumulative=True
        )

    def _single(self, at: int) -> bool:
        return self.words[at].low in ("від", "з", "із", "с", "со", "от", "from")

    def _dated_after(self, at: int) -> When | None:
        if at >= len(self.words):
            return None
        term = self.times.get(at)
        if term is not None and term.detail == "month":
            return self._month(term) or self._in_month(int(term.value), at, term.last)
        if self.words[at].kind == NUMBER or at in self.numbers:
            if re.fullmatch(r"20[12]\d", self.words[at].text):
                start = dt.date(int(self.words[at].text), 1, 1)
                return When(Period(earliest=start, latest=start), at, at + 1)
            return self._date_from_day(at)
        return None


__all__ = ["DAY", "INVASION", "DateReader", "When"]
