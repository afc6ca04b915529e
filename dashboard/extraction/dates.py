"""Reads one expression of time as local dates in Kyiv, relative to the day of publication."""

import datetime as dt
import re
from typing import NamedTuple

from dashboard.extraction.sentences import Sentence
from dashboard.extraction.tokens import NUMBER
from dashboard.extraction.trie import Term
from dashboard.model.period import Period

INVASION = dt.date(2022, 2, 24)
DAY = dt.timedelta(days=1)
CLOCK = re.compile(r"([01]?\d|2[0-3])[:.][0-5]\d")
NUMERIC_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{2}|\d{4}))?")
AHEAD = 2  # days that a date may lie after publication before it is taken for last year's
SPAN = 2  # the same for "between … and …"
LONG = 4  # days from which a stated period is a running total rather than one attack
DASHES = "-–—"
NIGHTS = ("night", "evening_night")


class When(NamedTuple):
    """A time at tokens[first:last]. `cumulative`: counted from a start, or over weeks."""

    period: Period
    first: int
    last: int
    cumulative: bool = False
    clock: bool = False  # only an hour: no date of its own
    vague: bool = False  # a part of a day that the event's date completes
    day_sum: bool = False  # "in the past 24 hours": what is counted is a day's toll
    weekday: bool = False  # only a weekday: a date beside it decides
    spoken: bool = False  # when somebody said it or counted, not when it happened


class DateReader:
    """Reads the time that begins at a token, or None; `ahead`: dates are those to come."""

    def __init__(self, sentence: Sentence, published: dt.date, *, ahead: bool = False) -> None:
        self.sentence = sentence
        self.ahead = ahead
        self.words = sentence.tokens
        self.language = sentence.language
        self.published = published
        self.times: dict[int, Term] = {term.first: term for term in sentence.of("times")}
        self.numbers: dict[int, Term] = {term.first: term for term in sentence.of("numbers")}

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
        if term is not None and kind == "month":
            return self._month(term)
        if self.words[at].kind == NUMBER or at in self.numbers:
            return self._date_from_day(at)
        return None

    # --- dates -------------------------------------------------------------------------------

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
        joins = (
            *DASHES,
            "to",
            "and",
            "through",
            "на",
            "по",
            "до",
            "і",
            "та",
            "й",
            "и",
            "or",
            "into",
        )
        if last + 1 < len(self.words) and self.words[last].low in joins:
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
        return When(
            Period(earliest=earliest, latest=latest),
            first,
            last,
            cumulative=(latest - earliest).days >= (SPAN if self._between(first) else LONG),
        )

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
        span = self._span(term.value)
        return When(
            Period(earliest=span[0], latest=span[1]),
            term.first,
            term.last,
            cumulative=term.value in ("past_week", "past_month", "last_month"),
            day_sum=term.value == "past_day",
        )

    def _span(self, value: str) -> tuple[dt.date, dt.date]:
        today = self.published
        new_year = dt.date(today.year, 1, 1) if today.month < 7 else dt.date(today.year + 1, 1, 1)
        christmas = dt.date(today.year - (today.month < 12), 12, 25)
        spans = {
            "today": (today, today),
            "yesterday": (today - DAY, today - DAY),
            "yesterday_evening": (today - DAY, today - DAY),
            "last_night": (today - DAY, today),
            "night_before": (today - 2 * DAY, today - DAY),
            "past_day": (today - DAY, today),
            "past_days": (today - 3 * DAY, today),
            "past_week": (today - 7 * DAY, today),
            "new_year_night": (new_year - DAY, new_year),
            "christmas_eve": (christmas - DAY, christmas - DAY),
            "christmas": (christmas, christmas),
            "past_month": (today.replace(day=1), today),
            "last_month": ((today.replace(day=1) - DAY).replace(day=1), today.replace(day=1) - DAY),
        }
        return spans[value]

    def _since(self, term: Term) -> When | None:
        """ "since 24 February 2022", "since the start of the year", "від початку жовтня"."""
        starts = {
            "invasion": INVASION,
            "year": dt.date(self.published.year, 1, 1),
            "month": self.published.replace(day=1),
            "season": self._season(),
        }
        start, last = starts.get(term.value), term.last
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

    def _season(self) -> dt.date:
        year = self.published.year - (self.published.month < 9)
        return dt.date(year, 11, 1) if self.published.month != 10 else dt.date(year, 10, 1)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
