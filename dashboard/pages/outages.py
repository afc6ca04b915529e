"""Outages: what is out now and since when, what is back, and how it went over time."""

from dataclasses import replace

import streamlit as st

from dashboard.errors import DashboardError
from dashboard.language import _, named
from dashboard.markup.outages import (
    OPEN,
    episodes,
    open_counts,
    outage_table,
    state_key,
    timeline_chart,
)
from dashboard.markup.pieces import bars
from dashboard.model.vocabulary import SupplyState
from dashboard.model.wording import area_words
from dashboard.queries import Filters
from dashboard.widgets import reads
from dashboard.widgets.downloads import downloads, release_line
from dashboard.widgets.filter_bar import filter_bar
from dashboard.widgets.markup import notice, show
from dashboard.widgets.periods import today

MOST_ROWS, MOST_LANES = 200, 40


def draw() -> None:
    release = reads.release()
    st.header(_("Outages"), anchor=False)
    filters = filter_bar(release, ("services", "causes"), ("states", "corroboration", "publishers"))
    counted = reads.outage_counts(release, filters)
    if not counted:
        notice(_("No outage is reported in this view. That does not mean that the power is on."))
        return
    _draw_open(release, filters, counted)
    _draw_restored(release, filters)
    _draw_timeline(release, filters)
    show(downloads(filters, ("outages",)))
    show(release_line(release))


def _draw_open(release: reads.Release, filters: Filters, counted: list[reads.Row]) -> None:
    st.subheader(_("Reported out, not reported back"), anchor=False)
    still_out = _in_states(filters, OPEN)
    if still_out is None or not (rows := _rows(release, still_out)):
        notice(_("No outage in this view is without a report that it is over."))
        return
    left, right = st.columns(2, gap="medium")
    with left:
        show(bars(open_counts(counted)))
    with right:
        show(bars([_area_bar(row) for row in reads.outage_areas(release, still_out)][:10]))
    show(outage_table(rows, today(), _("Reported out, not reported back")))


def _draw_restored(release: reads.Release, filters: Filters) -> None:
    st.subheader(_("Restored in the period"), anchor=False)
    restored = _in_states(filters, (SupplyState.RESTORED,))
    rows = _rows(release, restored) if restored else []
    if rows:
        show(outage_table(rows, today(), _("Restored in the period")))
    else:
        notice(_("No restoration is reported in this view."))


def _draw_timeline(release: reads.Release, filters: Filters) -> None:
    st.subheader(_("Timeline: from the first report to the last word"), anchor=False)
    rows = sorted(reads.outages(release, filters, None, MOST_LANES), key=lambda row: row["began"])
    show(state_key())
    show(timeline_chart(rows, _("Timeline: from the first report to the last word")))


def _rows(release: reads.Release, filters: Filters) -> list[reads.Row]:
    return reads.outages(release, filters, None, MOST_ROWS)


def _in_states(filters: Filters, states: tuple[SupplyState, ...]) -> Filters | None:
    """The filters narrowed to some states; None if the reader has chosen others."""
    chosen = tuple(state for state in states if not filters.states or state in filters.states)
    return replace(filters, states=chosen) if chosen else None


def _area_bar(row: reads.Row) -> tuple[str, int, str]:
    name = area_words(str(named(row)), "oblast") if row["name"] else _("whole country")
    return name, row["n"], episodes(row["n"])


try:
    draw()
except DashboardError as error:
    notice(str(error), "error")
