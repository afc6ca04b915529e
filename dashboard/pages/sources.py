"""Sources: who published, who said it, and every report with its address."""

import streamlit as st

from dashboard.errors import DashboardError
from dashboard.language import _
from dashboard.markup.sources import publishers_table, reports_table, speakers_table
from dashboard.widgets import address, reads
from dashboard.widgets.filter_bar import pager
from dashboard.widgets.markup import notice, show

PAGE_SIZE = 50
VIEWS = ("publishers", "speakers", "reports")


def draw() -> None:
    release = reads.release()
    st.header(_("Sources"), anchor=False)
    st.caption(
        _(
            "A claim counts as also reported by others if more than one report stands behind its "
            "incident. Reports that repeat one statement are not yet told apart from independent "
            "ones."
        )
    )
    view = _chosen_view()
    if view == "publishers":
        show(publishers_table(reads.publishers(release)))
    elif view == "speakers":
        show(speakers_table(reads.speakers(release)))
    else:
        _draw_reports(release)


def _chosen_view() -> str:
    asked = address.asked("view", VIEWS[0])
    st.session_state["view"] = asked if asked in VIEWS else VIEWS[0]
    words = {
        "publishers": _("Publishers"),
        "speakers": _("Speakers"),
        "reports": _("Reports"),
    }
    chosen = st.segmented_control(
        _("Show"), VIEWS, format_func=words.__getitem__, key="view", required=True,
        label_visibility="collapsed", on_change=_view_changed,
    )  # fmt: skip
    return str(chosen)


def _view_changed() -> None:
    address.write("view", st.session_state["view"])
    address.forget("first")


def _draw_reports(release: reads.Release) -> None:
    st.session_state["filter-text"] = address.asked("text")
    st.text_input(
        _("Search"), placeholder=_("publisher, address, language"), max_chars=100,
        key="filter-text", on_change=_words_changed,
    )  # fmt: skip
    first = address.whole_number("first")
    rows, number = reads.reports(release, address.asked("text"), PAGE_SIZE, first)
    if not rows:
        notice(_("No report matches these words."))
        return
    show(reports_table(rows))
    pager(number, first, PAGE_SIZE)


def _words_changed() -> None:
    address.write("text", st.session_state["filter-text"])
    address.forget("first")


try:
    draw()
except DashboardError as error:
    notice(str(error), "error")
