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


CAUSES = [
    ("Drones struck Sumy. 20,000 customers are without power.", "attack"),
    ("In Sumy 20,000 customers are without power because of bad weather.", "unknown"),
    ("In Sumy 20,000 customers are without power.", "unknown"),
    (
        "After the attack emergency power cuts left 20,000 customers in Sumy without light.",
        "emergency",
    ),
    ("Hourly schedules leave 20,000 customers in Sumy without power.", "scheduled"),
    ("Through the shelling of Sumy, 20,000 customers lost power; no schedules apply.", "attack"),
    ("Через обстріл у Сумах без світла 5000 абонентів.", "attack"),
    ("Через аварійні відключення у Сумах без світла 5000 абонентів.", "emergency"),
    ("За графіком погодинних відключень у Сумах без світла 5000 абонентів.", "scheduled"),
    ("Через негоду у Сумах без світла 5000 абонентів.", "unknown"),
    ("Из-за обстрела в Херсоне обесточены 1800 абонентов.", "attack"),
    ("По графику почасовых отключений в Херсоне без света 1800 абонентов.", "scheduled"),
    ("Из-за экстренных отключений в Херсоне без света 1800 абонентов.", "emergency"),
]


@pytest.mark.parametrize(("text", "cause"), CAUSES)
def test_the_cause_is_what_the_report_ties_it_to(text: str, cause: str) -> None:
    assert {claim.cause for claim in read(text).claims if claim.kind == "outage"} == {cause}


def test_a_sentence_on_weather_is_not_covered_by_an_attack_elsewhere() -> None:
    text = (
        "Drones struck Odesa. Part of Odesa is without power.\n\n"
        "Because of bad weather 400 settlements in Sumy region are without power."
    )
    odesa, sumy = read(text).claims
    assert (odesa.cause, sumy.cause) == ("attack", "unknown")


@pytest.mark.parametrize(
    "text",
    [
        "Tomorrow hourly schedules apply: electricity is off in Sumy from 07:00.",
        "Завтра в Сумах діятимуть графіки погодинних відключень: світла не буде до 22:00.",
        "Завтра в Сумах вводят графики почасовых отключений: света не будет до 22:00.",
    ],
)
def test_a_timetable_that_counts_nobody_is_no_claim(text: str) -> None:
    assert briefs(text) == set()


PROMISES = [  # published on Wednesday, 31 December 2025
    ("In Sumy 500 customers are without power. It is to be restored by Friday.", "2026-01-02"),
    ("In Sumy 500 customers lost power; supply will be restored by 5 January.", "2026-01-05"),
    ("In Sumy 500 customers are without power until January 3.", "2026-01-03"),
    ("In Sumy 500 customers are without power. Power is expected back tomorrow.", "2026-01-01"),
    (
        "In Sumy 500 customers are without power. DTEK promises to restore it by evening.",
        "2025-12-31",
    ),
    ("У Сумах без світла 500 абонентів. Обіцяють відновити до 18 січня.", "2026-01-18"),
    ("У Сумах без світла 500 абонентів, обіцяють повернути до вечора.", "2025-12-31"),
    ("У Сумах без світла 500 абонентів. Світло повернуть до кінця тижня.", "2026-01-04"),
    ("В Херсоне без света 500 абонентов. Обещают вернуть к вечеру 5 января.", "2026-01-05"),
    ("В Херсоне без света 500 абонентов. Свет вернут завтра.", "2026-01-01"),
    ("In Sumy 500 customers are without power. By evening crews had gone home.", None),
    ("In Sumy 500 customers have been without power since December 29.", None),
    ("У Сумах без світла 500 абонентів. До вечора бригади працювали.", None),
]


@pytest.mark.parametrize(("text", "day"), PROMISES)
def test_a_promised_day_is_kept_and_is_no_restoration(text: str, day: str | None) -> None:
    (claim,) = read(text).claims
    assert (claim.detail, claim.count_low) == ("out", 500)
    assert str(claim.expected_until or "None") == str(day)
