"""Totals and splits of few people: what moves, what goes, what cannot be worked out again."""

from collections.abc import Sequence
from typing import Any

import pytest

from dashboard.linking import assemble
from dashboard.model.claim import Claim
from dashboard.release.policy.rules import Class, load_policy
from dashboard.release.policy.small_numbers import Small, small_numbers
from tests.factories import (
    DECEMBER,
    at_least,
    casualty,
    country,
    damage,
    nowhere,
    oblast,
    odesa,
    raion,
    report,
    settlement,
)
from tests.release.conftest import HAMLET, LATER, TOWN, VILLAGE, known_unit

RULE = load_policy().rules[Class.PEOPLE]
DISTRICT = {"name": "x", "level": "district", "oblast": "UA51", "raion": "UA5110", "parent": "x"}


def found(*claims: Claim) -> Small:
    reports = {claim.report_id: report(claim.report_id) for claim in claims}
    events = assemble(claims, reports, [], known_unit)
    return small_numbers((*events.incidents, *events.tallies), RULE, known_unit)


def ids(*names: str) -> frozenset[str]:
    return frozenset(names)


# --- totals ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "moves"),
    [
        ({"count": 0}, False),
        ({"count": 1}, True),
        ({"count": 2}, True),
        ({"count": 3}, False),
        ({"count": None}, False),
        (at_least(1), True),
        (at_least(2), True),
        (at_least(3), False),
        ({"count": None, "count_high": 2, "quantifier": "up_to"}, True),
        ({"count": None, "count_high": 3, "quantifier": "up_to"}, False),
    ],
)
def test_a_total_of_one_or_two_in_a_small_place_moves(count: dict[str, Any], moves: bool) -> None:
    assert found(casualty("r1-1", place=VILLAGE, **count)).moved == (
        ids("r1-1") if moves else ids()
    )


@pytest.mark.parametrize(
    ("place", "moves"),
    [(VILLAGE, True), (HAMLET, True), (TOWN, False), (odesa(), False), (raion(), False),
     (oblast(), False), (country(), False), (nowhere(), False)],
)  # fmt: skip
def test_a_place_is_small_below_ten_thousand_inhabitants_or_if_unknown(
    place: object, moves: bool
) -> None:
    assert bool(found(casualty("r1-1", 1, place=place)).moved) == moves


def test_a_district_is_as_large_as_its_city() -> None:
    from dashboard.model.place import Place

    of_odesa = Place(text="x", pcode="UA51X", settlement=odesa().pcode, **DISTRICT)
    of_village = Place(text="x", pcode="UA51Y", settlement=VILLAGE.pcode, **DISTRICT)
    assert not found(casualty("r1-1", 1, place=of_odesa)).moved
    assert found(casualty("r1-1", 1, place=of_village)).moved


def test_all_that_happened_to_people_there_moves_and_damage_stays() -> None:
    claims = [
        casualty("r1-1", 1, harm="killed", place=VILLAGE),
        casualty("r1-2", 8, place=VILLAGE),
        damage("r1-3", place=VILLAGE),
    ]
    assert found(*claims).moved == ids("r1-1", "r1-2")


def test_of_reports_that_differ_the_lowest_counts() -> None:
    claims = [casualty("r1-1", 2, place=VILLAGE), casualty("r2-1", 6, place=VILLAGE)]
    assert found(*claims).moved == ids("r1-1", "r2-1")


def test_zero_to_two_may_be_one() -> None:
    zero_to_two = [
        casualty("r1-1", None, place=VILLAGE, count_high=2, quantifier="up_to"),
        casualty("r2-1", None, place=VILLAGE),
    ]
    assert found(*zero_to_two).moved == ids("r1-1", "r2-1")


def test_an_area_around_the_small_place_moves_along() -> None:
    """Else the injured "in the raion" and the house hit in the village would be one incident."""
    around = casualty("r2-1", 1, place=raion())
    [event] = assemble([around], {"r2": report("r2")}, [], known_unit).incidents
    of_the_village = event.model_copy(update={"place": VILLAGE})
    assert small_numbers([of_the_village], RULE, known_unit).moved == ids("r2-1")
    assert found(casualty("r1-1", 1, place=VILLAGE), around).moved == ids("r1-1", "r2-1")
    assert not found(around, damage("r1-3", place=odesa())).moved
    assert not found(around).moved


def test_groups_without_a_total_are_one_together() -> None:
    one = casualty("r1-1", 1, group="woman", place=VILLAGE)
    assert found(one, casualty("r1-2", 1, group="child", place=VILLAGE)).moved == ids(
        "r1-1", "r1-2"
    )
    assert not found(one, casualty("r1-2", 2, group="child", place=VILLAGE)).moved
    open_end = casualty("r1-2", place=VILLAGE, group="child", **at_least(1))
    assert found(one, open_end).moved == ids("r1-1", "r1-2")
    unknown = casualty("r1-2", None, group="child", place=VILLAGE)
    assert found(one, unknown).moved == ids("r1-1", "r1-2")


def test_a_part_does_not_make_a_total() -> None:
    whole = casualty("r1-1", 9, place=VILLAGE)
    part = casualty("r1-2", 1, group="child", place=VILLAGE, part_of="r1-1")
    assert not found(whole, part).moved


def test_nobody_of_any_group_is_nobody() -> None:
    none = [casualty(f"r1-{n}", 0, group=g, place=VILLAGE) for n, g in enumerate(("woman", "man"))]
    assert not found(*none).moved


def test_how_coarse_and_how_small_is_in_the_rule() -> None:
    def moved(place: object, **changes: Any) -> bool:
        events = assemble([casualty(place=place)], {"r1": report()}, [], known_unit)
        rule = RULE.model_validate({**RULE.model_dump(), **changes})
        return bool(small_numbers(events.incidents, rule, known_unit).moved)

    assert moved(raion(), small_total_to="oblast")
    assert not moved(VILLAGE, small_total_to="settlement")
    assert moved(HAMLET, small_place=1)
    assert not moved(VILLAGE, small_place=1)


# --- splits ------------------------------------------------------------------------------------


def split(total: int | None, place: object, **fields: Any) -> Sequence[Claim]:
    whole = casualty("r1-1", total, place=place, **fields)
    part = casualty("r1-2", 1, group="child", place=place, part_of="r1-1", **fields)
    return whole, part


@pytest.mark.parametrize(
    ("total", "place", "goes"),
    [(4, VILLAGE, True), (5, VILLAGE, False), (None, VILLAGE, True), (3, HAMLET, True),
     (2, TOWN, False), (2, odesa(), False), (2, oblast(), False), (4, nowhere(), True),
     (5, nowhere(), False)],
)  # fmt: skip
def test_a_split_is_shown_of_five_or_more_or_in_a_larger_place(
    total: int | None, place: object, goes: bool
) -> None:
    assert found(*split(total, place)).dropped == (ids("r1-2") if goes else ids())
    assert not found(*split(total, place)).blurred


def test_of_totals_that_differ_the_lowest_counts_for_splits_too() -> None:
    assert found(*split(5, VILLAGE), casualty("r2-1", 4, place=VILLAGE)).dropped == ids("r1-2")
    assert not found(*split(5, VILLAGE), casualty("r2-1", 6, place=VILLAGE)).dropped


def test_the_total_of_another_harm_or_place_does_not_count() -> None:
    many = casualty("r1-3", 50, harm="killed", place=VILLAGE)
    assert found(*split(3, VILLAGE), many).dropped == ids("r1-2")
    around = casualty("r1-3", 50, place=raion())
    assert found(*split(3, VILLAGE), around).dropped == ids("r1-2")
    few = casualty("r1-3", 3, harm="killed", place=VILLAGE)
    assert not found(*split(5, VILLAGE), few).dropped


def test_with_one_split_all_splits_of_the_incident_go() -> None:
    """Four hurt, a woman and two men: then the fourth is a child."""
    woman = casualty("r1-3", 1, group="woman", place=VILLAGE, part_of="r1-1")
    killed = casualty("r1-4", 6, harm="killed", place=VILLAGE)
    boy = casualty("r1-5", 1, harm="killed", group="child", place=VILLAGE, part_of="r1-4")
    assert found(*split(4, VILLAGE), woman, killed, boy).dropped == ids("r1-2", "r1-3", "r1-5")


def test_a_group_without_a_total_is_shown_as_people() -> None:
    both = [
        casualty("r1-1", 2, group="woman", place=VILLAGE),
        casualty("r1-2", 2, group="child", place=VILLAGE),
    ]
    assert found(*both) == Small(blurred=ids("r1-1", "r1-2"))
    assert not found(*both, casualty("r1-3", 1, group="man", place=VILLAGE)).blurred
    assert found(*both, casualty("r2-1", 4, place=VILLAGE)) == Small(dropped=ids("r1-1", "r1-2"))


def test_what_is_hidden_in_a_village_is_hidden_in_the_total_of_its_raion_and_oblast() -> None:
    """Else the children of the raion less those of its towns are those of the village."""
    hidden = split(3, VILLAGE)
    around = [
        casualty("r2-1", 9, place=raion()),
        casualty("r2-2", 4, group="child", place=raion(), part_of="r2-1"),
    ]
    tally = [
        casualty("r3-1", 90, place=oblast(), scope="period", **MARCH),
        casualty("r3-2", 9, group="child", place=oblast(), part_of="r3-1", scope="period", **MARCH),
    ]
    sister = [
        casualty("r4-1", 6, place=odesa(), **NIGHT_BEFORE),
        casualty("r4-2", 3, group="child", place=odesa(), part_of="r4-1", **NIGHT_BEFORE),
    ]
    assert found(*hidden, *tally).dropped == ids("r1-2", "r3-2")
    assert found(*hidden, *around, *tally).dropped == ids("r1-2", "r2-2", "r3-2")
    assert found(*hidden, *sister).dropped == ids("r1-2")


def test_a_small_total_without_splits_hides_none_around_it() -> None:
    around = [
        casualty("r3-1", 90, place=raion(), scope="period", **MARCH),
        casualty("r3-2", 9, group="child", place=raion(), part_of="r3-1", scope="period", **MARCH),
    ]
    assert not found(casualty("r1-1", 3, place=VILLAGE), *around).dropped


def test_another_time_or_place_keeps_its_splits() -> None:
    hidden = split(3, VILLAGE)
    december = [
        casualty("r3-1", 90, place=oblast(), scope="period", **DECEMBER),
        casualty("r3-2", 9, group="child", place=oblast(), part_of="r3-1", scope="period",
                 **DECEMBER),
    ]  # fmt: skip
    elsewhere = [
        casualty("r4-1", 9, place=settlement("UA63120000000000001", "x"), **LATER),
        casualty("r4-2", 4, group="child", place=settlement("UA63120000000000001", "x"),
                 part_of="r4-1", **LATER),
    ]  # fmt: skip
    assert found(*hidden, *december, *elsewhere).dropped == ids("r1-2")


def test_what_is_hidden_because_of_another_hides_in_turn() -> None:
    """The tally of March goes because of the village, the one of the quarter because of March."""
    quarter = {"occurred_earliest": "2026-01-01", "occurred_latest": "2026-03-04"}
    claims = [
        *split(3, VILLAGE, **LATER),
        casualty("r3-1", 90, place=raion(), scope="period", **MARCH),
        casualty("r3-2", 9, group="child", place=raion(), part_of="r3-1", scope="period", **MARCH),
        casualty("r5-1", 99, place=oblast(), scope="period", **quarter),
        casualty("r5-2", 19, group="child", place=oblast(), part_of="r5-1", scope="period",
                 **quarter),
    ]  # fmt: skip
    assert found(*claims).dropped == ids("r1-2", "r3-2", "r5-2")


def test_damage_and_outages_are_no_people() -> None:
    assert found(damage("r1-1", 1, place=VILLAGE)) == Small()


def test_two_findings_are_added() -> None:
    one = Small(ids("a"), ids("b"), ids("c"))
    assert one | Small(ids("d"), ids("e"), ids("f")) == Small(
        ids("a", "d"), ids("b", "e"), ids("c", "f")
    )


MARCH = {"occurred_earliest": "2026-03-01", "occurred_latest": "2026-03-31"}
NIGHT_BEFORE = {"occurred_earliest": "2026-03-02", "occurred_latest": "2026-03-03"}
