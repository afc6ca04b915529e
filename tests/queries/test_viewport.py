"""The map's summary: every incident is a bubble, in an area, for the country, or unlocated."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.queries import Filters, OpenRelease, incidents, summarise, viewport
from tests.queries.conftest import Many
from tests.queries.strategies import FILTERS

UKRAINE = (22.0, 44.0, 41.0, 53.0)
WORLD = (-180.0, -90.0, 180.0, 90.0)
ODESA = "UA51100270010076757"


def shown(found: dict[str, Any]) -> int:
    drawn = sum(place["n"] for place in found["places"]) + found["more_incidents"]
    only = sum(area["only"] for area in found["areas"])
    return drawn + only + found["countrywide"] + found["unlocated"]


def test_every_incident_is_somewhere(release: OpenRelease) -> None:
    found = summarise(release, Filters(), UKRAINE, 6)
    assert shown(found) == found["total"] == 4


@given(FILTERS, st.sampled_from([5, 7, 8, 11]))
def test_whatever_the_filters_and_the_zoom_every_incident_is_shown_once(
    many: Many, filters: Filters, zoom: int
) -> None:
    found = summarise(many.release, filters, WORLD, zoom)
    assert shown(found) == found["total"] == incidents(many.release, filters, None, 0)[1]


@given(FILTERS, st.tuples(*(st.floats(22, 41) for _ in "we"), *(st.floats(44, 53) for _ in "sn")))
def test_a_part_of_the_map_shows_the_places_in_it_and_counts_the_rest(
    many: Many, filters: Filters, edges: tuple[float, float, float, float]
) -> None:
    west, east = sorted(edges[:2])
    south, north = sorted(edges[2:])
    found = summarise(many.release, filters, (west, south, east, north), 9)
    everywhere = summarise(many.release, filters, UKRAINE, 9)
    assert found["total"] == everywhere["total"]
    for place in found["places"]:
        assert west <= place["lon"] <= east
        assert south <= place["lat"] <= north
    assert len(found["places"]) <= viewport.MOST_PLACES


@given(FILTERS)
def test_the_areas_count_all_that_lies_in_them(many: Many, filters: Filters) -> None:
    areas = {a["pcode"]: a for a in summarise(many.release, filters, UKRAINE, 8)["areas"]}
    for pcode in ("UA51", "UA6304"):
        number = incidents(many.release, filters, pcode, 0)[1]
        assert areas.get(pcode, {"n": 0})["n"] == number


def test_places_beyond_the_most_are_counted_and_the_largest_are_drawn(
    many: Many, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = summarise(many.release, Filters(), WORLD, 6)
    monkeypatch.setattr(viewport, "MOST_PLACES", 10)
    found = summarise(many.release, Filters(), WORLD, 6)
    assert len(found["places"]) == 10
    assert found["more"] == everything["more"] + len(everything["places"]) - 10
    assert shown(found) == found["total"]
    sizes = [place["n"] for place in everything["places"]]
    assert sorted((place["n"] for place in found["places"]), reverse=True) == sizes[:10]


def test_what_is_known_for_an_oblast_only_is_no_bubble(release: OpenRelease) -> None:
    found = summarise(release, Filters(), UKRAINE, 6)
    assert [place["pcode"] for place in found["places"]] == [ODESA]
    assert {area["pcode"]: area["only"] for area in found["areas"]} == {"UA51": 0, "UA63": 1}


def test_what_is_known_for_a_raion_shades_the_oblast_from_afar_and_the_raion_from_near(
    many: Many,
) -> None:
    [raion] = {row["pcode"] for row in many.rows if row["pcode"] == "UA6304"}
    number = sum(row["pcode"] == raion for row in many.rows)
    far = {a["pcode"]: a for a in summarise(many.release, Filters(), UKRAINE, 7)["areas"]}
    near = {a["pcode"]: a for a in summarise(many.release, Filters(), UKRAINE, 8)["areas"]}
    assert raion not in far
    assert near[raion]["only"] == number
    for_oblast = sum(row["pcode"] == "UA63" for row in many.rows)
    assert near["UA63"]["only"] == for_oblast < far["UA63"]["only"]


def test_raions_out_of_view_are_not_sent(many: Many) -> None:
    areas = summarise(many.release, Filters(), (29.0, 45.5, 31.5, 48.0), 9)["areas"]
    raions = {area["pcode"][:4] for area in areas if len(area["pcode"]) == 6}
    assert "UA51" in raions
    assert "UA63" not in raions
    assert len({area["pcode"] for area in areas if len(area["pcode"]) == 4}) == 27


def test_a_bubble_outside_the_view_is_not_sent(release: OpenRelease) -> None:
    assert summarise(release, Filters(), (35.0, 49.0, 37.0, 51.0), 8)["places"] == []


def test_the_selected_place_tells_where_it_is(release: OpenRelease) -> None:
    selected = summarise(release, Filters(), UKRAINE, 6, ODESA)["selected"]
    assert (selected["name"], selected["level"]) == ("Odesa", "settlement")
    oblast = summarise(release, Filters(), UKRAINE, 6, "UA51")["selected"]
    assert (oblast["name"], oblast["lat"]) == ("Odeska", 46.8)
    for unknown in ("'; DROP TABLE x", "UA", "unlocated", "UA9999", ""):
        assert summarise(release, Filters(), UKRAINE, 6, unknown)["selected"] is None
