import doctest

from hypothesis import given

from dashboard.model import place, vocabulary, wording
from dashboard.model.count import Count
from dashboard.model.wording import NOT_REPORTED, count_words, range_words, what_words
from tests.factories import casualty, damage, outage
from tests.model.strategies import counts


def test_the_examples_in_the_docstrings_hold() -> None:
    results = [doctest.testmod(module) for module in (wording, place, vocabulary)]
    assert sum(result.failed for result in results) == 0
    assert sum(result.attempted for result in results) >= 7


@given(counts())
def test_unknown_is_never_worded_as_a_number_nor_zero_as_unknown(count: Count) -> None:
    assert (count_words(count) == NOT_REPORTED) == (not count.stated)


def test_zero_is_a_number() -> None:
    assert range_words(0, 0, 0) == "0"


def test_an_open_end_stays_open_even_below_the_best_figure() -> None:
    assert range_words(4, 6, None) == "4 or more"
    assert range_words(None, 5, 5) == "up to 5"


def test_each_kind_of_claim_says_what_it_is_about() -> None:
    assert what_words(casualty(group="child")) == "injured: child"
    assert what_words(damage(operator="DTEK")) == "residential building of DTEK hit"
    assert what_words(outage(state="partly_restored")) == "electricity partly restored"
