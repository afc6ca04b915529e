import datetime as dt

import pytest
from hypothesis import given
from pydantic import ValidationError

from dashboard.model.claim import FIXED_FIELDS, Claim, Quote, edited
from tests.factories import casualty, damage, outage, quote
from tests.model import strategies


def test_a_claim_cannot_be_changed_in_place() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        casualty().count_low = 5


def test_an_unknown_field_is_an_error() -> None:
    with pytest.raises(ValidationError, match="colour"):
        casualty(colour="red")


def test_only_claims_judged_by_hand_may_lack_a_quote() -> None:
    with pytest.raises(ValidationError, match="no quote, no claim"):
        casualty(method="rules/1")
    assert casualty(method="rules/1", quote=quote("five hurt", "five")).quote


def test_a_quote_spans_its_words() -> None:
    with pytest.raises(ValidationError, match="do not span"):
        Quote(exact="five", start=3, end=6)


def test_offsets_of_a_quote_count_code_points() -> None:
    text = "🏠 п'ять постраждалих"
    found = quote(text, "п'ять")
    assert text[found.start : found.end] == found.exact


def test_an_asset_belongs_to_its_sector() -> None:
    with pytest.raises(ValidationError, match="not an asset of the sector energy"):
        damage(sector="energy", asset="hospital")


def test_a_claim_is_not_a_part_of_itself() -> None:
    with pytest.raises(ValidationError, match="not a part of itself"):
        casualty("r1-1", part_of="r1-1")


@pytest.mark.parametrize(
    ("low", "high", "quantifier"),
    [
        (1, None, "exact"),
        (None, 1, "at_least"),
        (1, 1, "more_than"),
        (1, 1, "up_to"),
        (1, None, "unquantified"),
        (None, None, "about"),
        (3, 2, "exact"),
        (-1, -1, "exact"),
    ],
)
def test_the_ends_of_a_count_follow_its_quantifier(
    low: int | None, high: int | None, quantifier: str
) -> None:
    with pytest.raises(ValidationError):
        casualty(count_low=low, count_high=high, quantifier=quantifier)


def test_a_claim_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValidationError, match="before it begins"):
        casualty(occurred_latest=dt.date(2026, 3, 1))


def test_subject_and_detail_name_what_a_claim_is_about() -> None:
    kinds = (casualty(group="child"), damage(), outage())
    assert [(claim.subject, claim.detail) for claim in kinds] == [
        ("injured", "child"),
        ("housing", "residential_building"),
        ("electricity", "out"),
    ]


def test_a_correction_replaces_fields_and_keeps_the_rest() -> None:
    claim = edited(
        casualty(), {"count_low": "7", "count_high": "7", "occurred_latest": "2026-03-06"}
    )
    assert (claim.count_low, claim.occurred_latest) == (7, dt.date(2026, 3, 6))
    assert claim.place == casualty().place


def test_a_correction_that_contradicts_itself_is_refused() -> None:
    with pytest.raises(ValidationError, match="does not fit"):
        edited(casualty(), {"count_high": None})


@pytest.mark.parametrize("field", FIXED_FIELDS)
def test_a_correction_cannot_turn_one_claim_into_another(field: str) -> None:
    with pytest.raises(ValidationError, match=rf"{field}\n.*cannot be changed"):
        edited(casualty(), {field: "x"})


@given(strategies.claims())
def test_no_correction_leaves_a_claim_as_it_was(claim: Claim) -> None:
    assert edited(claim, {}) == claim
