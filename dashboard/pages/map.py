"""The map page: filters, the map, and beside it the incidents of the place that is selected."""

import streamlit as st

from dashboard.errors import DashboardError
from dashboard.language import _, spoken
from dashboard.maps.words import shade_words
from dashboard.markup.totals import totals_strip
from dashboard.queries import SHADES, Filters
from dashboard.widgets import address, reads
from dashboard.widgets.downloads import downloads, release_line
from dashboard.widgets.filter_bar import filter_bar, pager
from dashboard.widgets.incident_list import draw_incident, draw_incidents, draw_tallies
from dashboard.widgets.map_frame import map_frame
from dashboard.widgets.markup import notice, show

PAGE_SIZE = 10
ONLY = "only"


def draw() -> None:
    release = reads.release()
    filters = filter_bar(release)
    place = address.asked("place")
    show(totals_strip(reads.totals(release, filters, place or None)))
    left, right = st.columns([8, 5], gap="medium")
    with left:
        map_frame(map_query(filters, _shade()), place)
        show(downloads(filters))
        show(release_line(release))
    with right:
        _draw_list(release, filters, place)


def map_query(filters: Filters, shade: str) -> str:
    """What the map is told: the filters, and what is not as usual."""
    more = [("shade", shade, ONLY), ("lang", spoken(), "en")]
    parts = [filters.to_query(), *(f"{k}={v}" for k, v, usual in more if v != usual)]
    return "&".join(filter(None, parts))


def _shade() -> str:
    options = (ONLY, *SHADES)
    asked = address.asked("shade", ONLY)
    st.session_state["shade"] = asked if asked in options else ONLY
    label, choice = st.columns([1, 3], vertical_alignment="center")
    label.markdown(_("Shade areas by"))
    chosen = choice.selectbox(
        _("Shade areas by"),
        options,
        label_visibility="collapsed",
        format_func=shade_words,
        key="shade",
        on_change=lambda: address.write("shade", _usual(st.session_state["shade"])),
    )
    return str(chosen)


def _usual(shade: str) -> str:
    return "" if shade == ONLY else shade


def _draw_list(release: reads.Release, filters: Filters, place: str) -> None:
    heading, clear = st.columns([3, 1], vertical_alignment="center")
    heading.subheader(reads.place_words(release, place or filters.area), anchor=False)
    if place:
        clear.button(_("Show all"), on_click=address.forget, args=("place", "incident", "first"))
    incident = address.asked("incident")
    if incident:
        draw_incident(release, incident)
        return
    first = address.whole_number("first")
    rows, number = reads.incidents(release, filters, place or None, PAGE_SIZE, first)
    if not rows:
        notice(_("No report in this view. That does not mean that no harm was done."))
    draw_incidents(rows)
    pager(number, first, PAGE_SIZE)
    draw_tallies(release, filters, place or None)


try:
    draw()
except DashboardError as error:
    notice(str(error), "error")
