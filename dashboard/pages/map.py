"""The map page: filters, the map, and beside it the incidents of the place that is selected."""

import streamlit as st

from dashboard.errors import DashboardError
from dashboard.queries import Filters
from dashboard.widgets import reads
from dashboard.widgets.filter_bar import filter_bar
from dashboard.widgets.incidents import claims_table, event_card
from dashboard.widgets.map_frame import map_frame
from dashboard.widgets.markup import notice, show
from dashboard.widgets.totals import downloads, release_footer, totals_strip

PAGE_SIZE = 12


def draw() -> None:
    release = reads.release()
    filters = filter_bar(reads.area_names(release))
    place = st.query_params.get("place", "")
    show(totals_strip(reads.totals(release, filters, place or None)))
    left, right = st.columns([3, 2], gap="medium")
    with left:
        map_frame(filters.to_query(), place)
        show(downloads(filters.to_query()))
        show(release_footer(release))
    with right:
        _draw_list(release, filters, place)


def _draw_list(release: reads.Release, filters: Filters, place: str) -> None:
    heading, clear = st.columns([3, 1], vertical_alignment="center")
    heading.subheader(reads.place_name(release, place) if place else "All of Ukraine")
    if place:
        clear.button("Show all", on_click=_forget, args=("place", "incident"))
    incident = st.query_params.get("incident")
    if incident:
        _draw_incident(release, incident)
        return
    first = int(st.session_state.get("first", 0))
    rows, number = reads.incidents(release, filters, place or None, PAGE_SIZE, first)
    if not rows:
        notice("No report in this view. That does not mean that no harm was done.")
    for row in rows:
        show(event_card(row))
        st.button(
            "Claims and sources",
            key=f"open-{row['incident_id']}",
            type="tertiary",
            on_click=_open,
            args=(row["incident_id"],),
        )
    _draw_pager(number, first)
    _draw_tallies(release, filters, place)


def _draw_incident(release: reads.Release, incident_id: str) -> None:
    st.button("Back to the list", on_click=_forget, args=("incident",))
    found = reads.incident(release, incident_id)
    if found is None:
        notice("This incident is not in the current release.")
        return
    row, claims = found
    show(event_card(row))
    show(claims_table(claims))


def _draw_tallies(release: reads.Release, filters: Filters, place: str) -> None:
    rows = reads.tallies(release, filters, place or None)
    if rows:
        with st.expander(f"Running totals, in no incident ({len(rows)})"):
            for row in rows:
                show(event_card(row))


def _draw_pager(number: int, first: int) -> None:
    if number <= PAGE_SIZE:
        return
    back, words, on = st.columns([1, 2, 1], vertical_alignment="center")
    back.button("Newer", disabled=first == 0, on_click=_turn, args=(first - PAGE_SIZE,))
    words.caption(f"{first + 1}–{min(first + PAGE_SIZE, number)} of {number:,} incidents")
    on.button(
        "Older", disabled=first + PAGE_SIZE >= number, on_click=_turn, args=(first + PAGE_SIZE,)
    )


def _open(incident_id: str) -> None:
    st.query_params["incident"] = incident_id


def _forget(*names: str) -> None:
    for name in names:
        st.query_params.pop(name, None)


def _turn(first: int) -> None:
    st.session_state["first"] = max(0, first)


try:
    draw()
except DashboardError as error:
    notice(str(error), "error")
