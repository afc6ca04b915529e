"""HTML for pages. Text enters through `Markup.format`, which escapes it: it is shown, never run.

Streamlit's own text elements read Markdown, in which a report's words could become a link or an
image; so words that we did not write ourselves are only shown through this module.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import streamlit as st
from markupsafe import Markup

ASSETS = Path(__file__).parent / "assets"
ICON = ASSETS / "icon.svg"


def show(html: Markup) -> None:
    """Puts markup on the page; Streamlit's sanitiser is the second wall behind the escaping."""
    st.html(html)


def style_page() -> None:
    st.html(ASSETS / "page.html")


def notice(sentence: str, kind: Literal["error", "info", "done"] = "info") -> None:
    role = "alert" if kind == "error" else "status"
    show(Markup('<p class="notice {}" role="{}">{}</p>').format(kind, role, sentence))


def link(url: str | None, words: str) -> Markup:
    """A link out; only http and https addresses become one, anything else stays plain words."""
    if url and url.lower().startswith(("http://", "https://")):
        return Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(
            url, words
        )
    return Markup("{}").format(words)


def joined(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)
