"""Add a report: paste its text, upload it, or give its address. Then review what it claims."""

from typing import Any

import streamlit as st

from dashboard import steps
from dashboard.errors import DashboardError
from dashboard.settings import Settings
from dashboard.widgets.markup import notice

PASTE, FILE, URL = "Paste its text", "Upload a file", "Give its address"


def draw() -> None:
    st.header("Add a report")
    st.write(
        "A public report goes in; the claims it makes come out for you to review. Nothing reaches "
        "the map before you accept it and publish."
    )
    way = st.segmented_control("How", [PASTE, FILE, URL], default=PASTE, required=True, key="way")
    with st.form("report", enter_to_submit=False):
        source = _source(str(way))
        left, middle, right = st.columns([1, 2, 3])
        details: dict[str, object] = {
            "published": left.date_input("Day of publication", value=None, key="published"),
            "publisher": middle.text_input("Publisher", max_chars=200, key="publisher") or None,
            "url": right.text_input("Address of the report", max_chars=2000, key="url") or None,
        }
        st.caption("Leave empty what a web page tells itself. A pasted text needs a day.")
        sent = st.form_submit_button("Read the report", type="primary")
    if sent:
        _read(str(way), source, details)


def _source(way: str) -> Any:
    if way == FILE:
        return st.file_uploader("Text, HTML or Markdown file", type=["txt", "html", "htm", "md"])
    if way == URL:
        return st.text_input("Address to read from", max_chars=2000, key="address")
    return st.text_area("Text of the report", height=320, key="text")


def _read(way: str, source: Any, details: dict[str, object]) -> None:
    settings = Settings.from_environment()
    try:
        reading = _reading(way, source, settings)
        stored = steps.read(steps.open_ledger(settings), reading, details)
    except DashboardError as error:
        notice(str(error), "error")
        return
    st.switch_page("review.py", query_params={"report": stored.report_id})


def _reading(way: str, source: Any, settings: Settings) -> steps.Reading:
    if way == FILE:
        data, name = (source.getvalue(), source.name) if source else (b"", "the upload")
        return steps.read_bytes(data, name, settings)
    if way == URL:
        return steps.read_url(source.strip(), settings)
    return steps.read_text(source, settings)


draw()
