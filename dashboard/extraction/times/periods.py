"""When: the times that a sentence states, and whether something happened or was said then."""

import datetime as dt

from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.tokens import NUMBER
from dashboard.extraction.text.trie import Term
from dashboard.extraction.times.dates import DateReader, When
from dashboard.model.period import Period

FROM = ("between", "from", "з", "із", "від", "с", "от", "між", "между", "період", "период")
TO = ("and", "to", "until", "till", "through", "по", "до", "і", "та", "и", "–", "-", "—")
DAYS_OF_ONE_BLOW = 2
AT = ("at", "around", "about", "о", "об", "близько", "приблизно", "около", "примерно", "в", "у")


def find_periods(sentence: Sentence, published: dt.date) -> list[When]:
    """The times that a sentence states, in order, none inside another."""
    reader = DateReader(sentence, published)
    found: list[When] = []
    at = 0
    while at < len(sentence.tokens):
        when = reader.at(at)
        if when is None:
            at += 1
            continue
        found.append(when)
        at = max(when.last, at + 1)
    joined = _day_sums(_joined(sentence, _spans(sentence, found)))
    return [
        when._replace(spoken=_is_spoken(sentence, when))
        for when in joined
        if not _is_compared(sentence, when)
    ]


def _spans(sentence: Sentence, found: list[When]) -> list[When]:
    """ "Between 24 February and 22 March", "з 28 жовтня по 3 листопада": from one to the other."""
    out: list[When] = []
    for when in found:
        if out and _spanned(sentence, out[-1], when):
            start = out[-1].period.earliest
            span = Period(earliest=start, latest=when.period.latest)
            out[-1] = When(span, out[-1].first, when.last, cumulative=span.days > DAYS_OF_ONE_BLOW)
        else:
            out.append(when)
    return out


def _spanned(sentence: Sentence, one: When, other: When) -> bool:
    begins = sentence.tokens[one.first].low in FROM  # "з 28 жовтня" alone is read as since then
    gap = [t.low for t in sentence.tokens[one.last : other.first]]
    dated = not any(w.vague or w.weekday or w.clock for w in (one, other))
    ends = len(gap) > 1 and gap[1:] in (["the", "end", "of"], ["кінця"], ["конца"])
    dated = dated and (ends or not other.cumulative) and (begins or not one.cumulative)
    before = [t.low for t in sentence.tokens[max(0, one.first - 2) : one.first]]
    led = begins or any(low in FROM for low in before)
    ordered = one.period.earliest < other.period.latest
    return dated and ordered and led and (ends or len(gap) == 1) and gap[0] in TO


def _day_sums(found: list[When]) -> list[When]:
    """ "The 24 hours that ended on the morning of March 5": the date says which."""
    dated = [w for w in found if w.period.days == 1 and not (w.vague or w.weekday or w.clock)]
    sums = [w for w in found if w.day_sum]
    if len(dated) != 1 or not sums:
        return found
    end = dated[0].period.latest
    begun = end - dt.timedelta(days=1)
    if any(0 <= dated[0].first - w.last <= 1 for w in sums):  # "over the past day, 20 July"
        begun = end
    day = Period(earliest=begun, latest=end)
    return [w._replace(period=day) if w.day_sum else w for w in found if w is not dated[0]]


def _is_compared(sentence: Sentence, when: When) -> bool:
    """ "lower than in January"."""
    return any(
        t.low in ("than", "ніж", "чем")
        for t in sentence.tokens[max(0, when.first - 3) : when.first]
    )


def is_of_attack(sentence: Sentence, when: When) -> bool:
    """ "Tuesday's strike", "the 3 February attack", "атака 3 лютого": the day of a blow."""
    near = [t for t in sentence.of("causes") if t.value == "attack"]
    after = any(0 <= t.first - when.last <= 2 for t in near)
    words = sentence.tokens
    tied = when.first > 0 and words[when.first - 1].low in ("on", "of", "від", "от")
    return after or any(t.last == when.first - 1 and tied for t in near)


def _is_spoken(sentence: Sentence, when: When) -> bool:
    """Beside a verb of saying ("said on Monday"), or the hour of a count ("as of 20 December")."""
    if when.cumulative or when.period.days > 2:
        return False
    words = sentence.tokens
    before = [t.low for t in words[max(0, when.first - 4) : when.first]]
    if {"as", "of"} <= set(before[-3:]) or "станом" in before or "состоянию" in before:
        return True
    if when.period.days == 2:
        return False
    if (before[-1:] and before[-1] in ("к", "by")) or (before[-2:-1] and before[-2] in ("к", "by")):
        return True
    clock = next(
        (
            n
            for n in range(max(0, when.first - 2), when.first)
            if words[n].text.count(":") == 1 and words[n].kind == NUMBER
        ),
        None,
    )
    if clock is not None and not _happened_at(sentence, clock):
        return True
    return any(_beside(sentence, when, verb) for verb in sentence.of("reporting"))


def _happened_at(sentence: Sentence, clock: int) -> bool:
    """ "at about 16:40 on 23 March", "о 16:40 23 березня": the hour of a blow, not of a count."""
    before = [t.low for t in sentence.tokens[max(0, clock - 2) : clock]]
    return any(low in AT for low in before)


def _beside(sentence: Sentence, when: When, saying: Term) -> bool:
    verb = saying.first if saying.first >= when.last else saying.last - 1
    gap = (
        sentence.tokens[when.last : verb]
        if verb >= when.last
        else sentence.tokens[verb + 1 : when.first]
    )
    reach = 6 if when.first <= 2 and verb >= when.last else 4
    if any(t.text in ",;:—–" for t in gap) and not (
        when.first <= 2 and sum(t.text == "," for t in gap) <= 0
    ):
        return False
    occurred = {t.first for c in ("harms", "damages") for t in sentence.of(c)}
    first = min(when.last, verb) if verb >= when.last else verb
    if any(first <= n < max(when.first, verb) for n in occurred):
        return False
    return len(gap) <= reach


def _joined(sentence: Sentence, found: list[When]) -> list[When]:
    """ "in the night to Saturday, 13 December" and "on Tuesday, January 27" are one time."""
    out: list[When] = []
    for when in found:
        gap = sentence.tokens[out[-1].last : when.first] if out else []
        near = (
            out
            and not when.vague
            and not out[-1].vague
            and len(gap) <= 2
            and all(t.low in (",", "(", "on", "of", "the") for t in gap)
        )
        if near and out[-1].weekday != when.weekday and not when.cumulative and not when.clock:
            dated = when if out[-1].weekday else out[-1]
            named = out[-1] if out[-1].weekday else when
            sharper = (
                named if dated.period.days == 1 and named.period.overlaps(dated.period) else dated
            )
            out[-1] = When(sharper.period, out[-1].first, when.last, day_sum=sharper.day_sum)
        elif near and out[-1].day_sum and when.period.days == 1 and not when.clock:
            out[-1] = When(when.period, out[-1].first, when.last, day_sum=True)
        elif near and not when.clock and not out[-1].clock and _agree(out[-1], when):
            sharper = min(out[-1], when, key=lambda each: each.period.days)
            if sharper.period.days == 1 and max(out[-1].period.days, when.period.days) == 2:
                sharper = max(out[-1], when, key=lambda each: each.period.days)
            out[-1] = When(sharper.period, out[-1].first, when.last, sharper.cumulative)
        else:
            out.append(when)
    return out


def _agree(a: When, b: When) -> bool:
    return a.period.overlaps(b.period) and a.cumulative == b.cumulative
