"""Filters: the same in the address, the routes and exports; bad values are refused in words."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import BadFilter
from dashboard.maps.impact_map import ShownView
from dashboard.queries.filters import Filters
from tests.queries.strategies import FILTERS


@given(FILTERS)
def test_a_query_gives_the_filters_back(filters: Filters) -> None:
    assert Filters.from_query(filters.to_query()) == filters


@given(FILTERS)
def test_the_map_takes_every_query(filters: Filters) -> None:
    ShownView(filters.to_query(), "UA51")


@pytest.mark.parametrize(
    "query",
    [
        "since=yesterday",
        "until=2026-02-30",
        "kinds=explosion",
        "sectors=energy&sectors=x",
        "area=' OR 1=1",
    ],
)
def test_a_bad_value_is_refused_in_words(query: str) -> None:
    with pytest.raises(BadFilter, match="give"):
        Filters.from_query(query)


def test_other_keys_are_passed_over() -> None:
    assert Filters.from_query("place=UA51&bbox=1,2,3,4&zoom=6") == Filters()


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(BadFilter, match="before it begins"):
        Filters.from_query("since=2026-03-02&until=2026-03-01")


def test_the_same_view_is_the_same_filters_however_it_is_written() -> None:
    written = Filters.from_query(
        "sectors=water&sectors=energy&sectors=water&text=+two++words+&area=UA"
    )
    assert written == Filters(sectors=("energy", "water"), text="two words")
    assert written.to_query() == "sectors=energy&sectors=water&text=two+words"


def test_a_text_that_utf_8_cannot_carry_is_still_a_query() -> None:
    Filters(text="a\ud800b").to_query()


@given(st.text(max_size=200))
def test_any_query_gives_filters_or_a_plain_refusal(query: str) -> None:
    with contextlib.suppress(BadFilter):
        assert Filters.from_query(query).to_query().isascii()
