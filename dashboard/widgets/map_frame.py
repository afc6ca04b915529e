"""The map in its frame. It gets a query string and a p-code; what it draws, it fetches itself."""

import re

import streamlit as st
from streamlit_folium import st_folium

from dashboard.maps.impact_map import ImpactMap, ShownView
from dashboard.widgets import address

KEY = "map"
HEIGHT = 580
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def map_frame(query: str, selected: str) -> None:
    """Draws the map; a click on a place or an area puts its p-code into the page's address, a
    period drawn on its time strip the first and last day."""
    st_folium(
        ImpactMap(),
        key=KEY,
        height=HEIGHT,
        use_container_width=True,
        returned_objects=["selected", "period", "clicks"],
        feature_group_to_add=ShownView(query, selected),
        on_change=_map_changed,
    )


def _map_changed() -> None:
    said = st.session_state.get(KEY) or {}
    period = said.get("period")
    if period is not None:
        since, until = (day if DAY.fullmatch(day) else "" for day in (*period, "", "")[:2])
        address.write("since", since)
        address.write("until", until)
        address.forget("incident", "first")
    elif said.get("selected"):
        address.write("place", said["selected"])
        address.forget("incident", "first")
