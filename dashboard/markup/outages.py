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
from dashboard.markup.pieces import NOTHING, joined, link, said, table
from dashboard.model.vocabulary import SupplyState
from dashboard.model.wording import range_words

Row = Mapping[str, Any]

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
        _last_word(row, today),
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
    if row["state"] in OPEN and today >= row["stale_on"]:
        badge = Markup('<span class="unknown">{}</span>').format(
            _("last reported {state} on {day}").format(state=state, day=day(row["as_of"]))
        )
    dated = (
        (row["partly_restored_on"], _("partly restored on {day}")),
        (row["restored_on"], _("restored on {day}")),
        (row["expected_until"], _("promised for {day}")),
    )
    return badge + joined(
        Markup('<br><span class="aside">{}</span>').format(words.format(day=day(when)))
        for when, words in dated
        if when
    )


def _how_many(row: Row) -> Markup:
    """In every unit that reports use: the number of the last word, and the highest before it."""
    lines = [_in_unit(numbers, row["state"]) for numbers in row["numbers"]]
    return Markup("<br>").join(filter(None, lines)) or Markup("{}").format(_("not reported"))


def _in_unit(numbers: Row, state: str) -> Markup:
    unit = term("units", numbers["unit"])
    low, high, peak = (numbers[name] for name in ("latest_low", "latest_high", "peak"))
    words = NOTHING
    if state != SupplyState.RESTORED and not (low is None and high is None):
        words = Markup("{} {}").format(range_words(low, None, high), unit)
    if peak is None or peak in (low, high):
        return words
    highest = Markup('<span class="aside">{}</span>').format(
        _("highest: {n} {unit}").format(n=number(peak), unit=unit)
    )
    return Markup("<br>").join(filter(None, (words, highest)))


def _last_word(row: Row, today: dt.date) -> Markup:
    words = Markup("{} ({})").format(day(row["as_of"]), days_ago((today - row["as_of"]).days))
    return words + Markup("<br>{}").format(said(row["said_by"])) if row["said_by"] else words


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
