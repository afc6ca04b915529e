"""The place rule and what never leaves: only official units, no words of a report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.model.place import Place
from dashboard.model.vocabulary import Level
from dashboard.release.policy.places import inhabitants, public_place, public_url
from tests.factories import nowhere, oblast, odesa, raion
from tests.release.conftest import known_unit

DISTRICT = {"name": "Prymorskyi", "level": "district", "oblast": "UA51", "parent": "Odesa"}


def test_a_district_becomes_its_city() -> None:
    district = Place(text="Prymorskyi", pcode="UA51X", settlement=odesa().pcode, **DISTRICT)
    assert public_place(district, known_unit).name == "Odesa"


def test_a_district_whose_city_is_not_known_becomes_its_oblast() -> None:
    shown = public_place(Place(text="Prymorskyi", **DISTRICT), known_unit)
    assert (shown.name, shown.level) == ("Odeska", "oblast")


def test_a_place_goes_out_as_the_official_unit_whatever_a_correction_wrote_into_it() -> None:
    written = odesa().model_copy(
        update={"text": "5 Synthetic Street", "name": "Synthetic Plant", "lat": 46.123, "lon": 30.4}
    )
    shown = public_place(written, known_unit)
    assert shown == odesa().model_copy(update={"text": ""})


def test_a_settlement_without_an_official_unit_goes_to_the_finest_area_that_has_one() -> None:
    farm = Place(
        text="x", name="x", level="settlement", oblast="UA51", raion="UA5110", lat=46.1, lon=30.1
    )
    assert public_place(farm, known_unit).pcode == "UA5110"


def test_an_oblast_stays_an_oblast_even_if_a_settlement_is_noted() -> None:
    place = Place(
        text="", name="Odeska", level="oblast", pcode="UA51", oblast="UA51",
        settlement=odesa().pcode,
    )  # fmt: skip
    assert public_place(place, known_unit).level == "oblast"


def test_no_finer_than_what_is_asked_for() -> None:
    for finest, pcode in (("raion", "UA5110"), ("oblast", "UA51"), ("country", "UA")):
        assert public_place(odesa(), known_unit, Level(finest)).pcode == pcode
    district = Place(text="x", pcode="UA51X", settlement=odesa().pcode, **DISTRICT)
    assert public_place(district, lambda code: district, Level.DISTRICT).level == "district"
    assert public_place(oblast(), known_unit, Level.SETTLEMENT).pcode == "UA51"


def test_a_place_of_which_no_unit_is_known_is_unlocated() -> None:
    place = Place(text="x", name="x", level="settlement", pcode="UA99")
    assert public_place(place, lambda code: known_unit("none")) == Place(text="")


def test_no_words_of_a_unit_either() -> None:
    worded = odesa().model_copy(update={"text": "words", "parent": "words"})
    shown = public_place(odesa(), lambda code: worded)
    assert (shown.text, shown.parent) == ("", None)


def test_inhabitants_are_those_of_the_official_settlement() -> None:
    written = odesa().model_copy(update={"population": 5})
    assert inhabitants(written, known_unit) == odesa().population
    district = Place(text="x", pcode="UA51X", settlement=odesa().pcode, **DISTRICT)
    assert inhabitants(district, known_unit) == odesa().population
    assert inhabitants(raion(), known_unit) is None
    assert inhabitants(raion(), lambda code: odesa() if code == "UA5110" else raion()) == 1_010_537
    assert inhabitants(nowhere(), known_unit) is None


def test_a_name_that_resolves_to_nothing_stays_unlocated_and_unnamed() -> None:
    assert public_place(nowhere("5 Synthetic Street"), known_unit) == Place(text="")


@given(st.from_regex(r"UA[0-9]{2,17}", fullmatch=True), st.sampled_from(["settlement", "district"]))
def test_nothing_finer_than_a_settlement_goes_out(pcode: str, level: str) -> None:
    place = Place(text="x", name="x", level=level, pcode=pcode, oblast="UA51", lat=46, lon=30)
    shown = public_place(place, known_unit)
    assert shown.level != "district"
    assert shown.pcode in {"UA", "UA51", "UA5110", odesa().pcode, "UA51100370010095062"}


@pytest.mark.parametrize(
    "url",
    [
        None, "", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//example.org/",
        "https://user:secret@example.org/", "http://[", "https://",
    ],
)  # fmt: skip
def test_only_an_open_web_address_goes_out(url: str | None) -> None:
    assert public_url(url) is None


def test_the_part_of_an_address_that_quotes_the_page_is_cut() -> None:
    assert public_url("https://example.org/a?b=1#:~:text=words") == "https://example.org/a?b=1"
    assert public_url("http://example.org/a") == "http://example.org/a"
    assert public_url("https://example.org/a#part") == "https://example.org/a#part"
