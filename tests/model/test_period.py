from hypothesis import given

from dashboard.model.period import Period
from tests.model.strategies import periods


@given(periods(), periods())
def test_overlap_is_mutual_and_means_a_shared_day(one: Period, other: Period) -> None:
    shared = min(one.latest, other.latest) >= max(one.earliest, other.earliest)
    assert one.overlaps(other) == other.overlaps(one) == shared


@given(periods(), periods())
def test_the_joined_period_holds_both_and_nothing_more(one: Period, other: Period) -> None:
    joined = one.joined(other)
    assert joined.earliest in (one.earliest, other.earliest)
    assert joined.latest in (one.latest, other.latest)
    assert joined.joined(one) == joined.joined(other) == joined


def test_a_night_has_two_days() -> None:
    assert Period(earliest="2025-12-30", latest="2025-12-31").days == 2
