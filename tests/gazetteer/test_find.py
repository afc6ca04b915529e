"""All units that a form in a text may name, best first."""

import pytest

from dashboard.gazetteer import load_gazetteer
from dashboard.model.vocabulary import Level

GAZETTEER = load_gazetteer()
SETTLEMENTS = {
    "Odesa": "Одесі Одеси Одесу Одесою Одессе Одессу Одессы Одессой ODESA одеса",
    "Kharkiv": "Харкова Харкову Харковом Харкові Харькове Харьковом",
    "Kyiv": "Києва Києву Києвом Києві Киева Киеву Киеве",
    "Vovchansk": "Вовчанську Вовчанська Волчанске",
    "Kryvyi Rih": "Кривому_Розі Кривого_Рогу Кривого_Рога Кривом_Роге Кривым_Рогом",
    "Zaporizhzhia": "Запоріжжі Запоріжжю Запорожье Запорожью",
    "Sumy": "Сумах Сум Сумами",
    "Chernihiv": "Чернігові Чернігова Чернигове",
    "Bila Tserkva": "Білій_Церкві Білу_Церкву Белой_Церкви",
    "Ternopil": "Тернополі Тернополю Тернополя",
    "Sloviansk": "Слов’янську Слов'янська Славянске",
    "Kostiantynivka": "Костянтинівці Константиновке",
    "Rai-Oleksandrivka": "Рай-Олександрівці Рай–Олександрівку",
    "Druzhkivka": "Дружківці Дружковке",
    "Shostka": "Шостці Шостке",
    "Lozova": "Лозовій Лозову Лозовой",
    "Kropyvnytskyi": "Кропивницькому Кропивницком",
    "Khorly": "Хорлах Хорлы Хорли",
    "Novyi Korotych": "Новый_Коротич Новому_Коротичі",
    "Debaltseve": "Дебальцево Дебальцевому Дебальцеве",
    "Yazykove": "Язикове Языково",
    "Kamianets-Podilskyi": "Кам’янці-Подільському Каменце-Подольском",
    "Rava-Ruska": "Раві-Руській Раву-Руську",
    "Konotop": "Конотопе Конотопі",
    "Chernivtsi": "Чернівцях Чернівців Черновцах",
    "Huliaipole": "Hulyaipole Hulyaypole Гуляйполі Гуляйполе",
    "Avdiivka": "Avdiyivka Авдіївці Авдеевке",
}
AREAS = {
    "UA51": "Odesa region|Odesa Oblast|Odessa region|Odeska oblast|region of Odesa|Одеська область|"
    "Одеської області|Одеській обл|Одещина|на Одещині|Одещину|Одесская область|Одесской области",
    "UA63": "Kharkiv region|Харківщина|Харківщині|Харьковщине|Харьковской области",
    "UA12": "Dnipropetrovsk oblast|DNIPROPETROVSK REGION|Дніпропетровщина|Днепропетровщине",
    "UA65": "Kherson Oblast|Херсонської області|Херсонской области|Херсонською областю",
    "UA14": "Donetsk region|Донеччині|Донецкой области|ДНР",
    "UA26": "Ivano-Frankivsk region|Прикарпатті|Івано-Франківській області",
    "UA21": "Zakarpattia|Закарпатті|Закарпатье|Transcarpathia",
    "UA07": "Volyn|Волині|Волинської області|Волынской области",
    "UA68": "Khmelnytskyi region|Khmelnytsky region|Хмельниччині",
    "UA73": "Chernivtsi region|Буковині|Чернівецькій області",
    "UA01": "Crimea|Криму|Крым|Автономній Республіці Крим",
    "UA35": "Kirovohrad region|Кіровоградщині|Кировоградской области",
    "UA1208": "Nikopol district|Nikopolskyi raion|Nikopolskyi district|Нікопольський район|"
    "Нікопольського району|Нікопольському р-н|Никопольском районе",
    "UA3208": "Bucha district|Бучанському районі",
    "UA1206": "Kryvyi Rih district|Криворізького району",
    "UA3508": "Александрийский район|Александрийского района|Олександрійському районі",
    "UA1210": "Самарівський район|Новомосковському районі|Novomoskovsk district",
    "UA5908027": "Сумська громада|Сумської громади|Сумської міської територіальної громади|"
    "Sumska hromada|Sumy community|Sumska territorial community",
    "UA1416027": "Шахівській громаді|Shakhivska hromada",
    "UA1402001": "Бахмутській громаді|Bakhmut community",
    "UA": "Ukraine|Україна|Україні|Україною|Украине",
}


@pytest.mark.parametrize(
    ("form", "name"),
    [
        (form.replace("_", " "), name)
        for name, forms in SETTLEMENTS.items()
        for form in forms.split()
    ],
)
def test_a_bent_name_finds_its_settlement_first(form: str, name: str) -> None:
    found = GAZETTEER.find(form)
    assert found[0].name == name
    assert found[0].text == form


@pytest.mark.parametrize(
    ("form", "code"), [(form, code) for code, forms in AREAS.items() for form in forms.split("|")]
)
def test_an_area_is_found_in_all_its_usual_forms(form: str, code: str) -> None:
    assert GAZETTEER.find(form.removeprefix("на "))[0].pcode == code


@pytest.mark.parametrize(
    "form", ["Orkiv", "Human", "Police", "По", "the", "and", "зупинено", "president", "", "\u202e"]
)
def test_what_names_no_unit_finds_nothing(form: str) -> None:
    assert GAZETTEER.find(form) == ()


def test_the_nominative_comes_before_a_bent_guess() -> None:
    found = [place.name for place in GAZETTEER.find("Черкас")]
    assert found[0] == "Cherkas"
    assert "Cherkasy" in found


def test_cities_come_first_then_the_more_populous() -> None:
    found = GAZETTEER.find("Миколаїв")
    assert [place.oblast for place in found[:2]] == ["UA48", "UA46"]
    people = [place.population or 0 for place in GAZETTEER.find("Перемога")]
    assert people == sorted(people, reverse=True)


def test_an_adjective_alone_finds_oblasts_raions_and_districts() -> None:
    assert GAZETTEER.find("Одеській")[0].level == Level.OBLAST
    assert {Level.RAION, Level.DISTRICT} <= {p.level for p in GAZETTEER.find("Дніпровському")}


def test_a_place_of_find_is_the_official_unit_with_the_words_of_the_text() -> None:
    place = GAZETTEER.find("Одессой")[0]
    assert place.model_copy(update={"text": ""}) == GAZETTEER.unit("UA51100270010076757")
