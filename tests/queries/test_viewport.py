"""The map's summary: every incident is a bubble, in an area, for the country, or unlocated."""

from dashboard.queries import Filters, OpenRelease, summarise

UKRAINE = (22.0, 44.0, 41.0, 53.0)
ODESA = "UA51100270010076757"


def test_every_incident_is_somewhere(release: OpenRelease) -> None:
    found = summarise(release, Filters(), UKRAINE, 6)
    drawn = sum(place["n"] for place in found["places"])
    only = sum(area["only"] for area in found["areas"])
    assert drawn + only + found["countrywide"] + found["unlocated"] == found["total"] == 4


def test_what_is_known_for_an_oblast_only_is_no_bubble(release: OpenRelease) -> None:
    found = summarise(release, Filters(), UKRAINE, 6)
    assert [place["pcode"] for place in found["places"]] == [ODESA]
    assert {area["pcode"]: area["only"] for area in found["areas"]} == {"UA51": 0, "UA63": 1}


def test_a_bubble_outside_the_view_is_not_sent(release: OpenRelease) -> None:
    assert summarise(release, Filters(), (35.0, 49.0, 37.0, 51.0), 8)["places"] == []


def test_the_selected_place_tells_where_it_is(release: OpenRelease) -> None:
    selected = summarise(release, Filters(), UKRAINE, 6, ODESA)["selected"]
    assert selected["name"] == "Odesa"
    assert summarise(release, Filters(), UKRAINE, 6, "'; DROP TABLE x")["selected"] is None
