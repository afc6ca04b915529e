"""Areas: what is reported and what is not known of a place, beside the period before and others."""

from dataclasses import replace

import streamlit as st

from dashboard.errors import DashboardError
from dashboard.language import _, named, number
from dashboard.maps.basemap import touching
from dashboard.markup.areas import incidents_words, period_words, profile_table
from dashboard.markup.outages import outage_table
from dashboard.markup.pieces import bars
from dashboard.model.wording import area_words
from dashboard.queries import Filters
from dashboard.queries.filters import PCODE
from dashboard.widgets import address, reads
from dashboard.widgets.downloads import downloads, release_line
from dashboard.widgets.filter_bar import MAP_FILTERS, MAP_MORE, area_option, filter_bar, pager
from dashboard.widgets.incident_list import draw_incident, draw_incidents, draw_tallies
from dashboard.widgets.markup import notice, show
from dashboard.widgets.periods import today
from dashboard.widgets.profiles import profile
from dashboard.widgets.sheet_links import sheet_links

MOST_COMPARED = 3  # beside the area itself
PAGE_SIZE, MOST_OUTAGES = 10, 50


def draw() -> None:
    release = reads.release()
    st.header(_("Areas"), anchor=False)
    filters = filter_bar(release, MAP_FILTERS, MAP_MORE)
    _find(release)
    area = filters.area
    st.subheader(
        f"{reads.place_words(release, area)}: {period_words(filters.since, filters.until)}",
        anchor=False,
    )
    show(sheet_links(filters))
    others = _compared(release, area)
    show(profile_table([profile(release, filters, one) for one in (area, *others)], today()))
    _draw_parts(release, filters, area)
    _draw_beside(release, filters, area)
    _draw_outages(release, filters)
    _draw_incidents(release, filters)
    show(downloads(filters, ("incidents", "claims", "outages")))
    show(release_line(release))


def _find(release: reads.Release) -> None:
    """Any settlement or hromada by its name; the list of areas holds oblasts and raions."""
    words = st.text_input(
        _("Find a settlement, hromada or raion by name"), max_chars=60, key="find"
    )
    if not words.strip():
        return
    found = reads.find_units(release, words)
    if not found:
        notice(_("No place of that name is in this release."))
    with st.container(horizontal=True):
        for row in found:
            oblast = named(row, "oblast_name")
            name = area_words(str(named(row)), row["level"])
            words = f"{name} ({oblast})" if oblast and row["level"] != "oblast" else name
            st.button(words, key=f"to-{row['pcode']}", on_click=_go, args=(row["pcode"],))


def _go(pcode: str) -> None:
    address.write("area", pcode)
    address.forget("first", "incident")
    st.session_state["find"] = ""


def _compared(release: reads.Release, area: str | None) -> list[str]:
    areas = [pcode for pcode in reads.areas(release) if pcode != area]
    asked = [one for one in address.asked_all("compare") if PCODE.fullmatch(one) and one != area]
    asked = asked[:MOST_COMPARED]
    st.session_state["compare"] = asked
    return st.multiselect(
        _("Compare with"),
        [*areas, *(one for one in asked if one not in areas)],
        format_func=lambda pcode: area_option(release, pcode),
        placeholder=_("up to three other areas"),
        max_selections=MOST_COMPARED,
        key="compare",
        on_change=lambda: address.write("compare", st.session_state["compare"]),
    )


def _draw_parts(release: reads.Release, filters: Filters, area: str | None) -> None:
    rows = reads.parts(release, filters, area)
    if not rows:
        return
    st.subheader(_("Where in it"), anchor=False)
    show(bars([(_unit_words(row), row["n"], number(row["n"])) for row in rows]))


def _draw_beside(release: reads.Release, filters: Filters, area: str | None) -> None:
    """The areas that share a border: how many incidents under the same filters."""
    rows = [
        (reads.place_words(release, one), reads.totals(release, replace(filters, area=None), one))
        for one in touching().get(area or "", ())
    ]
    if rows:
        st.subheader(_("Beside it"), anchor=False)
        show(
            bars(
                [(name, row["incidents"], incidents_words(row["incidents"])) for name, row in rows]
            )
        )


def _unit_words(row: reads.Row) -> str:
    return area_words(str(named(row)), row["level"])


def _draw_outages(release: reads.Release, filters: Filters) -> None:
    rows = reads.outages(release, filters, None, MOST_OUTAGES)
    if rows:
        st.subheader(_("Outages"), anchor=False)
        show(outage_table(rows, today(), _("Outages")))


def _draw_incidents(release: reads.Release, filters: Filters) -> None:
    st.subheader(_("Incidents"), anchor=False)
    incident = address.asked("incident")
    if incident:
        draw_incident(release, incident)
        return
    first = address.whole_number("first")
    rows, found = reads.incidents(release, filters, None, PAGE_SIZE, first)
    if not rows:
        notice(_("No report in this view. That does not mean that no harm was done."))
    draw_incidents(rows)
    pager(found, first, PAGE_SIZE)
    draw_tallies(release, filters, None)


try:
    draw()
except DashboardError as error:
    notice(str(error), "error")
