"""What changed since a date: two releases compared, and what was reported since."""

import datetime as dt

import streamlit as st

from dashboard.errors import DashboardError
from dashboard.language import _, day
from dashboard.markup.changes import changes_table, counts_line, history_table
from dashboard.queries import Filters, release_on, releases_before
from dashboard.widgets import address, reads
from dashboard.widgets.incident_list import draw_incidents
from dashboard.widgets.markup import notice, show
from dashboard.widgets.periods import today

PAGE_SIZE = 30


def draw() -> None:
    release = reads.release()
    st.header(_("What changed"), anchor=False)
    since = _chosen_day()
    _draw_compared(release, since)
    _draw_history(release, since)
    _draw_reported(release, since)


def _chosen_day() -> dt.date:
    """The day of the address; the week before today without one."""
    try:
        asked = dt.date.fromisoformat(address.asked("changed"))
    except ValueError:
        asked = today() - dt.timedelta(days=7)
    st.session_state["changed"] = asked
    st.columns([1, 3])[0].date_input(
        _("Since"), value=None, key="changed", format="YYYY-MM-DD",
        on_change=lambda: address.write("changed", st.session_state["changed"]),
    )  # fmt: skip
    return asked


def _draw_compared(release: reads.Release, since: dt.date) -> None:
    st.subheader(_("Between releases"), anchor=False)
    older = releases_before(release)
    if not older:
        notice(_("There is no older release here to compare with."))
        return
    other = release_on(older, since)
    if other is None:
        other = older[-1]
        notice(_("No release is as old as that: compared with the oldest one that is here."))
    rows, counts = reads.changes(release, other)
    st.caption(_("Release {newer} against {older}").format(newer=release.release_id, older=other))
    if not rows:
        notice(_("Nothing changed between the two releases."))
        return
    show(counts_line(counts))
    show(changes_table(rows))


def _draw_history(release: reads.Release, since: dt.date) -> None:
    rows = reads.changed_since(release, since)
    if rows:
        st.subheader(_("Figures that reports changed"), anchor=False)
        show(history_table(rows))


def _draw_reported(release: reads.Release, since: dt.date) -> None:
    st.subheader(_("Incidents with a report since {day}").format(day=day(since)), anchor=False)
    rows, _number = reads.incidents(release, Filters(), None, PAGE_SIZE, 0, order="reported")
    fresh = [row for row in rows if row["reported"] and row["reported"] >= since]
    if not fresh:
        newest = reads.newest_report(release)["published"]
        said = day(newest) if newest else "–"
        notice(_("No report since then. The newest one is of {day}.").format(day=said))
    draw_incidents(fresh)


try:
    draw()
except DashboardError as error:
    notice(str(error), "error")
