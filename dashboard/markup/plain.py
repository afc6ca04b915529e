"""The dashboard as one page without map or script: the same filters, the same figures."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from markupsafe import Markup

from dashboard.language import _, named, number, plural, spoken, term
from dashboard.markup.addresses import in_language
from dashboard.markup.events import claims_table, event_card, history_list
from dashboard.markup.incident_table import COLUMNS, USUAL, column_words
from dashboard.markup.page import language_links, masthead, whole_page
from dashboard.markup.pieces import NOTHING, bars, joined, notice, table
from dashboard.markup.totals import totals_strip
from dashboard.model.wording import area_words

Row = Mapping[str, Any]


class Plain(NamedTuple):
    """What the page shows. `query` is the filters, percent-encoded, without the language."""

    query: str
    age: Markup
    form: Markup
    totals: Row
    parts: Sequence[Row]
    incidents: Sequence[Row]
    number: int
    first: int
    size: int
    outages: Markup
    running: int
    release: str


def plain_page(shown: Plain) -> str:
    body = joined(
        (
            masthead(),
            shown.age,
            _ways(shown.query),
            shown.form,
            totals_strip(shown.totals),
            _parts(shown.parts),
            _incidents(shown),
            shown.outages,
            Markup('<p class="footer">{}</p>').format(
                plural("{n} running total, in no incident", "{n} running totals, in no incident",
                       shown.running)
            ) if shown.running else NOTHING,
            Markup('<p class="footer">{}</p>').format(shown.release),
        )
    )  # fmt: skip
    return whole_page(_("Civilian Impact Dashboard"), body)


def plain_incident(row: Row | None, claims: Sequence[Row], query: str, contact: str) -> str:
    """One incident with every claim behind it."""
    back = Markup('<p><a href="{}">{}</a></p>').format(
        in_language("plain", query), _("Back to the list")
    )
    if row is None:
        missing = _("This incident is not in the current release. It may have been withdrawn.")
        return whole_page(_("Incidents"), masthead() + back + notice(missing))
    opened = event_card(row, contact) + claims_table(claims) + history_list(row["history"])
    return whole_page(_("Incidents"), masthead() + back + opened)


def plain_trouble(sentence: str) -> str:
    return whole_page(_("Civilian Impact Dashboard"), masthead() + notice(sentence, "error"))


def _ways(query: str) -> Markup:
    links = ((in_language("./", query), _("with the map")),
             (in_language("sheet", query), _("to print")),
             (f"api/export/incidents.csv?{query}", "CSV"))  # fmt: skip
    return Markup('<p class="footer">{}{}</p>').format(
        joined(Markup('<a href="{}">{}</a> · ').format(*link) for link in links),
        language_links("plain", query),
    )


def _parts(rows: Sequence[Row]) -> Markup:
    if not rows:
        return NOTHING
    words = [(area_words(str(named(r)), r["level"]), r["n"], number(r["n"])) for r in rows]
    return Markup("<h2>{}</h2>{}").format(_("Where"), bars(words))


def _incidents(shown: Plain) -> Markup:
    if not shown.incidents:
        return notice(_("No report in this view. That does not mean that no harm was done."))
    headings = [*(column_words(name) for name in USUAL), _("claims")]
    body = (
        [
            *(COLUMNS[name](row) for name in USUAL),
            Markup('<a href="{}">{}</a>').format(
                in_language("plain", shown.query, incident=row["incident_id"]),
                number(len(row["claim_ids"])),
            ),
        ]
        for row in shown.incidents
    )
    return Markup("<h2>{}</h2>{}{}").format(
        _("Incidents"), table(_("Incidents"), headings, body), _pager(shown)
    )


def _pager(shown: Plain) -> Markup:
    last = min(shown.first + shown.size, shown.number)
    words = f"{shown.first + 1}–{last} " + plural("of {n} entry", "of {n} entries", shown.number)
    turns = ((shown.first - shown.size, _("Back")), (last, _("Next")))
    links = joined(
        Markup(' <a href="{}">{}</a>').format(
            in_language("plain", shown.query, first=str(max(0, first)) if first > 0 else ""), label
        )
        for first, label in turns
        if first >= 0 and first < shown.number
    )
    return Markup("<p>{}{}</p>").format(words, links)


# --- the filters as a form -----------------------------------------------------------------------


class Choice(NamedTuple):
    """One filter of several terms: its key in the address, its label, its terms and vocabulary."""

    key: str
    label: str
    terms: type[StrEnum]
    context: str
    chosen: Sequence[str]


def filter_form(
    values: Mapping[str, str], areas: Iterable[tuple[str, str]], choices: Sequence[Choice]
) -> Markup:
    """`values` holds since, until, area and text; `areas` p-codes with their names."""
    language = Markup('<input type="hidden" name="lang" value="{}">').format(spoken())
    return Markup(
        '<form action="plain" method="get" class="filters">{}'
        '<label>{} <input type="date" name="since" value="{}"></label>'
        '<label>{} <input type="date" name="until" value="{}"></label>'
        '<label>{} <select name="area"><option value="">{}</option>{}</select></label>'
        '<label>{} <input type="search" name="text" value="{}" maxlength="100"></label>'
        '<details><summary>{}</summary>{}</details><button type="submit">{}</button></form>'
    ).format(
        language if spoken() != "en" else NOTHING,
        _("From"), values["since"], _("To"), values["until"],
        _("Oblast or raion"), _("All of Ukraine"), joined(_options(areas, values["area"])),
        _("Search"), values["text"],
        _("More"), joined(_choice(one) for one in choices), _("Show"),
    )  # fmt: skip


def _options(areas: Iterable[tuple[str, str]], chosen: str) -> Iterable[Markup]:
    for pcode, name in areas:
        picked = Markup(" selected") if pcode == chosen else NOTHING
        yield Markup('<option value="{}"{}>{}</option>').format(pcode, picked, name)


def _choice(one: Choice) -> Markup:
    boxes = joined(
        Markup('<label><input type="checkbox" name="{}" value="{}"{}> {}</label> ').format(
            one.key,
            value,
            Markup(" checked") if value in one.chosen else NOTHING,
            term(one.context, value),
        )
        for value in one.terms
    )
    return Markup("<fieldset><legend>{}</legend>{}</fieldset>").format(one.label, boxes)
