"""Filters for property tests: sound ones, most of which let something through."""

import datetime as dt

from hypothesis import strategies as st

from dashboard.model.incident import Corroboration
from dashboard.model.vocabulary import Harm, Kind, Sector, Service
from dashboard.queries import Filters

SINCE = st.none() | st.dates(dt.date(2022, 1, 1), dt.date(2024, 6, 1))
UNTIL = st.none() | st.dates(dt.date(2024, 6, 1), dt.date(2027, 1, 1))


def some_of(vocabulary: type) -> st.SearchStrategy[tuple[str, ...]]:
    terms = [str(term) for term in vocabulary]
    return st.just(()) | st.lists(st.sampled_from(terms), max_size=3).map(tuple)


FILTERS = st.builds(
    Filters,
    since=SINCE,
    until=UNTIL,
    kinds=some_of(Kind),
    harms=some_of(Harm),
    sectors=some_of(Sector),
    services=some_of(Service),
    corroboration=some_of(Corroboration),
    area=st.none() | st.from_regex(r"UA[0-9]{2}([0-9]{2})?", fullmatch=True),
    text=st.just("")
    | st.sampled_from(["office 1", "TESTOVE", "synthetic daily", "%"])
    | st.text(max_size=60),
)
