import pytest

from tests.extraction.reading import briefs, read

CASES = [
    (
        "In Odesa six civilians, including three children, were injured.",
        {("injured", "civilian", 6, 6), ("injured", "child", 3, 3)},
    ),
    (
        "Eight people were killed in Odesa and 27 more injured.",
        {("killed", "people", 8, 8), ("injured", "people", 27, 27)},
    ),
    (
        "Odesa:\n– dead – 8 people\n– injured – 27 people",
        {("killed", "people", 8, 8), ("injured", "people", 27, 27)},
    ),
    ("The death toll in Ternopil rose to 19.", {("killed", "people", 19, 19)}),
    ("A man of 33 lost his life in Kherson.", {("killed", "man", 1, 1)}),
    (
        "Hurt in Kherson were two women and a boy.",
        {("injured", "woman", 2, 2), ("injured", "child", 1, 1)},
    ),
    ("Rescuers in Kherson are still looking for four people.", {("missing", "people", 4, 4)}),
    ("The attack killed three people in Sumy.", {("killed", "people", 3, 3)}),
    ("There were no casualties in Sumy.", {("injured", "people", 0, 0)}),
    (
        "В Одесі поранено шістьох людей, із них троє — діти.",
        {("injured", "people", 6, 6), ("injured", "child", 3, 3)},
    ),
    (
        "У Сумах загинули 16 людей, 64 людини дістали поранень, 14 із них — діти.",
        {("killed", "people", 16, 16), ("injured", "people", 64, 64), ("injured", "child", 14, 14)},
    ),
    ("У Сумах ніхто не постраждав.", {("injured", "people", 0, 0)}),
    (
        "В Херсоне погибли четверо, пострадали девятнадцать человек, в том числе четверо медиков.",
        {
            ("killed", "people", 4, 4),
            ("injured", "people", 19, 19),
            ("injured", "health_worker", 4, 4),
        },
    ),
    ("Удар по Харькову унес жизни 27 человек.", {("killed", "people", 27, 27)}),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_people_harmed_are_read(text: str, expected: set) -> None:
    assert briefs(text) == expected


def test_a_part_points_at_its_total() -> None:
    total, part = read("In Odesa six people were injured, including three children.").claims
    assert part.part_of == total.claim_id


def test_rescued_people_and_soldiers_are_no_claims() -> None:
    assert briefs("In Odesa 45 people were rescued. Russia lost 1,020 soldiers killed.") == set()


def test_a_corrected_figure_is_superseded() -> None:
    found = read("First reports from Odesa spoke of seven dead. Later eight people were killed.")
    assert [c.count_low for c in found.claims] == [8]
    assert "superseded" in {u.why for u in found.unused}


def test_a_sum_by_places_is_a_period_total_of_its_parts() -> None:
    text = (
        "Three people were killed in strikes on Ukraine overnight. In Odesa region two people"
        " were killed overnight. In Sumy region one person was killed overnight."
    )
    total, *parts = read(text).claims
    assert total.scope == "period"
    assert [p.part_of for p in parts] == [total.claim_id] * 2
