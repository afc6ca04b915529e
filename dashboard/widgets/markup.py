"""Puts HTML of our own on a page, which is the only way that words of others reach it.

Streamlit's own text elements read Markdown, in which a report's words could become a link or an
image; so words that we did not write ourselves are only shown through this module.
"""

from pathlib import Path
from typing import Literal

import streamlit as st
from markupsafe import Markup

from dashboard.language import spoken
from dashboard.markup import pieces
from dashboard.markup.style import STYLE_SHEET

ICON = Path(__file__).parent / "assets" / "icon.svg"


def show(html: Markup) -> None:
    """Puts markup on the page; Streamlit's sanitiser is the second wall behind the escaping."""
    if html:
        st.html(Markup('<div lang="{}">{}</div>').format(spoken(), html))


def style_page() -> None:
    """By reference: what stands on a page is sent anew at every change of a filter."""
    st.html(f'<style>@import url("{STYLE_SHEET}");</style>')


def notice(sentence: str, kind: Literal["error", "info", "done"] = "info") -> None:
    show(pieces.notice(sentence, kind))
