import datetime as dt

import pytest
from pydantic import ValidationError

from dashboard.model.judgement import JudgedClaim, now
from tests.factories import casualty, judgement


def test_a_claim_that_nobody_judged_stands_as_proposed() -> None:
    one = JudgedClaim(casualty(), None, None)
    assert (one.verdict, one.claim) == (None, casualty())


def test_the_corrections_of_the_judgement_make_the_claim() -> None:
    one = JudgedClaim(casualty(count=2), judgement(changes={"count_low": 3, "count_high": 3}), 7)
    assert (one.claim.count_low, one.proposed.count_low) == (3, 2)


def test_a_judgement_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValidationError, match="timezone"):
        judgement(at=dt.datetime(2026, 3, 6, 9, 30))


def test_the_present_moment_is_in_utc_and_whole_seconds() -> None:
    assert (now().tzinfo, now().microsecond) == (dt.UTC, 0)
