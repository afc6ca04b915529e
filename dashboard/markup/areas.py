"""A profile of an area, or of several side by side: what is reported, and what is not known."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from dashboard.language import _, dates, day, number, term
from dashboard.markup.age import days_ago
from dashboard.markup.pieces import table
from dashboard.markup.totals import harm_range, unstated_words

Row = Mapping[str, Any]
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
    headings = ["", *(profile.name for profile in profiles)]
    rows = [
        [label, *(cell(profile, today) for profile in profiles)] for label, cell in _questions()
    ]
    return table(_("Profile"), headings, rows, "rows profile")


def _questions() -> list[tuple[str, Any]]:
    return [
        (_("incidents"), lambda p, _t: _with_before(p, _incidents(p.totals), _incidents)),
        (_("people killed"), lambda p, _t: _harm(p, "killed")),
        (_("people injured"), lambda p, _t: _harm(p, "injured")),
        (_("incidents with damage, by sector"), lambda p, _t: _terms(p.sectors, "sector")),
        (_("incidents with outages, by service"), lambda p, _t: _terms(p.services, "service")),
        (_("outages not reported back"), lambda p, _t: _open(p.outages)),
        (_("incidents without any figure"), lambda p, _t: _share(p, "unfigured")),
        (_("incidents with a single source"), lambda p, _t: _share(p, "single")),
        (_("last report"), lambda p, today: _last(p.unknowns["reported"], today)),
    ]


def _incidents(totals: Row) -> str:
    return number(totals["incidents"])


def _harm(profile: Profile, harm: str) -> Markup:
    words = Markup("{}").format(harm_range(profile.totals, harm))
    aside = unstated_words(profile.totals, harm)
    if aside:
        words += Markup('<br><span class="aside">{}</span>').format(aside)
    return _with_before(profile, words, lambda totals: harm_range(totals, harm))


def _with_before(profile: Profile, words: str | Markup, of: Any) -> Markup:
    if profile.before is None:
        return Markup("{}").format(words)
    before = _("period before: {figure}").format(figure=of(profile.before))
    return Markup('{}<br><span class="aside">{}</span>').format(words, before)


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
