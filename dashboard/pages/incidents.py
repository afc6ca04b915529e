"""The incidents of a view as a table: sorted, paged on the server, exported as filtered."""

import streamlit as st

from dashboard.errors import DashboardError
from dashboard.language import _
from dashboard.markup.incident_table import (
    COLUMNS,
    USUAL,
    column_words,
    incident_table,
    order_words,
)
from dashboard.markup.totals import totals_strip
from dashboard.queries import ORDERS
from dashboard.widgets import address, reads
from dashboard.widgets.downloads import downloads, release_line
from dashboard.widgets.filter_bar import MAP_FILTERS, MAP_MORE, filter_bar, pager
from dashboard.widgets.incident_list import draw_incident, draw_tallies
from dashboard.widgets.markup import notice, show

PAGE_SIZE = 50


def draw() -> None:
    release = reads.release()
    st.header(_("Incidents"), anchor=False)
    filters = filter_bar(release, MAP_FILTERS, MAP_MORE)
    show(totals_strip(reads.totals(release, filters, None)))
    incident = address.asked("incident")
    if incident:
        draw_incident(release, incident)
        return
    order, rising, columns = _arrangement()
    first = address.whole_number("first")
    rows, number = reads.incidents(
        release, filters, None, PAGE_SIZE, first, order=order, rising=rising
    )
    if rows:
        show(incident_table(rows, columns, address.everything()))
    else:
        notice(_("No report in this view. That does not mean that no harm was done."))
    pager(number, first, PAGE_SIZE)
    show(downloads(filters))
    show(release_line(release))
    draw_tallies(release, filters, None)


def _arrangement() -> tuple[str, bool, list[str]]:
    """How the table is sorted, and which columns it has: from the address, and into it."""
    sort, way, chosen = st.columns([1, 1, 3], vertical_alignment="bottom")
    asked = address.asked("order", "latest")
    st.session_state["order"] = asked if asked in ORDERS else "latest"
    order = sort.selectbox(
        _("Sort by"), list(ORDERS), format_func=order_words, key="order",
        on_change=_arranged, args=("order", "latest"),
    )  # fmt: skip
    st.session_state["rising"] = address.asked("rising") == "1"
    rising = way.toggle(
        _("Lowest or earliest first"), key="rising", on_change=_arranged, args=("rising", False)
    )
    wanted = [name for name in address.asked_all("columns") if name in COLUMNS]
    st.session_state["columns"] = wanted or list(USUAL)
    columns = chosen.multiselect(
        _("Columns"), COLUMNS, format_func=column_words, key="columns",
        on_change=_arranged, args=("columns", list(USUAL)),
    )  # fmt: skip
    return str(order), rising, columns or list(USUAL)


def _arranged(name: str, usual: object) -> None:
    value = st.session_state[name]
    address.write(name, "" if value == usual else "1" if value is True else value)
    address.forget("first")


try:
    draw()
except DashboardError as error:
    notice(str(error), "error")
