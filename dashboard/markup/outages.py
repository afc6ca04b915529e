"""Outages of a release as HTML: a table, a timeline, and counts by service and cause."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from dashboard.language import _, day, number, plural, term
from dashboard.markup.addresses import in_language
from dashboard.markup.age import days_ago
from dashboard.markup.events import place_heading
from dashboard.markup.pieces import NOTHING, joined, link, table
from dashboard.model.vocabulary import SupplyState
from dashboard.model.wording import range_words

Row = Mapping[str, Any]

STALE_DAYS = 2  # 48 hours without a word: "last reported out on ...", no longer "out"
OPEN = (SupplyState.OUT, SupplyState.PARTLY_RESTORED)
TICKS = 5


def outage_table(
    rows: Iterable[Row], today: dt.date, caption: str, incident_page: str = "incidents"
) -> Markup:
    """`incident_page` is the page that opens the incident which an outage belongs to."""
    headings = (
        _("service"), _("where"), _("cause"), _("state"), _("how many"), _("since"),
        _("last word"), _("sources"),
    )  # fmt: skip
    return table(caption, headings, (_cells(row, today, incident_page) for row in rows))


def _cells(row: Row, today: dt.date, incident_page: str) -> tuple[object, ...]:
    return (
        term("service", row["service"]),
        place_heading(row),
        _cause(row, incident_page),
        state_words(row, today),
        _how_many(row),
        day(row["began"]),
        f"{day(row['as_of'])} ({days_ago((today - row['as_of']).days)})",
        _sources(row),
    )


def _cause(row: Row, incident_page: str) -> Markup:
    """The cause, and the incident that its claims belong to."""
    cause = Markup("{}").format(term("cause", row["cause"]))
    if not row.get("incident_id"):
        return cause
    address = in_language(incident_page, "", incident=row["incident_id"])
    return cause + Markup('<br><a href="{}" target="_self">{}</a>').format(address, _("incident"))


def state_words(row: Row, today: dt.date) -> Markup:
    """The last word; an old one is no longer news of now."""
    state = term("state", row["state"])
    badge = Markup('<span class="state {}">{}</span>').format(row["state"], state)
    if row["state"] in OPEN and (today - row["as_of"]).days > STALE_DAYS:
        badge = Markup('<span class="unknown">{}</span>').format(
            _("last reported {state} on {day}").format(state=state, day=day(row["as_of"]))
        )
    if row["expected_until"]:
        badge += Markup('<br><span class="aside">{}</span>').format(
            _("promised for {day}").format(day=day(row["expected_until"]))
        )
    return badge


def _how_many(row: Row) -> Markup:
    """The number of the last word in its own unit, and how it came down from the highest."""
    if row["state"] == SupplyState.RESTORED:
        words = NOTHING
    else:
        numbers = range_words(row["latest_low"], None, row["latest_high"])
        known = row["latest_low"] is not None or row["latest_high"] is not None
        words = Markup("{}").format(f"{numbers} {term('units', row['unit'])}" if known else numbers)
    peak, latest = row["peak"], row["latest_high"] or row["latest_low"]
    if peak is None or (peak == latest and row["state"] != SupplyState.RESTORED):
        return words
    highest = _("highest: {n} {unit}").format(n=number(peak), unit=term("units", row["unit"]))
    return words + Markup('<br><span class="aside">{}</span>').format(highest)


def _sources(row: Row) -> Markup:
    return Markup(", ").join(
        link(one["url"], one["publisher"] or _("no publisher named")) for one in row["sources"][:3]
    )


def timeline_chart(rows: Sequence[Row], caption: str) -> Markup:
    """One lane for each episode, from its beginning to its last word."""
    if not rows:
        return NOTHING
    first = min(row["began"] for row in rows)
    days = max((max(row["as_of"] for row in rows) - first).days, 1)
    lanes = joined(_lane(row, first, days) for row in rows)
    return Markup('<ul class="gantt" aria-label="{}">{}{}</ul>').format(
        caption, _axis(first, days), lanes
    )


def _axis(first: dt.date, days: int) -> Markup:
    steps = (
        [round(days * step / (TICKS - 1)) for step in range(TICKS)] if days >= TICKS else [0, days]
    )
    marks = joined(
        Markup('<span style="left:{}%">{}</span>').format(
            round(100 * step / days, 1), day(first + dt.timedelta(days=step), "d MMM y")
        )
        for step in steps
    )
    return Markup(
        '<li class="axis" aria-hidden="true"><span></span><span class="lane">{}</span></li>'
    ).format(marks)


def _lane(row: Row, first: dt.date, days: int) -> Markup:
    start = 100 * (row["began"] - first).days / days
    length = 100 * (row["as_of"] - row["began"]).days / days
    words = f"{term('state', row['state'])}: {day(row['began'])} – {day(row['as_of'])}"
    return Markup(
        '<li><span>{}, {}</span><span class="lane"><i class="{}" style="left:{}%;width:{}%" '
        'title="{}"></i><span class="unseen">{}</span></span></li>'
    ).format(
        term("service", row["service"]), place_heading(row), row["state"],
        round(min(start, 98.5), 1), round(min(length, 100 - start), 1), words, words,
    )  # fmt: skip


def state_key() -> Markup:
    """What the lanes of the timeline look like."""
    return Markup('<p class="key">{}</p>').format(
        joined(
            Markup(
                '<span class="gantt"><span class="lane sample"><i class="{}"></i></span> {}</span>'
            ).format(state, term("state", state))
            for state in SupplyState
        )
    )


def open_counts(counts: Sequence[Row]) -> list[tuple[str, int, str]]:
    """Bars: episodes that are out or partly out, by service and cause."""
    found: Counter[tuple[str, str]] = Counter()
    for row in counts:
        if row["state"] in OPEN:
            found[row["service"], row["cause"]] += row["n"]
    return [
        (f"{term('service', service)}, {term('cause', cause)}", n, episodes(n))
        for (service, cause), n in found.most_common()
    ]


def episodes(n: int) -> str:
    return plural("{n} outage", "{n} outages", n)
