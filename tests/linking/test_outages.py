import datetime as dt

from dashboard.linking.outages import outages
from dashboard.model.claim import OutageClaim
from dashboard.model.incident import Outage
from tests.factories import at_least, chornomorsk, oblast, odesa, outage, report

REPORTS = {f"day{day}": report(f"day{day}", published=dt.date(2026, 3, day)) for day in range(5, 9)}


def episodes(*claims: OutageClaim) -> tuple[Outage, ...]:
    return outages("i-1", claims, REPORTS)


def episode(*claims: OutageClaim) -> Outage:
    (one,) = episodes(*claims)
    return one


def test_an_outage_that_shrinks_keeps_its_peak_and_its_latest_number() -> None:
    numbers = enumerate((156_600, 99_000, 68_400), start=5)
    one = episode(*(outage(f"day{day}-1", number) for day, number in numbers))
    assert (one.peak, one.latest_low, one.latest_high) == (156_600, 68_400, 68_400)
    assert (one.state, one.as_of) == ("out", dt.date(2026, 3, 7))


def test_what_is_restored_has_no_number_out_and_not_a_zero() -> None:
    one = episode(outage("day5-1", 500), outage("day6-1", None, state="restored"))
    assert (one.state, one.latest_low, one.latest_high, one.peak) == ("restored", None, None, 500)


def test_numbers_restored_are_not_numbers_out() -> None:
    one = episode(outage("day5-1", 500), outage("day6-1", 450, state="partly_restored"))
    assert (one.state, one.latest_low, one.peak) == ("partly_restored", None, 500)


def test_on_one_day_the_better_state_is_the_last_word() -> None:
    one = episode(outage("day5-1", 500), outage("day5-2", None, state="partly_restored"))
    assert (one.state, one.latest_low) == ("partly_restored", 500)


def test_more_than_leaves_the_upper_end_open() -> None:
    one = episode(outage("day5-1", 30_800), outage("day5-2", **at_least(40_000)))
    assert (one.latest_low, one.latest_high, one.peak) == (30_800, None, 40_000)


def test_a_subset_is_not_the_number_of_the_whole() -> None:
    one = episode(outage("day5-1", 500), outage("day5-2", 20, part_of="day5-1"))
    assert (one.latest_low, one.latest_high, one.peak) == (500, 500, 500)
    assert one.claim_ids == ("day5-1", "day5-2")


def test_services_and_places_are_episodes_of_their_own() -> None:
    claims = (
        outage("day5-1"),
        outage("day5-2", service="water"),
        outage("day5-3", place=chornomorsk()),
        outage("day5-4", place=oblast()),
    )
    found = episodes(*claims)
    assert sorted(claim_id for one in found for claim_id in one.claim_ids) == [
        "day5-1", "day5-2", "day5-3", "day5-4"
    ]  # fmt: skip
    assert len({one.outage_id for one in found}) == 4


def test_units_are_not_converted_into_each_other() -> None:
    households = outage("day6-1", 9, unit="household"), outage("day7-1", 8, unit="household")
    one = episode(outage("day5-1", 500), *households)
    assert (one.unit, one.peak, one.latest_low) == ("household", 9, 8)


def test_no_number_is_not_reported() -> None:
    one = episode(outage("day5-1", None))
    assert (one.latest_low, one.latest_high, one.peak) == (None, None, None)


def test_causes_that_contradict_are_unknown() -> None:
    assert episode(outage("day5-1", cause="attack"), outage("day5-2")).cause == "attack"
    both = outage("day5-1", cause="attack"), outage("day5-2", cause="scheduled")
    assert episode(*both).cause == "unknown"


def test_an_episode_began_on_its_first_day_and_ends_when_promised() -> None:
    early = {"occurred_earliest": dt.date(2026, 3, 2), "expected_until": dt.date(2026, 3, 9)}
    one = episode(outage("day5-1"), outage("day6-1", **early))
    assert (one.began, one.expected_until) == (dt.date(2026, 3, 2), dt.date(2026, 3, 9))
    assert one.place == odesa()


def test_none_left_without_it_is_restored_and_zero_because_a_report_says_so() -> None:
    numbers = enumerate((156_600, 99_000, 68_400, 0), start=5)
    one = episode(*(outage(f"day{day}-1", number) for day, number in numbers))
    assert (one.state, one.restored_on) == ("restored", dt.date(2026, 3, 8))
    assert (one.peak, one.latest_low, one.latest_high) == (156_600, 0, 0)


def test_what_was_back_first_in_part_and_then_in_whole_tells_both_days_and_who_says_so() -> None:
    one = episode(
        outage("day5-1", 500),
        outage("day6-1", 450, state="partly_restored"),
        outage("day7-1", None, state="restored", said_by="Odesa water utility"),
    )
    assert one.partly_restored_on == dt.date(2026, 3, 6)
    assert one.restored_on == dt.date(2026, 3, 7)
    assert one.said_by == "Odesa water utility"
    assert one.numbers[0].back == 450


def test_what_went_out_again_is_out() -> None:
    one = episode(outage("day5-1", 5, state="restored"), outage("day6-1", 500))
    assert (one.state, one.restored_on, one.latest_low) == ("out", None, 500)


def test_a_look_back_is_no_news() -> None:
    """A report of the 8th recalls how many were out on the 5th; supply was back on the 7th."""
    on_7 = {"occurred_earliest": dt.date(2026, 3, 7), "occurred_latest": dt.date(2026, 3, 7)}
    one = episode(outage("day7-1", 20, state="restored", **on_7), outage("day8-1", 600_000))
    assert (one.state, one.as_of, one.peak) == ("restored", dt.date(2026, 3, 7), 600_000)


def test_of_one_report_the_later_time_counts() -> None:
    on_7 = {"occurred_earliest": dt.date(2026, 3, 7), "occurred_latest": dt.date(2026, 3, 7)}
    one = episode(outage("day7-1", 32_000, **on_7), outage("day7-2", **at_least(600_000)))
    assert (one.latest_low, one.latest_high, one.peak) == (32_000, 32_000, 600_000)


def test_every_unit_keeps_its_own_numbers() -> None:
    households = outage("day6-1", 9, unit="household"), outage("day7-1", 8, unit="household")
    one = episode(outage("day5-1", 500), outage("day7-2", 300), outage("day7-3", 200), *households)
    told = {n.unit: (n.peak, n.latest_low, n.latest_high) for n in one.numbers}
    assert told == {"customer": (500, 200, 300), "household": (9, 8, 8)}


def test_without_news_for_48_hours_it_is_stale() -> None:
    """Said on 5 March, at the latest by its end; 6 and 7 March pass without a word."""
    assert episode(outage("day5-1", 500)).stale_on == dt.date(2026, 3, 8)


def test_an_outage_of_an_incident_with_damage_is_put_down_to_the_attack() -> None:
    unknown, planned = outage("day5-1"), outage("day5-1", cause="scheduled")
    assert outages("i-1", [unknown], REPORTS, attacked=True)[0].cause == "attack"
    assert outages("i-1", [planned], REPORTS, attacked=True)[0].cause == "scheduled"
