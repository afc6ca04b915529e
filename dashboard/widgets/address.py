"""The page's address says what is shown: codes and terms, never words of the interface.

So an address is a link to the same view in any language, and fits `export --view` and the routes.
"""

import datetime as dt
from dataclasses import fields
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from dashboard.errors import BadFilter
from dashboard.queries import Filters
from dashboard.widgets.markup import notice

FILTER_KEYS = tuple(field.name for field in fields(Filters))
CARRIED = (*FILTER_KEYS, "lang")  # what goes along from page to page
OF_ONE_VIEW = ("first", "incident")  # what a change of the filters leaves behind


def query() -> str:
    """The whole query of the address, percent-encoded."""
    return urlencode([(key, value) for key in st.query_params for value in asked_all(key)])


def filters() -> Filters:
    """What the address narrows to; a filter that cannot be is said and left out."""
    try:
        return Filters.from_query(query())
    except BadFilter as error:
        notice(str(error), "error")
        return Filters()


def asked(key: str, default: str = "") -> str:
    return str(st.query_params.get(key, default))


def asked_all(key: str) -> list[str]:
    return list(st.query_params.get_all(key))


def whole_number(key: str) -> int:
    """0 for what is no number."""
    value = asked(key)
    return min(int(value), 10**7) if value.isascii() and value.isdigit() else 0


def write(key: str, value: Any) -> None:
    """Puts one thing into the address, or takes it out if it is empty."""
    if isinstance(value, dt.date):
        value = value.isoformat()
    if value:
        st.query_params[key] = value
    else:
        st.query_params.pop(key, None)


def forget(*keys: str) -> None:
    for key in keys:
        st.query_params.pop(key, None)


def carried() -> dict[str, Any]:
    """The filters and the language, for a link to another page."""
    return {key: asked_all(key) for key in st.query_params if key in CARRIED}


def everything(**changed: str) -> dict[str, Any]:
    """All that the address says, with some of it changed."""
    return {**{key: asked_all(key) for key in st.query_params}, **changed}
