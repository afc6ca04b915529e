"""Each claim's decision: class, gate, delay, at a moment."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from dashboard.model.claim import Claim
from dashboard.release.policy.decide import HARM, HELD, MAY, NEVER, NO_RULE, Decision, Shown, decide
from dashboard.release.policy.gate import NEEDS_SUPPORT, NO_PUBLISHER
from dashboard.release.policy.rules import Policy, load_policy
from tests.factories import DECEMBER, casualty, damage, odesa, outage, report
from tests.release.conftest import AT, accepted

GRID = {"asset": "power_substation", "sector": "energy"}
PUBLIC = load_policy()
SETTLEMENT = Shown("settlement", "day")
END = dt.datetime(2026, 3, 5, 22, tzinfo=dt.UTC)  # of the night of 4-5 March, in Kyiv


def decided(
    *claims: Claim, at: dt.datetime = AT, policy: Policy = PUBLIC, **more: Any
) -> dict[str, Decision]:
    given = accepted(claims, **more)
    reading = given.assemble([claim for claim in claims if not policy.is_never_shown(claim)], ())
    return decide(given, reading, policy, at)


def one(claim: Claim, **more: Any) -> Decision:
    return decided(claim, **more)[claim.claim_id]


def test_what_passes_is_shown_as_its_rule_says() -> None:
    assert one(damage()) == Decision(
        "public.civil", SETTLEMENT, MAY, END + dt.timedelta(hours=3), None
    )
    strict = one(damage(said_by="DTEK", **GRID), policy=load_policy("strict"))
    assert strict == Decision(
        "strict.energy", Shown("oblast", "month"), MAY, END + dt.timedelta(days=30),
        "energy_facility",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("claim", "hours"),
    [
        (damage(), 3),
        (damage(asset="hospital", sector="health"), 12),
        (damage(said_by="DTEK", **GRID), 24),
        (casualty(), 3),
        (outage(), 6),
        (outage(said_by="DTEK"), 0),
    ],
)
def test_a_claim_is_held_until_its_delay_is_over_and_not_a_second_longer(
    claim: Claim, hours: int
) -> None:
    until = END + dt.timedelta(hours=hours)
    before = one(claim, at=until - dt.timedelta(seconds=1))
    assert (before.shown, before.why, before.until) == (None, HELD, until)
    assert before.rule in ("public.civil", "public.health", "public.supply", "public.people",
                           "public.outages")  # fmt: skip
    assert one(claim, at=until).shown == SETTLEMENT


def test_military_losses_are_never_shown_and_no_wait_helps() -> None:
    found = decided(casualty("r1-1", group="military"), casualty("r1-2"))
    assert found["r1-1"] == Decision(None, None, NEVER)
    assert found["r1-2"].shown
    for profile in ("desk", "strict"):
        assert one(casualty(group="military"), policy=load_policy(profile)).why == NEVER


def test_a_class_without_a_rule_is_withheld() -> None:
    rules = {name: rule for name, rule in PUBLIC.rules.items() if name != "housing"}
    policy = PUBLIC.model_copy(update={"rules": rules})
    assert one(damage(), policy=policy) == Decision(None, None, NO_RULE)


def test_evacuated_people_are_no_figure_of_the_public_profile() -> None:
    assert one(casualty(harm="evacuated")) == Decision("public.people", None, HARM)
    assert one(casualty(harm="evacuated"), policy=load_policy("desk")).shown


def test_people_need_a_named_publisher() -> None:
    unnamed = [report(publisher=None)]
    assert one(casualty(), reports=unnamed) == Decision("public.people", None, NO_PUBLISHER)
    assert one(damage(), reports=unnamed).shown


def test_energy_needs_an_official_speaker_or_a_second_publisher() -> None:
    assert one(damage(**GRID)) == Decision("public.supply", None, NEEDS_SUPPORT)
    assert one(damage(said_by="witnesses", **GRID)).why == NEEDS_SUPPORT
    assert one(damage(said_by="Ministry of Energy of Ukraine", **GRID)).shown
    assert one(damage(said_by="Moscow-installed authorities", **GRID)).why == NEEDS_SUPPORT


def test_a_second_publisher_counts_for_the_same_event_and_class_alone() -> None:
    reports = [report("r1", publisher="Synthetic A"), report("r2", publisher="Synthetic B")]
    two = decided(damage("r1-1", **GRID), damage("r2-1", **GRID), reports=reports)
    assert all(decision.shown for decision in two.values())
    other_class = decided(damage("r1-1", **GRID), damage("r2-1"), reports=reports)
    assert other_class["r1-1"].why == NEEDS_SUPPORT
    later = {"occurred_earliest": "2026-03-20", "occurred_latest": "2026-03-20"}
    other_event = decided(damage("r1-1", **GRID), damage("r2-1", **GRID, **later), reports=reports)
    assert {decision.why for decision in other_event.values()} == {NEEDS_SUPPORT}


def test_the_last_day_that_any_report_of_the_hit_names_counts_by_class() -> None:
    later = {"occurred_earliest": dt.date(2026, 3, 4), "occurred_latest": dt.date(2026, 3, 6)}
    claims = [damage("r1-1"), damage("r1-2", **later), casualty("r1-3")]
    told = accepted(claims[::2]).assemble(claims[::2], ())
    [event] = told.incidents
    together = event.model_copy(update={"claim_ids": ("r1-1", "r1-2", "r1-3")})
    for order in (claims, claims[::-1]):
        reading = replace(told, incidents=(together,))
        found = decide(accepted(order), reading, PUBLIC, AT)
        assert found["r1-1"].until == found["r1-2"].until == END + dt.timedelta(days=1, hours=3)
        assert found["r1-3"].until == END + dt.timedelta(hours=3)


def test_a_total_over_a_period_waits_for_its_end() -> None:
    tally = damage("r1-1", 10, scope="period", said_by="DTEK", **DECEMBER, **GRID)
    assert one(tally).until == dt.datetime(2026, 1, 1, 22, tzinfo=dt.UTC)


def test_a_correction_to_an_earlier_day_does_not_shorten_the_delay() -> None:
    early = {"occurred_earliest": dt.date(2026, 3, 1), "occurred_latest": dt.date(2026, 3, 1)}
    latest = {"r1-1": dt.date(2026, 3, 5)}
    corrected = one(damage("r1-1", **early), latest=latest)
    assert corrected.until == END + dt.timedelta(hours=3)
    published_before = one(
        damage("r1-1", **early), latest=latest, reports=[report(published=dt.date(2026, 3, 2))]
    )
    assert published_before.until == END - dt.timedelta(days=3) + dt.timedelta(hours=3)


def test_the_place_of_a_claim_plays_no_part() -> None:
    assert one(damage(place=odesa())).shown == one(damage(place=odesa())).shown == SETTLEMENT
