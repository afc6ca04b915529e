import json
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, FormatChecker

from dashboard.model.claim import Claim
from dashboard.model.schema import SCHEMA_FILE, claim_schema
from dashboard.settings import DATA
from tests.factories import casualty
from tests.model import strategies

COMMITTED = json.loads((DATA / SCHEMA_FILE).read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(COMMITTED, format_checker=FormatChecker())


def test_the_committed_schema_is_the_one_of_the_code() -> None:
    assert claim_schema() == COMMITTED, (
        "run: python -m dashboard.model.schema > data/" + SCHEMA_FILE
    )


@given(strategies.claims())
def test_every_claim_that_we_write_fits_the_schema(claim: Claim) -> None:
    VALIDATOR.validate(claim.model_dump(mode="json"))


def test_the_report_may_stand_beside_its_claims() -> None:
    VALIDATOR.validate(casualty().model_dump(mode="json", exclude={"report_id"}))


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "rumour"},
        {"harm": "scared"},
        {"count_low": -1},
        {"count_low": "several"},
        {"occurred_latest": "yesterday"},
        {"colour": "red"},
        {"place": "Odesa"},
        {"quote": "five hurt"},
    ],
)
def test_what_is_no_claim_does_not_fit_the_schema(change: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid({**casualty().model_dump(mode="json"), **change})
