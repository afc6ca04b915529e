"""Serves the baseline page: `python -m tests.bench.baseline PORT`."""

import sys
from pathlib import Path

import streamlit as st
import uvicorn
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from dashboard.maps.impact_map import ASSETS

page = Path(__file__).parent / "baseline_page.py"
app = st.App(page, routes=[Mount("/assets", StaticFiles(directory=ASSETS))])

if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
