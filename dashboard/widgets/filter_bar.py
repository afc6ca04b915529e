"""The filters above a page: what the address says, and what a change of them writes into it."""

from collections.abc import Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.language import _, named, plural, term
from dashboard.markup.labels import filter_label
from dashboard.model.wording import area_words
from dashboard.queries import Filters
from dashboard.queries.filters import UNLOCATED, VOCABULARIES
from dashboard.widgets import address, reads
from dashboard.widgets.periods import PRESETS, period_of, preset_of, preset_words, today

CONTEXTS = {  # filter → vocabulary of its terms in the catalogue
    "kinds": "kind",
    "harms": "harm",
    "sectors": "sector",
    "services": "service",
    "corroboration": "corroboration",
    "publishers": "publisher",
    "states": "state",
    "causes": "cause",
}
MAP_FILTERS = ("sectors",)
MAP_MORE = ("kinds", "harms", "services", "corroboration", "publishers")


def filter_bar(
    release: reads.Release,
    shown: Sequence[str] = MAP_FILTERS,
    more: Sequence[str] = MAP_MORE,
) -> Filters:
    """Draws period, area and words, the `shown` filters, and `more` behind a button."""
    filters = address.filters()
    with st.container(key="filters"):
        _draw(release, filters, shown, more)
    return filters


def _draw(
    release: reads.Release, filters: Filters, shown: Sequence[str], more: Sequence[str]
) -> None:
    _presets(filters)
    columns = st.columns([3, 3, 4, *([4] * len(shown)), 4, 2], vertical_alignment="bottom")
    for column, key, label in zip(columns, ("since", "until"), (_("From"), _("To")), strict=False):
        _bound(key, getattr(filters, key))
        column.date_input(
            label, value=None, key=_key(key), on_change=_changed, args=(key,), format="YYYY-MM-DD"
        )
    _area(columns[2], release, filters)
    for column, name in zip(columns[3:], shown, strict=False):
        _several(column, name, filters)
    _words(columns[-2], filters)
    with columns[-1].popover(_more_label(filters, more), width="stretch"):
        for name in more:
            _several(st, name, filters)


def _more_label(filters: Filters, names: Sequence[str]) -> str:
    used = sum(1 for name in names if getattr(filters, name))
    more = _("More")
    return f"{more} ({used})" if used else more


def _presets(filters: Filters) -> None:
    now = today()
    _bound("preset", preset_of((filters.since, filters.until), now))
    st.pills(
        _("Period"),
        PRESETS,
        format_func=preset_words,
        key=_key("preset"),
        label_visibility="collapsed",
        on_change=_preset_changed,
    )


def _preset_changed() -> None:
    since, until = period_of(st.session_state[_key("preset")] or "all", today())
    address.write("since", since)
    address.write("until", until)
    address.forget(*address.OF_ONE_VIEW)


def _area(column: DeltaGenerator, release: reads.Release, filters: Filters) -> None:
    areas = reads.areas(release)
    options = [*areas, UNLOCATED]
    if filters.area and filters.area not in options:
        options.append(filters.area)
    _bound("area", filters.area)
    column.selectbox(
        _("Oblast or raion"),
        options,
        index=None,
        format_func=lambda pcode: area_option(release, pcode),
        placeholder=_("All of Ukraine"),
        key=_key("area"),
        on_change=_changed,
        args=("area",),
    )


def area_option(release: reads.Release, pcode: str) -> str:
    """The name of an area, and its oblast where another raion has the same name.

    Options have to read differently, and all of them are sent at every change of a filter.
    """
    areas = reads.areas(release)
    words = reads.place_words(release, pcode)
    row = areas.get(pcode)
    if not row or not row["namesakes"]:
        return words
    oblast = areas[row["oblast"]]
    return f"{words}, {area_words(str(named(oblast)), oblast['level'])}"


def _words(column: DeltaGenerator, filters: Filters) -> None:
    _bound("text", filters.text)
    column.text_input(
        _("Search"),
        placeholder=_("place, publisher, speaker"),
        max_chars=100,
        key=_key("text"),
        on_change=_changed,
        args=("text",),
    )


def _several(column: Any, name: str, filters: Filters) -> None:
    _bound(name, list(getattr(filters, name)))
    column.multiselect(
        filter_label(name),
        [str(one) for one in VOCABULARIES[name]],
        format_func=lambda value: term(CONTEXTS[name], value),
        placeholder=_("All"),
        key=_key(name),
        on_change=_changed,
        args=(name,),
    )


def _key(name: str) -> str:
    return f"filter-{name}"


def _bound(name: str, value: Any) -> None:
    """The address decides what a widget shows, so that back and forward work."""
    st.session_state[_key(name)] = value


def _changed(name: str) -> None:
    address.write(name, st.session_state[_key(name)])
    address.forget(*address.OF_ONE_VIEW)


def pager(number: int, first: int, size: int) -> None:
    """Newer and older rows of a list; where in the list stands in the address."""
    if number <= size:
        return
    back, words, on = st.columns([1, 2, 1], vertical_alignment="center")
    back.button(_("Back"), disabled=first == 0, on_click=_turn, args=(first - size,), key="back")
    last = min(first + size, number)
    words.caption(
        f"{first + 1}–{last} " + plural("of {n} entry", "of {n} entries", number),
    )
    on.button(_("Next"), disabled=last >= number, on_click=_turn, args=(first + size,), key="next")


def _turn(first: int) -> None:
    address.write("first", str(first) if first > 0 else "")
