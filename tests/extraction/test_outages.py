import pytest

from tests.extraction.reading import briefs, read

CASES = [
    (
        "Part of Odesa is without electricity, running water and heating.",
        {
            ("electricity", "out", None, None),
            ("water", "out", None, None),
            ("heating", "out", None, None),
        },
    ),
    (
        "In Sumy region 33.5 thousand families lost their electricity.",
        {("electricity", "out", 33500, 33500)},
    ),
    (
        "Power has been restored to 20,000 customers in Sumy.",
        {("electricity", "partly_restored", 20000, 20000)},
    ),
    ("На Одещині без світла 560 тис. абонентів.", {("electricity", "out", 560000, 560000)}),
    (
        "В Одесі немає ні води, ні опалення.",
        {("water", "out", None, None), ("heating", "out", None, None)},
    ),
    ("В Херсоне обесточены 1,8 тысячи абонентов.", {("electricity", "out", 1800, 1800)}),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_outages_are_read(text: str, expected: set) -> None:
    assert briefs(text) == expected


def test_an_hourly_timetable_is_no_damage() -> None:
    assert briefs("In Kyiv hourly outages continue: electricity is off by schedule.") == set()


def test_customers_are_the_unit() -> None:
    (claim,) = read("In Sumy 20,000 customers are without power.").claims
    assert claim.unit == "customer"
