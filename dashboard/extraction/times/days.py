"""Dates that are named by day and month, relative to the day of publication."""

import datetime as dt
import re

from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.tokens import NUMBER
from dashboard.extraction.text.trie import Term
from dashboard.extraction.times.when import DAY, When
from dashboard.model.period import Period

CLOCK = re.compile(r"([01]?\d|2[0-3])[:.][0-5]\d")
NUMERIC_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{2}|\d{4}))?")
AHEAD = 2  # days that a date may lie after publication before it is taken for last year's
SPAN = 2  # the same for "between … and …"
LONG = 4  # days from which a stated period is a running total rather than one attack
DASHES = "-–—"
JOINS = (*DASHES, *["to", "and", "through", "or", "into", "на", "по", "до", "і", "та", "й", "и"])


class DayReader:
    """Reads the date that begins at a token, or None; `ahead`: dates are those to come."""

    def __init__(self, sentence: Sentence, published: dt.date, *, ahead: bool = False) -> None:
        self.sentence = sentence
        self.ahead = ahead
        self.words = sentence.tokens
        self.language = sentence.language
        self.published = published
        self.times: dict[int, Term] = {term.first: term for term in sentence.of("times")}
        self.numbers: dict[int, Term] = {term.first: term for term in sentence.of("numbers")}

    def date_at(self, at: int) -> When | None:
        """A date or the name of a month; "05:40" as the hour it is."""
        term = self.times.get(at)
        if term is not None and term.detail == "month":
            return self._month(term)
        if self.words[at].kind == NUMBER or at in self.numbers:
            return self._date_from_day(at)
        return None

    def _date_from_day(self, at: int) -> When | None:
        """ "31 December 2025", "26–27 January", "31.12.2025", "першого січня", "05:40"."""
        text = self.words[at].text
        if CLOCK.fullmatch(text) and ":" in text:
            return When(
                Period(earliest=self.published, latest=self.published), at, at + 1, clock=True
            )
        numeric = NUMERIC_DATE.fullmatch(text)
        if numeric and (date := self._numeric(numeric)):
            return When(Period(earliest=date, latest=date), at, at + 1)
        days, last = self._days(at)
        month = self.times.get(last)
        if not days or month is None or month.detail != "month":
            return None
        return self._dated(days, int(month.value), at, month.last)

    def _numeric(self, match: re.Match[str]) -> dt.date | None:
        day, month, year = match.groups()
        if year is None:
            return None
        full = int(year) + (2000 if len(year) == 2 else 0)
        return _date(full, int(month), int(day))

    def _days(self, at: int) -> tuple[list[int], int]:
        """The day numbers before a month: "26", "26–27", "26 на 27", "26 and 27", "першого"."""
        day, last = self._day(at)
        if day is None:
            return [], at
        days = [day]
        if last + 1 < len(self.words) and self.words[last].low in JOINS:
            second, end = self._day(last + 1)
            if second is not None:
                return [day, second], self._past_of(end)
        return days, self._past_of(last)

    def _past_of(self, at: int) -> int:
        return at + 1 if at < len(self.words) and self.words[at].low == "of" else at

    def _day(self, at: int) -> tuple[int | None, int]:
        if at >= len(self.words):
            return None, at
        if self.words[at].kind == NUMBER and self.words[at].text.isdecimal():
            value = int(self.words[at].text)
            last = at + 1
            follow = self.words[last].low if last < len(self.words) else ""
            if follow in ("st", "nd", "rd", "th", "го", "е", "ого"):
                last += 1
            elif (
                follow == "-"
                and last + 1 < len(self.words)
                and self.words[last + 1].low in ("го", "е", "ого", "та")
            ):
                last += 2
            return (value, last) if 1 <= value <= 31 else (None, at)
        term = self.numbers.get(at)
        if term is not None and term.detail == "ordinal":
            return int(float(term.value)), term.last
        return None, at

    def _dated(self, days: list[int], month: int, first: int, last: int) -> When | None:
        year, last = self._year(last)
        dates = [self._resolved(day, month, year) for day in days]
        if None in dates:
            return None
        known = [date for date in dates if date is not None]
        earliest, latest = min(known), max(known)
        if len(known) == 1:
            earliest, latest, last = self._with_night(first, known[0], last)
        long = (latest - earliest).days >= (SPAN if self._between(first) else LONG)
        return When(Period(earliest=earliest, latest=latest), first, last, cumulative=long)

    def _between(self, first: int) -> bool:
        """ "between 15 and 17 December": a span that sums up."""
        return first > 0 and self.words[first - 1].low in ("between", "між", "между")

    def _year(self, at: int) -> tuple[int | None, int]:
        comma = at < len(self.words) and self.words[at].low == ","
        place = at + 1 if comma else at
        if place < len(self.words) and re.fullmatch(r"(19|20)\d\d", self.words[place].text):
            last = place + 1
            if last < len(self.words) and self.words[last].low in ("року", "года", "р", "г"):
                last += 1
            return int(self.words[place].text), last
        return None, at

    def _resolved(self, day: int, month: int, year: int | None) -> dt.date | None:
        """The date meant: the last one before publication (or next), unless a year is given."""
        if year is not None:
            return _date(year, month, day)
        date = _date(self.published.year, month, day)
        if self.ahead:
            following = _date(self.published.year + 1, month, day)
            return date if date is None or date >= self.published else following
        if date is not None and date > self.published + AHEAD * DAY:
            date = _date(self.published.year - 1, month, day)
        return date

    def _with_night(self, first: int, date: dt.date, last: int) -> tuple[dt.date, dt.date, int]:
        """A night before a date ("у ніч на 31 грудня", "overnight into the 5th") spans two."""
        before = [word.low for word in self.words[max(0, first - 5) : first]]
        night = any(low.startswith(("ніч", "ночь", "overnight", "night")) for low in before)
        if not night:
            return date, date, last
        if any(low in ("to", "into", "проти", "на", "against", "before") for low in before[-3:]):
            return date - DAY, date, last
        if "of" in before[-2:]:
            return date - DAY, date, last
        return date, date, last

    def _month(self, term: Term) -> When | None:
        """ "December 31", "Dec 31, 2025"; else the whole month, "during December alone"."""
        at = term.last
        if (
            at < len(self.words)
            and self.words[at].low == "."
            and self.words[term.first].low != "may"
        ):
            at += 1
        day, last = self._day(at) if self.language == "en" else (None, at)
        if day is not None:
            days, last = self._english_days(at)
            return self._dated(days, int(term.value), term.first, last)
        return self._months(term) or (
            self._in_month(int(term.value), term.first, term.last)
            if self._whole_month(term)
            else None
        )

    def _months(self, term: Term) -> When | None:
        """ "June to November 2025": whole months, from the first to the last."""
        join = term.last
        joined = join < len(self.words) and self.words[join].low in (*DASHES, "to", "through", "по")
        other = self.times.get(join + 1) if joined else None
        if other is None or other.detail != "month":
            return None
        end = self._in_month(int(other.value), term.first, other.last)
        if end is None:
            return None
        last_month = end.period.earliest
        year = last_month.year - (int(term.value) > last_month.month)
        start = dt.date(year, int(term.value), 1)
        return end._replace(period=Period(earliest=start, latest=end.period.latest))

    def _english_days(self, at: int) -> tuple[list[int], int]:
        day, last = self._day(at)
        days = [day] if day is not None else []
        if last + 1 < len(self.words) and self.words[last].text in DASHES:
            second, end = self._day(last + 1)
            if second is not None:
                return [*days, second], end
        return days, last

    def _whole_month(self, term: Term) -> bool:
        """A month stands for itself after "in", "during", "for", "у", "за", "в", or with a year."""
        previous = self.words[term.first - 1].low if term.first else ""
        year, _ = self._year(term.last)
        led = self.times.get(term.first - 1)
        return (
            year is not None
            or previous in ("in", "for", "of", "у", "в", "за")
            or bool(
                (led and led.detail == "during")
                or previous in ("протягом", "упродовж", "впродовж", "течение")
            )
        )

    def _in_month(self, month: int, first: int, last: int) -> When | None:
        year, last = self._year(last)
        start = self._resolved(1, month, year)
        if start is None:
            return None
        following = dt.date(start.year + start.month // 12, start.month % 12 + 1, 1)
        latest = min(following - DAY, max(self.published, start))
        if last < len(self.words) and (total := self.times.get(last)) and total.detail == "total":
            last = total.last
        return When(Period(earliest=start, latest=latest), first, last, cumulative=True)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
