import pytest

from dashboard.model.claim import Claim
from tests.extraction.reading import read


def flags(text: str) -> list[tuple[str, ...]]:
    return [claim.flags for claim in read(text).claims]


def test_a_part_that_is_more_than_its_total_is_told() -> None:
    total, part = read("In Odesa two people were injured, including five children.").claims
    assert "subset_exceeds_total" in part.flags
    assert "subset_exceeds_total" not in total.flags


def test_a_part_within_its_total_is_not() -> None:
    assert "subset_exceeds_total" not in str(
        flags("In Odesa five people were injured, including two children.")
    )


@pytest.mark.parametrize(
    ("text", "guessed"),
    [
        ("Over the past day five people were injured in Kharkiv region.", True),
        ("In December alone five people were injured in Kharkiv.", False),
        ("On December 30 five people were injured in Kharkiv.", False),
    ],
)
def test_a_scope_that_no_word_states_is_told(text: str, guessed: bool) -> None:
    claims: tuple[Claim, ...] = read(text).claims
    assert [("scope_guessed" in claim.flags) for claim in claims] == [guessed]
