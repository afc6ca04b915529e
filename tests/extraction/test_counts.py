import pytest

from dashboard.extraction.amounts.counts import find_amounts
from dashboard.model.vocabulary import Quantifier as Q
from tests.extraction.reading import sentence

CASES = [
    ("en", "six civilians", 6, 6, Q.EXACT),
    ("en", "twenty-six people", 26, 26, Q.EXACT),
    ("en", "a hundred and five homes", 105, 105, Q.EXACT),
    ("en", "33.5 thousand families", 33500, 33500, Q.EXACT),
    ("en", "over 1.7 million households", 1_700_000, None, Q.MORE_THAN),
    ("en", "no fewer than seven people", 7, None, Q.AT_LEAST),
    ("en", "up to 40 cars", None, 40, Q.UP_TO),
    ("en", "about a dozen houses", 12, 12, Q.ABOUT),
    ("en", "10–15 people", 10, 15, Q.ABOUT),
    ("en", "dozens of cars", None, None, Q.UNQUANTIFIED),
    ("en", "several hundred homes", None, None, Q.UNQUANTIFIED),
    ("en", "1,700 homes", 1700, 1700, Q.EXACT),
    ("uk", "шістьох людей", 6, 6, Q.EXACT),
    ("uk", "щонайменше п’ятьох", 5, None, Q.AT_LEAST),
    ("uk", "тридцять три будинки", 33, 33, Q.EXACT),
    ("uk", "понад 430 тис. абонентів", 430_000, None, Q.MORE_THAN),
    ("uk", "більш ніж для 184 тис. споживачів", 184_000, None, Q.MORE_THAN),
    ("uk", "1,7 млн людей", 1_700_000, 1_700_000, Q.EXACT),
    ("uk", "півтори тисячі осіб", 1500, 1500, Q.EXACT),
    ("uk", "кілька будинків", None, None, Q.UNQUANTIFIED),
    ("ru", "свыше тридцати человек", 30, None, Q.MORE_THAN),
    ("ru", "порядка пятидесяти домов", 50, 50, Q.ABOUT),
    ("ru", "более чем полусотни", 50, None, Q.MORE_THAN),
    ("ru", "1,8 тысячи абонентов", 1800, 1800, Q.EXACT),
]


@pytest.mark.parametrize(("language", "text", "low", "high", "quantifier"), CASES)
def test_amounts_are_read(language, text, low, high, quantifier) -> None:
    (amount,) = find_amounts(sentence(text, language))
    assert (amount.low, amount.high, amount.quantifier) == (low, high, quantifier)


def test_a_clock_time_is_no_amount() -> None:
    assert find_amounts(sentence("The all-clear came at 05:40")) == []


def test_a_percentage_is_marked_as_a_share() -> None:
    (amount,) = find_amounts(sentence("40% of homes"))
    assert amount.share
