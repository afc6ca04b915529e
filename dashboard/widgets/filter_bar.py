"""The filters of the map page. Each is bound to the page's address, so every view is a link."""

from typing import Any

import streamlit as st

from dashboard.model.incident import Corroboration
from dashboard.model.vocabulary import Kind, Sector
from dashboard.model.wording import plain_words
from dashboard.queries import Filters
from dashboard.widgets.incidents import SUPPORT_WORDS


def filter_bar(areas: dict[str, str]) -> Filters:
    """Draws the filters and gives what they say; `areas` maps p-codes to names, in order."""
    since, until, area, text = st.columns([1, 1, 2, 2])
    kinds, sectors, support = st.columns([2, 2, 2])
    return Filters(
        since=since.date_input("From", value=None, key="since", bind="query-params"),
        until=until.date_input("To", value=None, key="until", bind="query-params"),
        area=area.selectbox(
            "Oblast or raion",
            list(areas),
            index=None,
            format_func=areas.__getitem__,
            placeholder="All of Ukraine",
            key="area",
            bind="query-params",
        ),
        text=text.text_input(
            "Search",
            placeholder="place, publisher, speaker",
            max_chars=100,
            key="text",
            bind="query-params",
        ),
        kinds=_several(kinds, "Kind", "kinds", [str(kind) for kind in Kind]),
        sectors=_several(
            sectors, "Sector of damage", "sectors", [str(sector) for sector in Sector]
        ),
        corroboration=_several(
            support, "Support", "corroboration", [str(one) for one in Corroboration], SUPPORT_WORDS
        ),
    )


def _several(
    column: Any, label: str, key: str, terms: list[str], words: dict[str, str] | None = None
) -> tuple[str, ...]:
    chosen = column.multiselect(
        label,
        terms,
        format_func=words.__getitem__ if words else plain_words,
        placeholder="All",
        key=key,
        bind="query-params",
    )
    return tuple(chosen)
