import pytest
from pydantic import ValidationError

from dashboard.model.place import Place
from tests.factories import chornomorsk, country, nowhere, oblast, odesa, raion


def test_a_place_contains_itself_and_what_lies_in_it() -> None:
    chain = (country(), oblast(), raion(), odesa())
    for number, outer in enumerate(chain):
        assert [outer.contains(inner) for inner in chain] == [
            number <= other for other in range(len(chain))
        ]


def test_neighbours_do_not_contain_each_other() -> None:
    assert not odesa().contains(chornomorsk())
    assert not oblast("UA63", "Kharkivska").contains(odesa())


def test_a_name_that_resolves_to_nothing_lies_nowhere_and_holds_nothing() -> None:
    assert nowhere().chain == ()
    assert not country().contains(nowhere())
    assert not nowhere().contains(nowhere())


def test_a_unit_without_a_code_holds_nothing() -> None:
    unnamed = Place(text="x", name="x", level="district", oblast="UA51")
    assert not unnamed.contains(unnamed)
    assert oblast().contains(unnamed)


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "Odesa"},
        {"level": "settlement"},
        {"lat": 46.5},
        {"lat": 91.0, "lon": 0.0},
        {"name": "Odesa", "level": "settlement", "candidates": (nowhere(),)},
    ],
)
def test_a_half_known_place_is_no_place(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Place(text="Odesa", **fields)
