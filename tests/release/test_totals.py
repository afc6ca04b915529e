"""One figure of people for an incident: ranges of alternatives, sums of places, nothing twice."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.model.incident import Figure
from dashboard.model.place import Place
from dashboard.model.vocabulary import Harm
from dashboard.release.totals import total
from tests.factories import chornomorsk, nowhere, oblast, odesa, raion


def figure(low: int | None, high: int | None = -1, **fields: object) -> Figure:  # type: ignore[assignment]
    """`low`..`high` injured civilians in Odesa; high as low unless given."""
    defaults = {
        "kind": "casualty", "subject": "injured", "detail": "civilian", "unit": "person",
        "low": low, "best": low, "high": low if high == -1 else high,
        "place": odesa(), "claim_ids": ("r1-1",), "rule": "only_figure",
    }  # fmt: skip
    return Figure(**{**defaults, **fields})


def ends(found: list[Figure], place: Place | None = None) -> tuple[int | None, ...] | None:
    one = total(found, Harm.INJURED, place or odesa())
    return (one.low, one.best, one.high) if one else None


def test_no_report_of_harm_is_none_and_not_zero() -> None:
    assert ends([figure(3, subject="killed")]) is None


def test_a_part_is_never_added() -> None:
    assert ends([figure(6), figure(3, detail="child", part=True)]) == (6, 6, 6)


def test_alternatives_for_one_place_are_a_range_not_a_sum() -> None:
    assert ends([figure(4), figure(6, detail="people")]) == (4, 6, 6)


def test_a_figure_of_the_oblast_around_the_place_is_an_alternative() -> None:
    assert ends([figure(4), figure(5, place=oblast())]) == (4, 5, 5)


def test_figures_of_separate_places_add_up() -> None:
    found = [figure(4), figure(2, place=chornomorsk())]
    assert ends(found, oblast()) == (6, 6, 6)


def test_alternatives_within_one_of_several_places_are_not_added() -> None:
    found = [figure(4), figure(4, detail="people"), figure(2, place=chornomorsk())]
    assert ends(found, oblast()) == (6, 6, 6)


def test_a_place_inside_another_that_has_a_number_is_not_added() -> None:
    lutsk = Place(text="", name="Lutsk", level="settlement", oblast="UA07", pcode="UA0708")
    found = [figure(4), figure(5, place=raion()), figure(2, place=lutsk)]
    assert ends(found, Place(text="", name="Ukraine", level="country", pcode="UA")) is not None
    assert ends([figure(4), figure(5, place=raion())], chornomorsk()) == (5, 5, 5)


def test_alternatives_at_an_unknown_place_are_not_added() -> None:
    found = [figure(4, place=nowhere()), figure(4, detail="people", place=nowhere())]
    assert ends(found, nowhere()) == (4, 4, 4)


def test_an_open_end_stays_open_in_a_sum() -> None:
    found = [figure(4, None), figure(2, place=chornomorsk())]
    assert ends(found, oblast()) == (6, 6, None)


def test_a_number_not_stated_leaves_the_sum_open_and_does_not_count_as_zero() -> None:
    found = [figure(None), figure(2, place=chornomorsk())]
    assert ends(found, oblast()) == (2, 2, None)
    assert ends([figure(None), figure(None, place=chornomorsk())], oblast()) == (None, None, None)


def test_upper_ends_alone_give_no_lower_end() -> None:
    found = [figure(None, 5, best=5), figure(None, 3, best=3, place=chornomorsk())]
    assert ends(found, oblast()) == (None, 8, 8)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=5))
def test_the_total_of_alternatives_lies_between_them(numbers: list[int]) -> None:
    found = [figure(n, detail="people" if i % 2 else "civilian") for i, n in enumerate(numbers)]
    one = total(found, Harm.INJURED, odesa())
    assert one is not None
    assert (one.low, one.high) == (min(numbers), max(numbers))
    assert one.best in numbers
