"""Sentences as news write them, three languages, invented; what each must and must not claim."""

import datetime as dt

import pytest

from tests.extraction.reading import brief, read

PUBLISHED = dt.date(2026, 1, 15)
CASES = [
    ("A drone attack on Kharkiv overnight killed two people, including a 7-year-old girl, and"
     " injured 11 others.",
     {("killed", "people", 2, 2), ("killed", "child", 1, 1), ("injured", "people", 11, 11)}),
    ("Artillery fire on Kherson killed a 67-year-old man.", {("killed", "man", 1, 1)}),
    ("A drone attack in Kharkiv region has cost three lives, with two more people wounded.",
     {("killed", "people", 3, 3), ("injured", "people", 2, 2)}),
    ("The death toll from the attack on Ternopil has climbed to 38.",
     {("killed", "people", 38, 38)}),
    ("Kryvyi Rih. Injured: 4. Among them are 3 children.",
     {("injured", "people", 4, 4), ("injured", "child", 3, 3)}),
    ("Two women aged 55 and 61 were hospitalized in Nikopol.", {("injured", "woman", 2, 2)}),
    ("Two power line workers were killed in Sumy.", {("killed", "people", 2, 2)}),
    ("A fire broke out at a warehouse in Dnipro, with no casualties reported.",
     {("commerce", "warehouse", 1, 1), ("injured", "people", 0, 0)}),
    ("The strike destroyed the post office and damaged the railway station in Lozova.",
     {("government", "post_office", 1, 1), ("transport", "station", 1, 1)}),
    ("Power has been restored to 120,000 families in Odesa, while another 30,000 are still"
     " without electricity.",
     {("electricity", "partly_restored", 120000, 120000), ("electricity", "out", 30000, 30000)}),
    ("As of 18:00, the following remain without electricity:\n- Sumy oblast: 14,000 households;",
     {("electricity", "out", 14000, 14000)}),
    ("Кількість загиблих у Тернополі зросла до 38.", {("killed", "people", 38, 38)}),
    ("Уламки впали на дах багатоповерхівки в Києві. Постраждалих немає.",
     {("housing", "residential_building", 1, 1), ("injured", "people", 0, 0)}),
    ("Вибито вікна у двох школах та бібліотеці в Чугуєві.",
     {("education", "school", 2, 2), ("culture", "theatre", 1, 1)}),
    ("ДТЕК повернув світло 120 тисячам родин Одещини.",
     {("electricity", "partly_restored", 120000, 120000)}),
    ("У Херсоні постраждали троє працівниць лікарні.", {("injured", "health_worker", 3, 3)}),
    ("Нікопольщину обстріляли. Пошкоджені сім приватних будинків.", {("housing", "house", 7, 7)}),
    ("Из-под завалов дома в Краматорске извлекли тела двух женщин.", {("killed", "woman", 2, 2)}),
    ("Дрон атаковал скорую помощь в Херсоне: ранены фельдшер и водитель.",
     {("health", "ambulance", 1, 1), ("injured", "health_worker", 1, 1),
      ("injured", "people", 1, 1)}),
    ("В Ковеле повреждены здания локомотивного депо.", {("transport", "railway", 1, 1)}),
    ("Вот здание в Киеве, где работают пожарные.", set()),
    ("Residents of Sumy are asked to save water. The search goes on until dark.", set()),
    ("The Russian Defence Ministry claimed its forces struck workshops in Odesa region.", set()),
    ("In Sumy, at 10:20, 38 firefighters and 4 fire engines were at work.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_sentence_makes_its_claims_and_no_others(text: str, expected: set) -> None:
    assert {brief(claim) for claim in read(text, PUBLISHED).claims} == expected


def test_an_older_event_beside_the_reports_own_is_a_comparison() -> None:
    text = (
        "On Tuesday a drone hit a bus in Kherson. In September 2025, two people were killed"
        " in Kramatorsk."
    )
    found = read(text, PUBLISHED)
    assert [c.place.name for c in found.claims] == ["Kherson"]
    assert "comparison" in {u.why for u in found.unused}


def test_an_ordinal_counts_a_series_and_one_event() -> None:
    found = read("В Одесі поцілили у вже тридцять четвертий енергооб’єкт області.", PUBLISHED)
    assert {(c.count_low, str(c.scope)) for c in found.claims} == {(1, "incident"), (34, "period")}


def test_the_later_hour_of_a_live_page_replaces_the_earlier() -> None:
    text = "Київ: удар\n10:20. У Києві загинули четверо.\n05:40. У Києві загинули двоє."
    assert [c.count_low for c in read(text, PUBLISHED).claims] == [4]


def test_a_days_toll_of_an_oblast_is_a_period() -> None:
    (claim,) = read("За минулу добу в Донецькій області загинули четверо людей.", PUBLISHED).claims
    assert claim.scope == "period"
