"""low / best / high, the rule that chose best, and what is never counted."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.linking.figures import figures
from dashboard.model.claim import CasualtyClaim, Claim
from dashboard.model.incident import Figure
from tests.factories import at_least, casualty, chornomorsk, damage, oblast, report

REPORTS = {name: report(name) for name in "abcdef"} | {
    "later": report("later", published=dt.date(2026, 3, 6))
}
UP_TO = casualty("b-1", count_low=None, count_high=5, quantifier="up_to")

Ends = tuple[int | None, int | None, int | None]


def ends(*claims: Claim) -> tuple[Ends, str]:
    (figure,) = figures(claims, REPORTS)
    return (figure.low, figure.best, figure.high), figure.rule


def by_detail(*claims: Claim) -> dict[str, Figure]:
    return {figure.detail: figure for figure in figures(claims, REPORTS)}


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([casualty("a-1", 4)], ((4, 4, 4), "only_figure")),
        ([casualty("a-1", 4), casualty("b-1", 4)], ((4, 4, 4), "all_agree")),
        ([casualty("a-1", None)], ((None, None, None), "not_stated")),
        ([casualty("a-1", 4), casualty("b-1", None)], ((4, 4, 4), "only_figure")),
        ([casualty("a-1", 6), casualty("later-1", 4)], ((4, 4, 6), "fallen")),
        ([casualty("a-1", 16), casualty("b-1", 19)], ((16, 19, 19), "highest")),
        ([casualty("a-1", **at_least(7))], ((7, 7, None), "only_figure")),
        ([casualty("a-1", 4), casualty("b-1", **at_least(7))], ((4, 4, None), "exact_first")),
        ([casualty("a-1", 9), casualty("b-1", **at_least(7))], ((7, 9, 9), "exact_first")),
        ([UP_TO], ((None, 5, 5), "only_figure")),
        ([casualty("a-1", 3), UP_TO], ((3, 3, 5), "exact_first")),
        ([casualty("a-1", **at_least(8)), UP_TO], ((5, 8, None), "highest")),
    ],
)
def test_the_range_holds_all_that_reports_say(
    claims: list[Claim], expected: tuple[Ends, str]
) -> None:
    assert ends(*claims) == expected


def test_what_is_asserted_goes_before_what_is_alleged_later() -> None:
    alleged = casualty("later-1", 40, standing="alleged")
    assert ends(casualty("a-1", 4), alleged) == ((4, 4, 40), "asserted")


def test_subsets_stand_beside_their_total() -> None:
    total, children = casualty("a-1", 6), casualty("a-2", 3, group="child", part_of="a-1")
    found = figures((total, children), REPORTS)
    assert [(f.detail, f.best, f.part) for f in found] == [("child", 3, True), ("people", 6, False)]


def test_units_places_and_subjects_are_never_mixed() -> None:
    claims = (
        casualty("a-1", 6),
        casualty("a-2", 6, harm="killed"),
        casualty("a-3", 6, place=chornomorsk()),
        damage("a-4", 6),
        damage("a-5", 6, sector="energy", asset="power_line"),
        damage("a-6", 6, unit="settlement"),
    )
    assert [figure.best for figure in figures(claims, REPORTS)] == [6] * len(claims)


def test_zero_stands_while_nobody_says_otherwise() -> None:
    assert ends(casualty("a-1", 0), casualty("b-1", 0)) == ((0, 0, 0), "all_agree")


@pytest.mark.parametrize(
    "otherwise", [casualty("b-1", 3), casualty("b-1", None), casualty("b-1", **at_least(1))]
)
def test_zero_does_not_count_against_a_report_of_harm_but_stays_behind_it(
    otherwise: CasualtyClaim,
) -> None:
    (figure,) = figures((casualty("a-1", 0), otherwise), REPORTS)
    assert figure.low == otherwise.count_low
    assert figure.claim_ids == ("a-1", "b-1")


def test_nobody_hurt_in_the_oblast_gives_way_to_a_child_hurt_in_a_town() -> None:
    found = by_detail(casualty("a-1", 0, place=oblast()), casualty("b-1", 1, group="child"))
    assert list(found) == ["child"]
    assert found["child"].claim_ids == ("a-1", "b-1")


def test_no_child_hurt_stands_beside_grown_ups_hurt() -> None:
    found = by_detail(casualty("a-1", 0, group="child"), casualty("b-1", 3))
    assert {detail: figure.best for detail, figure in found.items()} == {"child": 0, "people": 3}


def test_nobody_killed_stands_beside_people_hurt_and_harm_elsewhere() -> None:
    claims = (
        casualty("a-1", 0, harm="killed"),
        casualty("b-1", 3),
        casualty("c-1", 3, harm="killed", place=chornomorsk()),
    )
    assert sorted(f.best or 0 for f in figures(claims, REPORTS)) == [0, 3, 3]


def test_zero_stands_against_what_a_party_denies() -> None:
    found = figures((casualty("a-1", 0), casualty("b-1", 3, standing="denied")), REPORTS)
    assert [(figure.low, figure.high) for figure in found] == [(0, 3)]


# --- what is said later -------------------------------------------------------------------------

POLICE, MAYOR = {"said_by": "National Police of Ukraine"}, {"said_by": "mayor of Odesa"}
DAYS = {f"d{day}": report(f"d{day}", published=dt.date(2026, 3, day)) for day in range(5, 29)}


def on_days(*claims: Claim) -> dict[str, tuple[Ends, str]]:
    """By harm: low, best and high with their rule. d5 is published on 5 March, and so on."""
    found = figures(claims, DAYS)
    return {
        figure.subject: ((figure.low, figure.best, figure.high), figure.rule) for figure in found
    }


def test_a_later_update_of_the_same_speaker_supersedes_the_earlier() -> None:
    rising = casualty("d5-1", 3, **POLICE), casualty("d6-1", 4, **POLICE)
    assert on_days(*rising) == {"injured": ((4, 4, 4), "later_update")}


def test_a_head_speaks_for_the_same_body() -> None:
    rising = (
        casualty("d5-1", 3, said_by="Odesa regional military administration"),
        casualty("d6-1", 4, said_by="acting head of Odesa regional military administration"),
    )
    assert on_days(*rising) == {"injured": ((4, 4, 4), "later_update")}


def test_two_speakers_form_a_range() -> None:
    said = casualty("d5-1", 16, **POLICE), casualty("d5-2", 19, **MAYOR)
    assert on_days(*said) == {"injured": ((16, 19, 19), "highest")}


def test_within_one_day_the_same_speaker_forms_a_range() -> None:
    said = casualty("d5-1", 16, **POLICE), casualty("d5-2", 19, **POLICE)
    assert on_days(*said) == {"injured": ((16, 19, 19), "highest")}


def test_a_toll_that_falls_stays_visible() -> None:
    said = (
        casualty("d5-1", 15, harm="killed", **POLICE),
        casualty("d7-1", 12, harm="killed", **POLICE),
    )
    assert on_days(*said) == {"killed": ((12, 12, 15), "fallen")}


def test_late_deaths_are_killed_and_no_longer_injured() -> None:
    """One dead and twenty hurt; over three weeks four of them die."""
    said = (
        casualty("d5-1", 1, harm="killed", **POLICE),
        casualty("d5-2", 20, **POLICE),
        casualty("d15-1", 3, harm="killed", **POLICE),
        casualty("d26-1", 5, harm="killed", **POLICE),
        casualty("d26-2", 16, **POLICE),
    )
    assert on_days(*said) == {
        "injured": ((16, 16, 16), "later_update"),
        "killed": ((5, 5, 5), "later_update"),
    }


def test_a_fall_of_the_injured_that_deaths_do_not_explain_stays_visible() -> None:
    said = (
        casualty("d5-1", 1, harm="killed", **POLICE),
        casualty("d5-2", 20, **POLICE),
        casualty("d26-1", 2, harm="killed", **POLICE),
        casualty("d26-2", 16, **POLICE),
    )
    assert on_days(*said)["injured"] == ((16, 16, 20), "fallen")


def test_the_missing_who_are_found_dead_are_not_missing_any_more() -> None:
    said = (
        casualty("d5-1", 26, harm="missing", **POLICE),
        casualty("d5-2", 19, harm="killed", **POLICE),
        casualty("d20-1", 6, harm="missing", **POLICE),
        casualty("d20-2", 39, harm="killed", **POLICE),
    )
    assert on_days(*said)["missing"] == ((6, 6, 6), "later_update")


def test_officials_go_before_media_for_two_days() -> None:
    police = casualty("d5-1", 4, **POLICE)
    assert on_days(police, casualty("d7-1", 6))["injured"] == ((4, 4, 6), "official_first")
    assert on_days(police, casualty("d8-1", 6))["injured"] == ((4, 6, 6), "latest_report")


def test_an_exact_figure_fills_an_official_lower_end() -> None:
    said = casualty("d7-1", **at_least(36), **POLICE), casualty("d6-1", 38)
    assert on_days(*said)["injured"] == ((36, 38, 38), "at_least_met")


def test_who_takes_back_what_he_said_leaves_it_visible() -> None:
    said = casualty("d5-1", 3, **POLICE), casualty("d6-1", 0, **POLICE)
    assert on_days(*said)["injured"] == ((0, 0, 3), "fallen")


def test_what_is_destroyed_is_not_among_the_damaged_where_a_report_counts_both() -> None:
    def houses(claim_id: str, count: int, extent: str) -> Claim:
        return damage(claim_id, count, asset="house", sector="housing", extent=extent)

    both = houses("a-1", 2, "destroyed"), houses("a-2", 42, "damaged"), houses("b-1", 40, "hit")
    found = {(f.extent, f.low, f.high) for f in figures(both, REPORTS)}
    assert found == {("destroyed", 2, 2), ("damaged", 40, 42)}
    one_house = houses("a-1", 1, "destroyed"), houses("b-1", 1, "severely_damaged")
    assert [(f.extent, f.best) for f in figures(one_house, REPORTS)] == [(None, 1)]


def test_a_part_greater_than_its_total_is_flagged() -> None:
    total, children = casualty("a-1", 2), casualty("a-2", 3, group="child", part_of="a-1")
    flags = {f.detail: f.exceeds_total for f in figures((total, children), REPORTS)}
    assert flags == {"child": True, "people": False}
    open_total = casualty("a-1", **at_least(2))
    assert not any(f.exceeds_total for f in figures((open_total, children), REPORTS))


# --- properties ---------------------------------------------------------------------------------

COUNTS = st.one_of(
    st.none().map(lambda n: {"count": n}),
    st.integers(0, 9).map(lambda n: {"count": n}),
    st.integers(0, 9).map(at_least),
    st.integers(0, 9).map(lambda n: {"count_low": None, "count_high": n, "quantifier": "up_to"}),
    st.integers(0, 9).map(lambda n: {"count": n, "quantifier": "about"}),
)


@st.composite
def same_subject(draw: st.DrawFn) -> list[Claim]:
    """Claims on the injured of one place: totals and subsets, asserted and not."""
    fields = draw(st.lists(COUNTS, min_size=1, max_size=6))
    return [
        casualty(
            f"{draw(st.sampled_from(sorted(REPORTS)))}-{number}",
            group=draw(st.sampled_from(["people", "civilian", "child", "military"])),
            part_of=draw(st.none() | st.just("x-1")),
            standing=draw(st.sampled_from(["asserted", "alleged", "denied"])),
            place=draw(st.sampled_from([oblast(), chornomorsk()])),
            **counted,
        )
        for number, counted in enumerate(fields)
    ]


@given(same_subject())
def test_every_claim_stands_behind_exactly_one_figure(claims: list[Claim]) -> None:
    behind = [claim_id for figure in figures(claims, REPORTS) for claim_id in figure.claim_ids]
    assert sorted(behind) == sorted(claim.claim_id for claim in claims)


@given(same_subject())
def test_no_figure_is_a_number_that_no_report_gives(claims: list[Claim]) -> None:
    """Nothing is added up, and unknown never becomes zero."""
    by_id = {claim.claim_id: claim for claim in claims}
    for figure in figures(claims, REPORTS):
        behind = [by_id[claim_id] for claim_id in figure.claim_ids]
        said = {n for c in behind for n in (c.count_low, c.count_high)} | {None}
        assert {figure.low, figure.best, figure.high} <= said


@given(same_subject(), st.randoms())
def test_figures_do_not_depend_on_the_order_of_claims(
    claims: list[Claim], chance: st.DataObject
) -> None:
    by_id = sorted(claims, key=lambda claim: claim.claim_id)
    shuffled = list(claims)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert figures(shuffled, REPORTS) == figures(by_id, REPORTS)


@given(same_subject(), same_subject())
def test_another_report_never_hides_a_number_nor_lowers_the_highest(
    claims: list[Claim], more: list[Claim]
) -> None:
    """A later word of the same speaker may raise the lowest; what it lowers stays the highest."""
    total = [c for c in claims if c.part_of is None and c.group == "people" and c.count_high != 0]
    others = [
        claim.model_copy(update={"claim_id": f"{claim.report_id}-more-{number}"})
        for number, claim in enumerate(more)
        if claim.part_of is None and claim.group == "people" and claim.count_high != 0
    ]
    before = {f.place.pcode: f for f in figures(total, REPORTS)}
    after = {f.place.pcode: f for f in figures([*total, *others], REPORTS)}
    for place, figure in before.items():
        if figure.best is not None:
            assert after[place].best is not None
            open_or = float("inf")
            assert (after[place].high or open_or) >= (figure.high or 0)
