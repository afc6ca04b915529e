from dashboard.extraction.places.atlas import Atlas
from dashboard.extraction.places.mention import Role
from dashboard.extraction.text.sentences import find_sentences
from dashboard.gazetteer import load_gazetteer
from tests.extraction.reading import read


def roles(text: str, language: str = "en") -> dict[str, Role]:
    found = Atlas(load_gazetteer()).read(find_sentences(text, language))
    return {m.text: m.role for mentions in found for m in mentions}


def where(text: str) -> list[str | None]:
    return [claim.place.name for claim in read(text).claims]


def test_launch_regions_are_no_places_of_events() -> None:
    found = roles("The drones were launched from Ukraine's Sumy and Chernihiv regions.")
    assert found["Sumy"] == found["Chernihiv regions"] == Role.LAUNCH


def test_the_capital_may_stand_for_the_government() -> None:
    assert roles("Talks went on. Kyiv accuses Moscow of delay.")["Kyiv"] == Role.ACTOR


def test_a_place_inside_an_office_is_its_home() -> None:
    assert roles("Three died, Kharkiv regional prosecutors said.")["Kharkiv"] == Role.HOME


def test_two_names_share_a_level_word() -> None:
    text = "Dnipropetrovsk and Zaporizhzhia regions lost electricity."
    assert where(text) == ["Dnipropetrovska", "Zaporizka"]


def test_what_happens_abroad_makes_no_claim() -> None:
    assert where("In Belgorod, two people were killed and a hospital was damaged.") == []


def test_a_place_is_carried_over_and_flagged() -> None:
    (claim,) = read("Drones came to Odesa at night. Three people were injured.").claims
    assert claim.place.name == "Odesa"
    assert "place_carried" in claim.flags


def test_a_city_district_is_read_as_its_city() -> None:
    assert where("У Дарницькому районі Києва пошкоджено школу.") == ["Kyiv"]


def test_the_regional_centre_is_found_from_its_oblast() -> None:
    text = "Удар по Одещині. В обласному центрі поранено двох людей."
    assert where(text) == ["Odesa"]


def test_a_village_is_chosen_by_the_oblast_in_the_text() -> None:
    (claim,) = read("In the village of Bilozerka, Kherson region, a school was hit.").claims
    assert claim.place.oblast == "UA65"


def test_a_misprint_resolves_to_nothing() -> None:
    text = "Kharkiv (Orkiv, as cited in reports) was hit: two people died."
    assert where(text) == ["Kharkiv"]
    assert ("Orkiv", "unknown_place") in {(u.text, u.why) for u in read(text).unused}
