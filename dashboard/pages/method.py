"""Data and method: downloads, dictionary, policy, the release, licences, how to cite."""

import datetime as dt

import streamlit as st

from dashboard.errors import DashboardError
from dashboard.exports import FORMATS
from dashboard.language import _, term
from dashboard.markup.method import (
    citation,
    corrections_table,
    dictionary,
    files_table,
    policy_lines,
)
from dashboard.model.tables import TABLES
from dashboard.widgets import reads
from dashboard.widgets.downloads import release_line
from dashboard.widgets.markup import notice, show


def draw() -> None:
    release = reads.release()
    st.header(_("Data and method"), anchor=False)
    show(release_line(release))
    st.subheader(_("Downloads"), anchor=False)
    show(files_table(release.counts, FORMATS))
    st.subheader(_("How the figures are made"), anchor=False)
    st.markdown(
        _(
            "A claim is one fact that one report states. A person accepts, corrects or rejects "
            "each. Claims about one place and one night make an incident. Its figures are ranges: "
            "the lowest and the highest number that a report gives. Running totals and parts of a "
            "total are never added to incidents. Unknown is never zero."
        )
    )
    st.subheader(_("Policy"), anchor=False)
    st.markdown(
        _(
            "Public places are settlements or coarser. Facilities are not named, no words of a "
            "report are released, military losses are left out."
        )
    )
    show(policy_lines(release.described))
    st.subheader(_("Correction log"), anchor=False)
    corrected = reads.corrections(release)
    if corrected:
        show(corrections_table(corrected))
    else:
        notice(_("Nothing was corrected or withdrawn so far."))
    st.subheader(_("How to cite"), anchor=False)
    show(citation(release.described, dt.datetime.fromisoformat(release.created).date()))
    st.subheader(_("Licences"), anchor=False)
    st.markdown(
        _(
            "Facts of this release: CC BY 4.0; their sources keep their own terms. Place names: "
            "GeoNames, CC BY 4.0, and official codes. Boundaries: Natural Earth, public domain; "
            "raion areas are approximate. Code: Apache-2.0."
        )
    )
    st.subheader(_("Data dictionary"), anchor=False)
    for name in TABLES:
        with st.expander(term("table", name)):
            show(dictionary(name))


try:
    draw()
except DashboardError as error:
    notice(str(error), "error")
