"""The usual way, as a baseline: 1,000 synthetic folium CircleMarkers through st_folium, one filter.

Streamlit's main script of tests/bench/baseline.py. Nothing in it is a report.
"""

import random

import folium
import streamlit as st
from streamlit_folium import st_folium

POINTS = 1_000
SECTORS = ("energy", "housing", "health", "education", "transport")


class OfflineMap(folium.Map):
    """folium's own map with Leaflet from this server: the bench has no network."""

    default_js = [("leaflet", "../../assets/leaflet/leaflet.js")]  # noqa: RUF012
    default_css = [("leaflet", "../../assets/leaflet/leaflet.css")]  # noqa: RUF012


chance = random.Random(1)
points = [
    (chance.uniform(45, 52), chance.uniform(23, 40), chance.choice(SECTORS)) for _ in range(POINTS)
]
chosen = st.multiselect("Sector of damage", SECTORS, key="sectors")
shown = [point for point in points if not chosen or point[2] in chosen]
impact = OfflineMap((48.5, 31.2), zoom_start=6, tiles=None)
for lat, lon, sector in shown:
    folium.CircleMarker((lat, lon), radius=4, tooltip=sector).add_to(impact)
st_folium(impact, key="map", height=640, use_container_width=True, returned_objects=[])
st.html(f'<p id="shown" data-shown="{len(shown)}">{len(shown)} of {POINTS}</p>')
