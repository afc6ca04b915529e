import pytest
from pydantic import ValidationError

from dashboard.model.incident import Figure
from tests.factories import odesa


def figure(low: int | None, best: int | None, high: int | None) -> Figure:
    return Figure(
        kind="casualty",
        subject="injured",
        detail="people",
        unit="person",
        low=low,
        best=best,
        high=high,
        place=odesa(),
        claim_ids=("r1-1",),
        rule="only_figure",
    )


@pytest.mark.parametrize("ends", [(4, 3, 6), (4, 7, 6), (4, None, 3)])
def test_a_figure_whose_ends_are_out_of_order_is_refused(ends: tuple[int | None, ...]) -> None:
    with pytest.raises(ValidationError, match="out of order"):
        figure(*ends)


@pytest.mark.parametrize("ends", [(4, 6, 6), (0, 0, 0), (170, 170, None), (None, 5, 5)])
def test_an_end_may_stay_open(ends: tuple[int | None, ...]) -> None:
    assert figure(*ends)


def test_no_claims_no_figure() -> None:
    with pytest.raises(ValidationError):
        Figure.model_validate({**figure(1, 1, 1).model_dump(), "claim_ids": ()})
