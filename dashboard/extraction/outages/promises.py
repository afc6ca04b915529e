"""The day by which a service is promised back: "by Friday", "до 18 грудня", "к вечеру 5 января"."""

import calendar
import datetime as dt
from collections.abc import Iterator

from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.trie import Term
from dashboard.extraction.times.days import DayReader
from dashboard.extraction.times.when import DAY

REACH = 12  # tokens between a promise and its day
CLAUSE = ",;:."
SUNDAY = 6


def is_promised(sentence: Sentence, at: int) -> bool:
    """Is what stands at a token yet to come: "to be restored", "обіцяють відновити"?"""
    return any(
        promise.first <= at
        and not any(t.text in CLAUSE for t in sentence.tokens[promise.last : at])
        and at - promise.last <= REACH / 2
        for promise in _promises(sentence)
    )


def promised_day(sentence: Sentence, published: dt.date) -> dt.date | None:
    """The day that a sentence names for the end of an outage, on or after publication; or None."""
    until = [term for term in sentence.of("promises") if term.value == "until"]
    promises = _promises(sentence)
    if not until and not promises:
        return None
    reader = DayReader(sentence, published, ahead=True)
    days = [*_after_until(reader, until, bool(promises)), *_after_promise(reader, promises)]
    return next((day for day in days if day >= published), None)


def _promises(sentence: Sentence) -> list[Term]:
    return [term for term in sentence.of("promises") if term.value == "promise"]


def _after_until(reader: DayReader, until: list[Term], promised: bool) -> Iterator[dt.date]:
    """The days directly after "by" or "until"; only a date may follow it without a promise."""
    for term in until:
        if not promised and term.detail == "promised":
            continue
        at = term.last
        if at < len(reader.words) and reader.words[at].low == "the":
            at += 1
        day = _day(reader, at, promised)
        if day is not None:
            yield day


def _after_promise(reader: DayReader, promises: list[Term]) -> Iterator[dt.date]:
    for term in promises:
        for at in range(term.last, min(term.last + REACH, len(reader.words))):
            day = _day(reader, at, True)
            if day is not None:
                yield day


def _day(reader: DayReader, at: int, promised: bool) -> dt.date | None:
    """The day named at a token: a date, a weekday, or (if promised) "the end of the week"."""
    deadline = next((t for t in reader.sentence.of("promises") if _is_deadline(t, at)), None)
    if deadline is not None:
        dated = _day(reader, deadline.last, False)  # "до вечора 5 січня"
        return dated or (_counted(deadline.value, reader.published) if promised else None)
    weekday = reader.times.get(at)
    if weekday is not None and weekday.detail == "weekday":
        return reader.published + ((int(weekday.value) - reader.published.weekday()) % 7) * DAY
    when = reader.date_at(at) if at < len(reader.words) else None
    return None if when is None or when.clock or when.cumulative else when.period.latest


def _is_deadline(term: Term, at: int) -> bool:
    return term.detail == "deadline" and term.first == at


def _counted(value: str, published: dt.date) -> dt.date:
    """Days after publication, or the end of its week or month."""
    if value == "week":
        return published + (SUNDAY - published.weekday()) * DAY
    if value == "month":
        return published.replace(day=calendar.monthrange(published.year, published.month)[1])
    return published + int(value) * DAY
