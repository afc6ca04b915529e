"""The map in its frame. It gets a query string and a p-code; what it draws, it fetches itself."""

import streamlit as st
from streamlit_folium import st_folium

from dashboard.maps.impact_map import ImpactMap, ShownView

KEY = "map"
HEIGHT = 640


def map_frame(query: str, selected: str) -> None:
    """Draws the map; a click on a place or an area puts its p-code into the page's address."""
    st_folium(
        ImpactMap(),
        key=KEY,
        height=HEIGHT,
        use_container_width=True,
        returned_objects=["selected", "clicks"],
        feature_group_to_add=ShownView(query, selected),
        on_change=_place_clicked,
    )


def _place_clicked() -> None:
    clicked = (st.session_state.get(KEY) or {}).get("selected")
    if clicked:
        st.query_params["place"] = clicked
        st.query_params.pop("incident", None)
