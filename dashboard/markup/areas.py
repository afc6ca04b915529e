"""A profile of an area, or of several side by side: what is reported, and what is not known."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from dashboard.language import _, dates, day, number, term
from dashboard.markup.age import days_ago
from dashboard.markup.pieces import joined, table
from dashboard.markup.totals import harm_range, unstated_words

Row = Mapping[str, Any]
Answer = list[str]  # the answer itself, then what is said beside it
NONE = "–"


class Profile(NamedTuple):
    """What the queries say of one area; `before` is the period of equal length just before."""

    name: str
    totals: Row
    before: Row | None
    sectors: Mapping[str, int]
    services: Mapping[str, int]
    outages: Sequence[Row]
    unknowns: Row


def profile_table(profiles: Sequence[Profile], today: dt.date) -> Markup:
    """One column for each area, one row for each question."""
    columns = [_answers(profile, today) for profile in profiles]
    rows = [
        [label, *(_cell(column[row]) for column in columns)]
        for row, (label, _answer) in enumerate(_questions())
    ]
    return table(_("Profile"), ["", *(one.name for one in profiles)], rows, "rows profile")


def profile_facts(profile: Profile, today: dt.date) -> list[tuple[str, ...]]:
    """The same for one area as plain words."""
    answers = _answers(profile, today)
    labels = [label for label, _answer in _questions()]
    return [(label, " · ".join(lines)) for label, lines in zip(labels, answers, strict=True)]


def _answers(profile: Profile, today: dt.date) -> list[Answer]:
    return [answer(profile, today) for _label, answer in _questions()]


def _cell(lines: Answer) -> Markup:
    """The answer, and what is said beside it in smaller type."""
    first, *asides = lines
    return Markup("{}{}").format(
        first, joined(Markup('<br><span class="aside">{}</span>').format(one) for one in asides)
    )


def _questions() -> list[tuple[str, Callable[[Profile, dt.date], Answer]]]:
    return [
        (_("incidents"), lambda p, _t: _with_before(p, [_incidents(p.totals)], _incidents)),
        (_("people killed"), lambda p, _t: _harm(p, "killed")),
        (_("people injured"), lambda p, _t: _harm(p, "injured")),
        (_("incidents with damage, by sector"), lambda p, _t: [_terms(p.sectors, "sector")]),
        (_("incidents with outages, by service"), lambda p, _t: [_terms(p.services, "service")]),
        (_("outages not reported back"), lambda p, _t: [_open(p.outages)]),
        (_("incidents without any figure"), lambda p, _t: [_share(p, "unfigured")]),
        (_("incidents with a single source"), lambda p, _t: [_share(p, "single")]),
        (_("last report"), lambda p, today: [_last(p.unknowns["reported"], today)]),
    ]


def _incidents(totals: Row) -> str:
    return incidents_words(totals["incidents"])


def incidents_words(n: int) -> str:
    """No report is not zero incidents."""
    return number(n) if n else _("no report in this view")


def _harm(profile: Profile, harm: str) -> Answer:
    asides = [unstated_words(profile.totals, harm)]
    lines = [harm_range(profile.totals, harm), *filter(None, asides)]
    return _with_before(profile, lines, lambda totals: harm_range(totals, harm))


def _with_before(profile: Profile, lines: Answer, of: Callable[[Row], str]) -> Answer:
    if profile.before is None:
        return lines
    return [*lines, _("period before: {figure}").format(figure=of(profile.before))]


def _terms(counts: Mapping[str, int], vocabulary: str) -> str:
    return ", ".join(f"{term(vocabulary, one)} {number(n)}" for one, n in counts.items()) or NONE


def _open(outages: Sequence[Row]) -> str:
    n = sum(row["n"] for row in outages if row["state"] != "restored")
    return number(n) if outages else NONE


def _share(profile: Profile, what: str) -> str:
    whole, part = profile.unknowns["incidents"], profile.unknowns[what]
    if not whole:
        return NONE
    return _("{n} of {all} ({percent} %)").format(
        n=number(part), all=number(whole), percent=round(100 * part / whole)
    )


def _last(reported: dt.date | None, today: dt.date) -> str:
    if reported is None:
        return _("no report in this view")
    return f"{day(reported)} ({days_ago((today - reported).days)})"


def period_words(since: dt.date | None, until: dt.date | None) -> str:
    """
    >>> period_words(dt.date(2026, 1, 1), None)
    'since 1 January 2026'
    """
    if since and until:
        return dates(since, until)
    if since:
        return _("since {day}").format(day=day(since))
    return _("until {day}").format(day=day(until)) if until else _("the whole period")
