"""Same place, same night; areas need something in common; people outrank the rule."""

import datetime as dt

import pytest

from dashboard.linking.grouping import group
from dashboard.model.claim import Claim
from dashboard.model.judgement import LinkJudgement
from dashboard.model.vocabulary import INVASION
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
    report,
)


def groups(
    *claims: Claim, links: list[LinkJudgement] | None = None, published: int = 5
) -> list[str]:
    """Claim ids of each group, in one string: short to compare. All published on that March day."""
    day = dt.date(2026, 3, published)
    reports = {claim.report_id: report(claim.report_id, published=day) for claim in claims}
    found = group(claims, reports, links or []).groups
    return [" ".join(claim.claim_id for claim in each.claims) for each in found]


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
    found = groups(*nights, casualty("c-1", **on(5)), published=6)
    assert found == ["a-1", "b-1", "c-1"]


def test_what_was_published_before_a_night_was_over_is_of_the_night_before() -> None:
    nights = casualty("a-1", **on(4, 5)), casualty("b-1", **on(5, 6))
    assert groups(*nights, casualty("c-1", **on(5)), published=5) == ["a-1 c-1", "b-1"]


def test_what_is_known_for_the_oblast_joins_the_town_that_it_is_like() -> None:
    towns = damage("a-1"), casualty("b-1", place=chornomorsk())
    assert groups(*towns, damage("c-1", place=oblast())) == ["a-1 c-1", "b-1"]


def test_what_is_known_for_the_oblast_joins_no_town_that_it_has_nothing_in_common_with() -> None:
    """A substation hit somewhere in the oblast is not put into the town where a flat burned."""
    assert groups(casualty("a-1"), damage("b-1", place=oblast())) == ["a-1", "b-1"]


def test_a_speaker_in_common_is_something_in_common() -> None:
    head = {"said_by": "head of Odesa regional military administration"}
    body = {"said_by": "Odesa regional military administration"}
    assert groups(casualty("a-1", **head), damage("b-1", place=oblast(), **body)) == ["a-1 b-1"]


def test_harm_to_supply_is_of_one_kind() -> None:
    substation = damage("a-1", sector="energy", asset="power_substation", place=oblast())
    assert groups(substation, outage("b-1", service="water")) == ["a-1 b-1"]


def test_what_is_known_for_the_oblast_joins_neither_of_two_towns() -> None:
    towns = casualty("a-1"), casualty("a-2", place=chornomorsk())
    assert groups(*towns, casualty("b-1", place=oblast())) == ["a-1", "a-2", "b-1"]


def test_town_raion_and_oblast_of_one_night_are_one() -> None:
    claims = casualty("a-1"), casualty("b-1", place=raion()), casualty("c-1", place=oblast())
    assert groups(*claims) == ["a-1 b-1 c-1"]


def test_what_is_known_for_the_country_joins_no_town() -> None:
    claims = casualty("a-1"), casualty("b-1", place=country()), casualty("c-1", place=country())
    assert groups(*claims) == ["a-1", "b-1 c-1"]


def test_towns_that_one_speaker_names_in_one_breath_are_one_event() -> None:
    head = {"said_by": "head of Odesa regional military administration"}
    claims = casualty("a-1", **head), casualty("a-2", place=chornomorsk(), **head)
    assert groups(*claims) == ["a-1 a-2"]
    other_night = casualty("a-2", place=chornomorsk(), **head, **on(3, 4))
    assert groups(claims[0], other_night) == ["a-1", "a-2"]


def test_a_speaker_who_gives_each_its_own_time_tells_of_two_events() -> None:
    head = {"said_by": "head of Odesa regional military administration"}
    claims = casualty("a-1", **head), casualty("a-2", place=raion(), **head, **on(5))
    assert groups(*claims) == ["a-1", "a-2"]


def test_one_report_that_gives_an_hour_of_its_own_tells_of_two_attacks() -> None:
    claims = casualty("a-1", when_text="on 5 March"), casualty("a-2", when_text="around 14:00")
    assert groups(*claims) == ["a-1", "a-2"]
    count = casualty("a-2", when_text="By 12:30")
    assert groups(claims[0], count) == ["a-1 a-2"]


# --- told later ---------------------------------------------------------------------------------


def test_how_a_supply_stands_days_later_belongs_to_the_attack() -> None:
    claims = outage("a-1"), damage("a-2"), outage("b-1", 99, **on(7)), outage("c-1", 9, **on(12))
    assert groups(*claims) == ["a-1 a-2 b-1 c-1"]


def test_after_a_week_of_silence_it_is_another_outage() -> None:
    assert groups(outage("a-1"), outage("b-1", **on(13))) == ["a-1", "b-1"]


def test_it_belongs_to_the_last_attack_unless_its_report_names_another() -> None:
    nights = outage("a-1"), outage("b-1", **on(8, 9))
    assert groups(*nights, outage("c-1", **on(10))) == ["a-1", "b-1 c-1"]
    assert groups(*nights, outage("a-2", **on(10))) == ["a-1 a-2", "b-1"]


@pytest.mark.parametrize(
    "other",
    [
        outage("b-1", service="water", **on(7)),
        outage("b-1", place=chornomorsk(), **on(7)),
        outage("b-1", cause="scheduled", **on(7)),
        outage("b-1", **on(7, 8)),
        casualty("b-1", **on(7)),
    ],
)
def test_another_service_place_cause_or_night_is_another_event(other: Claim) -> None:
    assert groups(outage("a-1"), casualty("a-2"), other) == ["a-1 a-2", "b-1"]


def test_an_attack_told_of_in_retrospect_is_that_of_about_that_time() -> None:
    """In the morning it is "the night of the 4th", a week later "on 5 and 6 March"."""
    claims = casualty("a-1"), damage("a-2"), casualty("b-1", **on(5, 6)), damage("b-2", **on(5, 6))
    reports = {"a": report("a"), "b": report("b", published=dt.date(2026, 3, 12))}
    assert len(group(claims, reports).groups) == 1
    assert groups(*claims, published=5) == ["a-1 a-2", "b-1 b-2"]


# --- districts, unknown places, totals ----------------------------------------------------------


def test_districts_of_one_city_are_one_event_with_the_city() -> None:
    districts = (
        casualty("a-1", **district("Kyivskyi", "UA51100270010196805")),
        casualty("a-2", **district("Prymorskyi", "UA51100270010200000")),
    )
    assert groups(*districts, damage("b-1")) == ["a-1 a-2 b-1"]


def test_an_unknown_place_joins_only_the_same_words_of_the_same_report() -> None:
    claims = [casualty(claim_id, place=nowhere()) for claim_id in ("a-1", "a-2", "b-1")]
    assert groups(*claims) == ["a-1 a-2", "b-1"]


def test_totals_over_a_period_are_apart_from_incidents_and_by_kind_of_harm() -> None:
    totals = (
        damage("a-2", scope="period", **DECEMBER),
        casualty("a-3", scope="period", **DECEMBER),
        damage("b-1", scope="period", **DECEMBER),
    )
    night = casualty("a-1", occurred_earliest=dt.date(2025, 12, 4), occurred_latest="2025-12-05")
    assert groups(night, *totals) == ["a-1", "a-2 b-1", "a-3"]


def test_killed_and_injured_of_one_period_are_one_total() -> None:
    totals = (
        casualty("a-1", scope="period", **DECEMBER),
        casualty("a-2", harm="killed", scope="period", **DECEMBER),
    )
    assert groups(*totals) == ["a-1 a-2"]


def test_totals_since_the_invasion_run_on_those_of_a_year_do_not() -> None:
    def until(claim_id: str, since: dt.date, day: int) -> Claim:
        period = {"occurred_earliest": since, "occurred_latest": dt.date(2026, 2, day)}
        return damage(claim_id, scope="period", **period)

    assert groups(until("a-1", INVASION, 12), until("b-1", INVASION, 26)) == ["a-1 b-1"]
    year = dt.date(2026, 1, 1)
    assert groups(until("a-1", year, 12), until("b-1", year, 26)) == ["a-1", "b-1"]


def test_a_subset_goes_where_its_total_goes() -> None:
    total = casualty("a-1", place=oblast())
    subset = casualty("a-2", group="child", part_of="a-1", place=chornomorsk(), **on(5))
    other_town = damage("b-1", place=chornomorsk(), **on(5))
    assert groups(total, subset, casualty("c-1"), other_town) == ["a-1 a-2 c-1", "b-1"]


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


def test_a_later_different_takes_a_claim_out_of_a_judged_event() -> None:
    claims = casualty("a-1"), damage("b-1"), casualty("c-1", place=chornomorsk())
    one = link("a-1", "b-1", "c-1")
    assert groups(*claims, links=[one]) == ["a-1 b-1 c-1"]
    apart = link("a-1", "c-1", verdict="different")
    assert groups(*claims, links=[one, apart]) == ["a-1 b-1", "c-1"]
    assert groups(*claims, links=[apart, one]) == ["a-1 b-1 c-1"]  # the last word counts


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
    reports = {claim.report_id: report(claim.report_id) for claim in claims}
    assert len(group(claims, reports, links).groups) == 1


def test_a_judged_event_of_many_days_draws_only_what_fits_one_of_them() -> None:
    """A long outage does not swallow the next attack on that town."""
    judged = [outage("a-1"), casualty("a-2"), outage("b-1", **on(12))]
    links = [link("a-1", "a-2", "b-1")]
    attack = casualty("c-1", **on(8, 9)), damage("c-2", **on(8, 9))
    assert groups(*judged, *attack, links=links) == ["a-1 a-2 b-1", "c-1 c-2"]
    later = outage("c-1", **on(14))
    assert groups(*judged, later, links=links) == ["a-1 a-2 b-1 c-1"]


# --- what a person is asked ---------------------------------------------------------------------


def asked(*claims: Claim, links: list[LinkJudgement] | None = None) -> list[tuple[str, ...]]:
    reports = {claim.report_id: report(claim.report_id) for claim in claims}
    suggested = group(claims, reports, links or []).suggested
    return [(link.one[0], link.other[0], link.why) for link in suggested]


def test_what_nearly_fits_is_asked_with_the_reason() -> None:
    assert asked(casualty("a-1"), damage("b-1", place=oblast())) == [
        ("a-1", "b-1", "same night, one place lies in the other")
    ]


def test_what_fits_two_events_equally_is_asked_of_both() -> None:
    towns = casualty("a-1"), casualty("a-2", place=chornomorsk())
    found = asked(*towns, casualty("b-1", place=oblast()))
    assert [(one, other) for one, other, _ in found] == [("a-1", "b-1"), ("a-2", "b-1")]


def test_what_was_judged_is_not_asked_again() -> None:
    claims = casualty("a-1"), damage("b-1", place=oblast())
    assert asked(*claims, links=[link("a-1", "b-1", verdict="different")]) == []
    assert asked(*claims, links=[link("a-1", "b-1", verdict="unsure")]) == []


def test_rules_say_why_they_joined() -> None:
    claims = casualty("a-1", 4), casualty("b-1", 4, place=oblast())
    (one,) = group(claims, {name: report(name) for name in "ab"}).groups
    assert [link.why for link in one.links] == [
        "same night, one place lies in the other, both report injured, with the same number"
    ]
