"""Same place, same night; what fits more than one event stays apart; people outrank the rule."""

import datetime as dt

import pytest

from dashboard.linking.grouping import group
from dashboard.model.claim import Claim
from dashboard.model.judgement import LinkJudgement
from tests.factories import (
    DECEMBER,
    casualty,
    chornomorsk,
    country,
    damage,
    link,
    nowhere,
    oblast,
    odesa,
    outage,
    place,
    raion,
)


def groups(*claims: Claim, links: list[LinkJudgement] | None = None) -> list[str]:
    """Claim ids of each group, in one string: short to compare."""
    found = group(claims, links or [])
    return [" ".join(claim.claim_id for claim in members) for members in found]


def on(first: int, last: int | None = None) -> dict[str, dt.date]:
    """Days of March 2026."""
    return {
        "occurred_earliest": dt.date(2026, 3, first),
        "occurred_latest": dt.date(2026, 3, last or first),
    }


def district(name: str, pcode: str) -> dict[str, object]:
    fields = odesa().model_dump(exclude={"lat", "lon", "population"})
    changes = {"text": name, "name": name, "level": "district", "pcode": pcode, "parent": "Odesa"}
    return {"place": place(**{**fields, **changes})}


def test_claims_of_one_report_about_one_place_and_night_are_one_group() -> None:
    assert groups(casualty("a-1"), damage("a-2"), outage("a-3")) == ["a-1 a-2 a-3"]


def test_other_reports_of_that_place_and_night_belong_to_it() -> None:
    assert groups(casualty("a-1"), casualty("b-1")) == ["a-1 b-1"]


def test_two_towns_of_one_night_are_two_groups() -> None:
    assert groups(casualty("a-1"), casualty("a-2", place=chornomorsk())) == ["a-1", "a-2"]


def test_two_nights_in_one_town_are_two_groups_although_they_share_a_day() -> None:
    assert groups(casualty("a-1", **on(4, 5)), casualty("b-1", **on(5, 6))) == ["a-1", "b-1"]


def test_a_day_joins_the_only_night_that_it_is_part_of() -> None:
    assert groups(casualty("a-1", **on(4, 5)), casualty("b-1", **on(5))) == ["a-1 b-1"]


def test_a_day_between_two_nights_joins_neither() -> None:
    nights = casualty("a-1", **on(4, 5)), casualty("b-1", **on(5, 6))
    assert groups(*nights, casualty("c-1", **on(5))) == ["a-1", "b-1", "c-1"]


def test_what_is_known_for_the_oblast_joins_the_only_town_hit_that_night() -> None:
    assert groups(casualty("a-1"), damage("b-1", place=oblast())) == ["a-1 b-1"]


def test_what_is_known_for_the_oblast_joins_neither_of_two_towns() -> None:
    towns = casualty("a-1"), casualty("a-2", place=chornomorsk())
    assert groups(*towns, damage("b-1", place=oblast())) == ["a-1", "a-2", "b-1"]


def test_town_raion_and_oblast_of_one_night_are_one() -> None:
    claims = casualty("a-1"), damage("b-1", place=raion()), damage("c-1", place=oblast())
    assert groups(*claims) == ["a-1 b-1 c-1"]


def test_what_is_known_for_the_country_joins_no_town() -> None:
    claims = casualty("a-1"), casualty("b-1", place=country()), damage("c-1", place=country())
    assert groups(*claims) == ["a-1", "b-1 c-1"]


def test_districts_of_one_city_are_one_event_with_the_city() -> None:
    districts = (
        casualty("a-1", **district("Kyivskyi", "UA51100270010196805")),
        casualty("a-2", **district("Prymorskyi", "UA51100270010200000")),
    )
    assert groups(*districts, damage("b-1")) == ["a-1 a-2 b-1"]


def test_an_unknown_place_joins_only_the_same_words_of_the_same_report() -> None:
    claims = [casualty(claim_id, place=nowhere()) for claim_id in ("a-1", "a-2", "b-1")]
    assert groups(*claims) == ["a-1 a-2", "b-1"]


def test_totals_over_a_period_are_apart_from_incidents_and_by_subject() -> None:
    totals = (
        damage("a-2", scope="period", **DECEMBER),
        casualty("a-3", scope="period", **DECEMBER),
        damage("b-1", scope="period", **DECEMBER),
    )
    night = casualty("a-1", occurred_earliest=dt.date(2025, 12, 4), occurred_latest="2025-12-05")
    assert groups(night, *totals) == ["a-1", "a-2 b-1", "a-3"]


def test_a_subset_goes_where_its_total_goes() -> None:
    total = casualty("a-1", place=oblast())
    subset = casualty("a-2", group="child", part_of="a-1", place=chornomorsk(), **on(5))
    other_town = damage("b-1", place=chornomorsk(), **on(5))
    assert groups(total, subset, casualty("c-1"), other_town) == ["a-1 a-2", "b-1", "c-1"]


def test_a_subset_of_a_subset_goes_where_the_outermost_total_goes() -> None:
    claims = (
        casualty("a-1", place=oblast()),
        casualty("a-2", part_of="a-1", place=odesa()),
        casualty("a-3", part_of="a-2", place=chornomorsk()),
    )
    assert groups(*claims) == ["a-1 a-2 a-3"]


def test_totals_that_are_parts_of_each_other_do_no_harm() -> None:
    assert groups(casualty("a-1", part_of="a-2"), casualty("a-2", part_of="a-1")) == ["a-1 a-2"]


def test_a_subset_of_a_total_over_a_period_stays_in_its_own_incident() -> None:
    total = casualty("a-1", scope="period", **DECEMBER)
    assert groups(total, casualty("a-2", part_of="a-1")) == ["a-1", "a-2"]


# --- what people judged -------------------------------------------------------------------------


def test_a_person_joins_what_the_rule_keeps_apart() -> None:
    claims = casualty("a-1"), casualty("b-1", place=chornomorsk())
    assert groups(*claims, links=[link("a-1", "b-1")]) == ["a-1 b-1"]


def test_judgements_chain() -> None:
    claims = [casualty(f"{name}-1", **on(day)) for name, day in (("a", 1), ("b", 8), ("c", 15))]
    assert groups(*claims, links=[link("b-1", "c-1"), link("a-1", "b-1")]) == ["a-1 b-1 c-1"]


def test_a_person_keeps_apart_what_the_rule_joins() -> None:
    claims = casualty("a-1"), casualty("b-1"), casualty("c-1", place=oblast())
    different = [link("a-1", "b-1", verdict="different")]
    assert groups(*claims, links=different) == ["a-1", "b-1", "c-1"]
    far = [link("a-1", "c-1", verdict="different"), link("b-1", "c-1", verdict="different")]
    assert groups(*claims, links=far) == ["a-1 b-1", "c-1"]


@pytest.mark.parametrize(("last", "expected"), [("same", ["a-1 b-1"]), ("unsure", ["a-1", "b-1"])])
def test_the_last_judgement_on_the_same_claims_counts(last: str, expected: list[str]) -> None:
    claims = casualty("a-1"), casualty("b-1", place=chornomorsk())
    links = [link("a-1", "b-1", verdict="same"), link("b-1", "a-1", verdict=last)]
    assert groups(*claims, links=links) == expected


def test_two_judged_events_of_one_place_and_night_stay_two_and_draw_nothing() -> None:
    morning, evening = link("a-1", "b-1"), link("c-1")
    claims = [casualty(f"{name}-1") for name in "abcd"]
    assert groups(*claims, links=[morning, evening]) == ["a-1 b-1", "c-1", "d-1"]


def test_a_new_report_joins_the_one_judged_event_of_its_place_and_night() -> None:
    claims = [casualty(f"{name}-1") for name in "abc"]
    assert groups(*claims, links=[link("a-1", "b-1")]) == ["a-1 b-1 c-1"]


def test_a_judged_subset_stays_where_it_was_judged_to_be() -> None:
    claims = casualty("a-1", **on(1)), casualty("a-2", part_of="a-1"), casualty("b-1", **on(20))
    assert groups(*claims, links=[link("a-2", "b-1")]) == ["a-1", "a-2 b-1"]


def test_no_judgement_puts_a_total_over_a_period_into_an_incident() -> None:
    claims = casualty("a-1"), casualty("b-1", scope="period", **DECEMBER)
    assert groups(*claims, links=[link("a-1", "b-1")]) == ["a-1", "b-1"]


def test_a_judgement_on_claims_that_are_not_accepted_changes_nothing() -> None:
    assert groups(casualty("a-1"), links=[link("x-1", "x-2")]) == ["a-1"]


def test_ten_thousand_judgements_in_a_chain_are_followed() -> None:
    claims = [casualty(f"{n:05}-1", place=nowhere(str(n))) for n in range(10_000)]
    links = [link(f"{n + 1:05}-1", f"{n:05}-1") for n in range(9_999)]
    assert len(group(claims, links)) == 1
