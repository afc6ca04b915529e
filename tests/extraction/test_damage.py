import pytest

from tests.extraction.reading import briefs, read

CASES = [
    ("Drones hit a residential building in Odesa.", {("housing", "residential_building", 1, 1)}),
    (
        "A school and 12 houses were damaged in Sumy.",
        {("education", "school", 1, 1), ("housing", "house", 12, 12)},
    ),
    ("In Sumy, damage was done to a bridge.", {("transport", "bridge", 1, 1)}),
    ("Missiles hit a port facility in Odesa.", {("transport", "port", 1, 1)}),
    ("Fire damaged parked cars in Odesa.", {("vehicle", "car", None, None)}),
    (
        "У Сумах пошкоджено дві школи та лікарню.",
        {("education", "school", 2, 2), ("health", "hospital", 1, 1)},
    ),
    ("В Одесі влучили у два багатоквартирні будинки.", {("housing", "residential_building", 2, 2)}),
    (
        "В Херсоне повреждены 50 многоэтажек и музей.",
        {("housing", "residential_building", 50, 50), ("culture", "museum", 1, 1)},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_things_damaged_are_read(text: str, expected: set) -> None:
    assert briefs(text) == expected


def test_a_hospital_that_treats_is_not_damaged() -> None:
    found = briefs("Five people were taken to hospital in Sumy after a house was hit.")
    assert not any(detail == "hospital" for _, detail, _, _ in found)


def test_unnamed_facilities_are_those_of_their_operator() -> None:
    (claim,) = read("In Odesa DTEK said two of its facilities were badly hit.").claims
    assert (claim.subject, claim.operator, claim.said_by) == ("energy", "DTEK", "DTEK")
    assert claim.extent == "severely_damaged"


def test_what_stands_near_the_blow_is_not_hit() -> None:
    assert briefs("A drone fell in Sumy near a school and damaged a car.") == {
        ("vehicle", "car", 1, 1)
    }
