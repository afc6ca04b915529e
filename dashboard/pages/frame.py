"""What every page has around it: title, navigation, style. Streamlit's main script."""

import streamlit as st

from dashboard.settings import Settings
from dashboard.widgets.markup import ICON, style_page

st.set_page_config(
    page_title="Civilian Impact Dashboard",
    page_icon=str(ICON),  # an emoji or icon name would be fetched from another host
    layout="wide",
    initial_sidebar_state="collapsed",
)
style_page()
st.html('<p class="masthead">Civilian Impact Dashboard <span>reported, not verified</span></p>')

pages = [st.Page("map.py", title="Map", default=True)]
if Settings.from_environment().desk:
    pages += [
        st.Page("add_report.py", title="Add a report"),
        st.Page("review.py", title="Review"),
        st.Page("links.py", title="One event?"),
    ]
pages.append(st.Page("about.py", title="How to read this"))
st.navigation(pages, position="top").run()
