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
        ([casualty("a-1", 6), casualty("later-1", 4)], ((4, 4, 6), "latest_report")),
        ([casualty("a-1", 16), casualty("b-1", 19)], ((16, 19, 19), "latest_report")),
        ([casualty("a-1", **at_least(7))], ((7, 7, None), "only_figure")),
        ([casualty("a-1", 4), casualty("b-1", **at_least(7))], ((4, 4, None), "latest_report")),
        ([casualty("a-1", 9), casualty("b-1", **at_least(7))], ((7, 9, 9), "latest_report")),
        ([UP_TO], ((None, 5, 5), "only_figure")),
        ([casualty("a-1", 3), UP_TO], ((3, 3, 5), "latest_report")),
        ([casualty("a-1", **at_least(8)), UP_TO], ((5, 8, None), "latest_report")),
    ],
)
def test_the_range_holds_all_that_reports_say(
    claims: list[Claim], expected: tuple[Ends, str]
) -> None:
    assert ends(*claims) == expected


def test_what_is_asserted_goes_before_what_is_alleged_later() -> None:
    alleged = casualty("later-1", 40, standing="alleged")
    assert ends(casualty("a-1", 4), alleged) == ((4, 4, 40), "latest_report")


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
