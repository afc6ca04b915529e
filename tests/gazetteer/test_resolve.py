"""A name in a text → one unit, candidates, or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.gazetteer import load_gazetteer
from dashboard.model.vocabulary import Level

GAZETTEER = load_gazetteer()
CITIES = {
    "UA51100270010076757": "Odesa|Odessa|Одеса|Одесса",
    "UA63120270010096107": "Kharkiv|Kharkov|Харків|Харьков",
    "UA63080090010026457": "Kupiansk|Kupyansk|Куп'янськ|Куп’янськ|Купʼянськ|Купянск",
    "UA51100370010020298": "Chornomorsk|Чорноморськ|Черноморск|Іллічівськ",
    "UA14160210010099403": "Pokrovsk|Покровськ|Покровск|Красноармейск",
    "UA12060170010065850": "Kryvyi Rih|Kryvyy Rih|Krivoy Rog|Кривий Ріг|Кривой Рог",
    "UA59080270010036634": "Sumy|Суми|Сумы",
    "UA74100390010054825": "Chernihiv|Chernigov|Чернігів|Чернигов",
    "UA65100150010064384": "Kherson|Херсон",
    "UA23060070010069526": "Zaporizhzhia|Zaporizhzhya|Запоріжжя|Запорожье",
    "UA63140010010035757": "Vovchansk|Вовчанськ|Волчанск",
    "UA80000000000093317": "Kyiv|Kiev|Київ|Киев",
    "UA14020010010059145": "Bakhmut|Artemivsk|Бахмут|Артемівськ",
    "UA12020010010037010": "Dnipro|Дніпро|Днепр|Дніпропетровськ",
    "UA51100410010044384": "Pivdenne in Odesa|Южне|Yuzhne",
}
NAMES = [
    (name, code)
    for code, names in CITIES.items()
    for name in names.split("|")
    if " in " not in name
]
VILLAGE = "Іванівка"


@pytest.mark.parametrize(("name", "code"), NAMES)
def test_a_great_city_resolves_by_each_of_its_names(name: str, code: str) -> None:
    place = GAZETTEER.resolve(name)
    assert (place.pcode, place.text, place.candidates) == (code, name, ())


def test_odesa_carries_its_place_in_the_country() -> None:
    place = GAZETTEER.resolve("Одеса")
    assert (place.name, place.name_uk, place.level) == ("Odesa", "Одеса", Level.SETTLEMENT)
    assert place.chain == ("UA", "UA51", "UA5110", "UA5110027", "UA51100270010076757")
    assert (place.lat, place.lon) == (
        pytest.approx(46.48, abs=0.02),
        pytest.approx(30.73, abs=0.02),
    )
    assert place.population is not None
    assert place.population > 900_000


@pytest.mark.parametrize("name", ["Simferopol", "Сімферополь", "Симферополь"])
def test_simferopol_lies_in_crimea(name: str) -> None:
    assert GAZETTEER.resolve(name).oblast == "UA01"


def test_kyiv_and_sevastopol_are_cities_in_no_raion() -> None:
    kyiv, sevastopol = GAZETTEER.resolve("Київ"), GAZETTEER.resolve("Севастополь")
    assert (kyiv.oblast, kyiv.level, kyiv.raion) == ("UA80", Level.SETTLEMENT, None)
    assert (sevastopol.oblast, sevastopol.raion) == ("UA85", None)


@pytest.mark.parametrize("name", ["Слов'янськ", "Слов’янськ", "Словʼянськ", "Слов'янську"])
def test_an_official_name_outranks_an_old_name_of_another_city(name: str) -> None:
    for within in ((), ("UA14",), ("UA12",)):
        assert GAZETTEER.resolve(name, within).name == "Sloviansk"


@pytest.mark.parametrize("name", ["Orkiv", "Torkivv", "Odes", "Kharki", "", " ", "'", "Одесс а"])
def test_a_near_miss_resolves_to_nothing(name: str) -> None:
    place = GAZETTEER.resolve(name)
    assert (place.text, place.name, place.candidates) == (name, None, ())


@pytest.mark.parametrize(
    "name",
    [
        "Оdesa",  # a Cyrillic О
        "Одecа",  # Latin e and c
        "Ode\u200bsa",
        "\u202eOdesa",
        "Odesa\u2060",
        "\uff2fdesa",  # full-width
        "\u212ayiv",  # Kelvin sign
        "Kyiv Київ",
    ],
)
def test_a_look_alike_never_matches(name: str) -> None:
    assert not GAZETTEER.resolve(name).resolved
    assert GAZETTEER.find(name) == ()


def test_same_name_villages_are_candidates_and_not_a_pick() -> None:
    place = GAZETTEER.resolve(VILLAGE)
    assert not place.resolved
    assert len(place.candidates) > 100
    assert {candidate.name_uk for candidate in place.candidates} == {VILLAGE}


def test_context_that_leaves_one_village_decides() -> None:
    alone = [
        place
        for place in GAZETTEER.resolve(VILLAGE).candidates
        if sum(other.raion == place.raion for other in GAZETTEER.resolve(VILLAGE).candidates) == 1
    ]
    assert alone
    for place in alone:
        for within in (place.raion, place.hromada):
            assert GAZETTEER.resolve(VILLAGE, (str(within),)).pcode == place.pcode


def test_context_that_leaves_several_narrows_the_candidates() -> None:
    place = GAZETTEER.resolve(VILLAGE, ("UA51",))
    assert not place.resolved
    assert 1 < len(place.candidates) < 100
    assert {candidate.oblast for candidate in place.candidates} == {"UA51"}


def test_a_lone_village_outside_the_context_is_a_candidate() -> None:
    assert GAZETTEER.resolve("Khorly").resolved
    assert GAZETTEER.resolve("Khorly", ("UA65",)).resolved
    outside = GAZETTEER.resolve("Khorly", ("UA51",))
    assert [candidate.name for candidate in outside.candidates] == ["Khorly"]


def test_a_dominant_city_needs_no_context_and_survives_a_strange_one() -> None:
    for within in ((), ("UA48",), ("UA12",)):
        assert GAZETTEER.resolve("Миколаїв", within).oblast == "UA48"
    assert GAZETTEER.resolve("Миколаїв", ("UA46",)).oblast == "UA46"


def test_an_oblast_outdoes_a_village_of_its_name() -> None:
    assert GAZETTEER.resolve("Харківщина").pcode == "UA63"  # also a village in UA59
    assert GAZETTEER.resolve("Харківщина", ("UA59",)).level == Level.SETTLEMENT


def test_a_city_is_not_dominant_beside_a_large_namesake() -> None:
    assert not GAZETTEER.resolve("Lyman").resolved  # 20,066 people and 4,008
    assert GAZETTEER.resolve("Lyman").candidates[0].oblast == "UA14"
    assert GAZETTEER.resolve("Lyman", ("UA14",)).population == 20066


def test_a_city_hidden_by_a_village_of_the_same_form_is_offered() -> None:
    assert not GAZETTEER.resolve("Львове").resolved
    assert "Lviv" in {candidate.name for candidate in GAZETTEER.resolve("Львове").candidates}
    assert GAZETTEER.resolve("Львове", ("UA46",)).name == "Lviv"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Odeska", "UA51"),
        ("Nikopolskyi", "UA1208"),
        ("Shakhivska hromada", "UA1416027"),
        ("Ukraine", "UA"),
        ("місто Очаків", "UA48060250010045389"),
        ("Odesa city", "UA51100270010076757"),
        ("the city of Odesa", "UA51100270010076757"),
        ("с. Хорли", "UA65080070140055831"),
    ],
)
def test_units_of_other_levels_and_names_with_their_kind_resolve(name: str, code: str) -> None:
    assert GAZETTEER.resolve(name).pcode == code


def test_hromadas_of_one_name_are_candidates_until_the_oblast_is_known() -> None:
    for name in ("Bilozerska hromada", "Bilozersk community", "Білозерській громаді"):
        found = GAZETTEER.resolve(name)
        assert {candidate.oblast for candidate in found.candidates} == {"UA14", "UA65"}
        assert GAZETTEER.resolve(name, ("UA65",)).pcode == "UA6510001"


def test_level_leaves_out_the_others() -> None:
    assert GAZETTEER.resolve("Kropyvnytskyi").level == Level.SETTLEMENT
    assert GAZETTEER.resolve("Kropyvnytskyi", (), Level.RAION).pcode == "UA3504"
    assert not GAZETTEER.resolve("Odesa", (), Level.RAION).resolved


def test_a_city_district_is_chosen_by_its_city() -> None:
    assert len(GAZETTEER.resolve("Київському районі").candidates) >= 4
    place = GAZETTEER.resolve("Київському районі", ("UA51",))
    assert (place.level, place.parent, place.settlement) == (
        Level.DISTRICT,
        "Odesa",
        "UA51100270010076757",
    )
    assert GAZETTEER.resolve("Київський район", ("UA51100270010076757",)).pcode == place.pcode


@given(st.text(max_size=30))
def test_any_text_gives_a_place_with_that_text(text: str) -> None:
    place = GAZETTEER.resolve(text)
    assert place.text == text
    assert not (place.resolved and place.candidates)


OFFICIAL = list(GAZETTEER.settlements())


@given(st.sampled_from(OFFICIAL), st.sampled_from(["'", "’", "ʼ"]))
def test_every_settlement_is_found_by_its_official_names_in_its_hromada(
    place: object, apostrophe: str
) -> None:
    settlement = GAZETTEER.unit(place.pcode)  # type: ignore[attr-defined]
    within = (settlement.hromada or str(settlement.oblast),)
    for name in (str(settlement.name_uk).replace("’", apostrophe), str(settlement.name)):
        found = GAZETTEER.resolve(name, within, Level.SETTLEMENT)
        codes = {found.pcode, *(candidate.pcode for candidate in found.candidates)}
        assert settlement.pcode in codes
