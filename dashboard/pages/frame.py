"""What every page has around it: language, title, navigation, style. Streamlit's main script."""

import streamlit as st

from dashboard.language import _, speak
from dashboard.settings import Settings
from dashboard.widgets.header import draw_header
from dashboard.widgets.markup import ICON, style_page

speak(st.query_params.get("lang"))
st.set_page_config(
    page_title=_("Civilian Impact Dashboard"),
    page_icon=str(ICON),  # an emoji or icon name would be fetched from another host
    layout="wide",
    initial_sidebar_state="collapsed",
)
style_page()

pages = [
    st.Page("map.py", title=_("Map"), default=True),
    st.Page("incidents.py", title=_("Incidents")),
    st.Page("outages.py", title=_("Outages")),
    st.Page("areas.py", title=_("Areas")),
    st.Page("changes.py", title=_("What changed")),
    st.Page("sources.py", title=_("Sources")),
    st.Page("method.py", title=_("Data and method")),
    st.Page("about.py", title=_("How to read this")),
]
if Settings.from_environment().desk:
    pages += [
        st.Page("add_report.py", title=_("Add a report")),
        st.Page("review.py", title=_("Review")),
        st.Page("links.py", title=_("One event?")),
    ]
current = st.navigation(pages, position="hidden")
draw_header(pages, current)
current.run()
