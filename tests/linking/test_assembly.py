"""Properties of the whole: deterministic, nothing lost, nothing twice, totals apart."""

import datetime as dt
import doctest
import random
from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.linking import Events, assemble, identity, independence, speakers
from dashboard.linking.placing import place_of
from dashboard.model.claim import Claim
from dashboard.model.judgement import LinkJudgement
from dashboard.model.place import Place
from tests.factories import (
    casualty,
    chornomorsk,
    country,
    damage,
    link,
    nowhere,
    oblast,
    odesa,
    outage,
    raion,
    report,
    unit,
)
from tests.linking.nights import synthetic_nights

REPORT_IDS = "abcd"
REPORTS = {
    name: report(name, published=dt.date(2026, 3, 5 + number), publisher=f"Synthetic {name}")
    for number, name in enumerate(REPORT_IDS)
}
PLACES = [odesa(), chornomorsk(), raion(), oblast(), oblast("UA63", "Kharkivska"), country()]
PERIODS = [(4, 5), (5, 6), (5, 5), (4, 4), (3, 6), (1, 31)]


@st.composite
def claim_sets(draw: st.DrawFn) -> list[Claim]:
    """Up to twelve claims of few places and nights, so that they meet."""
    claims: list[Claim] = []
    for number in range(draw(st.integers(1, 12))):
        report_id = draw(st.sampled_from(REPORT_IDS))
        first, last = draw(st.sampled_from(PERIODS))
        make = draw(st.sampled_from([casualty, damage, outage]))
        mine = [claim.claim_id for claim in claims if claim.report_id == report_id]
        claims.append(
            make(
                f"{report_id}-{number}",
                draw(st.none() | st.integers(0, 9)),
                place=draw(st.sampled_from([*PLACES, nowhere()])),
                scope=draw(st.sampled_from(["incident", "incident", "incident", "period"])),
                occurred_earliest=dt.date(2026, 3, first),
                occurred_latest=dt.date(2026, 3, last),
                part_of=draw(st.none() | st.sampled_from(mine)) if mine else None,
            )
        )
    return claims


@st.composite
def judged_sets(draw: st.DrawFn) -> tuple[list[Claim], list[LinkJudgement]]:
    claims = draw(claim_sets())
    ids = st.sampled_from([claim.claim_id for claim in claims])
    verdicts = st.sampled_from(["same", "different", "unsure"])
    judged = st.builds(
        lambda claim_ids, verdict: link(*claim_ids, verdict=verdict),
        st.lists(ids, min_size=1, max_size=3, unique=True),
        verdicts,
    )
    return claims, draw(st.lists(judged, max_size=3))


def everything(events: Events) -> list[tuple[str, ...]]:
    return [one.claim_ids for one in (*events.incidents, *events.tallies)]


@given(judged_sets(), st.randoms())
def test_the_order_of_claims_changes_nothing(
    judged: tuple[list[Claim], list[LinkJudgement]], chance: random.Random
) -> None:
    claims, links = judged
    shuffled = list(claims)
    chance.shuffle(shuffled)
    assert assemble(shuffled, REPORTS, links, unit) == assemble(claims, REPORTS, links, unit)


@given(judged_sets())
def test_every_claim_is_in_exactly_one_event_and_ids_are_unique(
    judged: tuple[list[Claim], list[LinkJudgement]],
) -> None:
    claims, links = judged
    events = assemble(claims, REPORTS, links, unit)
    found = sorted(claim_id for ids in everything(events) for claim_id in ids)
    assert found == sorted(claim.claim_id for claim in claims)
    ids = [i.incident_id for i in events.incidents] + [t.tally_id for t in events.tallies]
    assert len(set(ids)) == len(ids)


@given(judged_sets())
def test_no_incident_holds_a_total_over_a_period_and_no_tally_an_incident(
    judged: tuple[list[Claim], list[LinkJudgement]],
) -> None:
    claims, links = judged
    events = assemble(claims, REPORTS, links, unit)
    period = {claim.claim_id for claim in claims if claim.scope == "period"}
    assert {i for tally in events.tallies for i in tally.claim_ids} == period
    assert period.isdisjoint(i for incident in events.incidents for i in incident.claim_ids)


@given(judged_sets())
def test_figures_of_an_event_show_each_of_its_claims_once(
    judged: tuple[list[Claim], list[LinkJudgement]],
) -> None:
    claims, links = judged
    events = assemble(claims, REPORTS, links, unit)
    for one in (*events.incidents, *events.tallies):
        behind = [claim_id for figure in one.figures for claim_id in figure.claim_ids]
        assert sorted(behind) == sorted(one.claim_ids)


@given(judged_sets())
def test_every_outage_claim_of_an_incident_is_in_exactly_one_episode(
    judged: tuple[list[Claim], list[LinkJudgement]],
) -> None:
    claims, links = judged
    events = assemble(claims, REPORTS, links, unit)
    episodes = sorted(claim_id for one in events.outages for claim_id in one.claim_ids)
    assert episodes == sorted(
        claim.claim_id for claim in claims if claim.kind == "outage" and claim.scope == "incident"
    )
    assert {one.incident_id for one in events.outages} <= {i.incident_id for i in events.incidents}


@given(claim_sets())
def test_no_attack_spans_two_nights_unless_a_person_says_so(claims: list[Claim]) -> None:
    """Told at once, that is: how a supply stands, or what is told later, may be of another day."""
    attacks = [claim for claim in claims if claim.kind != "outage"]
    reports = {name: report(name, published=dt.date(2026, 3, 4)) for name in REPORT_IDS}
    by_id = {claim.claim_id: claim for claim in attacks}
    for incident in assemble(attacks, reports, [], unit).incidents:
        members = [
            by_id[claim_id] for claim_id in incident.claim_ids if not by_id[claim_id].part_of
        ]
        for one, other in combinations(members, 2):
            joined = one.period.joined(other.period)
            assert joined in (one.period, other.period)


@given(judged_sets())
def test_the_place_of_an_event_is_true_of_all_its_claims(
    judged: tuple[list[Claim], list[LinkJudgement]],
) -> None:
    claims, links = judged
    by_id = {claim.claim_id: claim for claim in claims}
    events = assemble(claims, REPORTS, links, unit)
    for one in (*events.incidents, *events.tallies):
        places = [by_id[claim_id].place for claim_id in one.claim_ids]
        for place in (place for place in places if place.resolved):
            assert one.place.contains(place) or place.contains(one.place)


@given(judged_sets())
def test_unknown_never_becomes_zero(
    judged: tuple[list[Claim], list[LinkJudgement]],
) -> None:
    claims, links = judged
    by_id = {claim.claim_id: claim for claim in claims}
    events = assemble(claims, REPORTS, links, unit)
    for one in (*events.incidents, *events.tallies):
        for figure in one.figures:
            said = {by_id[claim_id].count_low for claim_id in figure.claim_ids}
            assert 0 not in (figure.low, figure.best, figure.high) or 0 in said
    for episode in events.outages:
        said = {by_id[claim_id].count_low for claim_id in episode.claim_ids}
        assert 0 not in (episode.latest_low, episode.latest_high, episode.peak) or 0 in said


@given(claim_sets(), claim_sets())
def test_what_is_said_of_another_country_side_changes_nothing_here(
    here: list[Claim], elsewhere: list[Claim]
) -> None:
    """Events of one oblast do not depend on reports of another."""
    kharkiv = oblast("UA63", "Kharkivska")
    odesa_claims = [c for c in here if c.place.oblast == "UA51" and c.part_of is None]
    others = [
        c.model_copy(update={"claim_id": f"z-{n}", "place": kharkiv, "part_of": None})
        for n, c in enumerate(elsewhere)
    ]
    alone = assemble(odesa_claims, REPORTS, [], unit)
    beside = assemble([*odesa_claims, *others], REPORTS, [], unit)
    assert set(alone.incidents) <= set(beside.incidents)


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([odesa(), oblast()], odesa()),
        ([odesa(), chornomorsk()], raion()),
        ([odesa(), oblast("UA63", "Kharkivska")], country()),
        ([nowhere(), odesa()], odesa()),
        ([odesa(), chornomorsk(), oblast()], oblast()),
    ],
)
def test_an_event_is_where_all_its_claims_agree(places: list[Place], expected: Place) -> None:
    claims = [casualty(f"r1-{n}", place=place) for n, place in enumerate(places)]
    assert place_of(claims, unit).pcode == expected.pcode


def test_an_event_of_unknown_place_keeps_the_words() -> None:
    assert place_of([casualty(place=nowhere("Orkiv"))], unit) == nowhere("Orkiv")


def test_the_id_of_a_judged_event_does_not_change_when_another_report_joins() -> None:
    judged = [casualty("m-1"), casualty("n-1")]
    reports = {name: report(name) for name in "amn"}
    links = [link("m-1", "n-1")]
    (before,) = assemble(judged, reports, links, unit).incidents
    (after,) = assemble([*judged, casualty("a-1")], reports, links, unit).incidents
    assert (before.incident_id, len(after.claim_ids)) == (after.incident_id, 3)


def test_the_examples_in_the_docstrings_hold() -> None:
    for module in (identity, independence, speakers):
        assert doctest.testmod(module).failed == 0


def shuffled_bytes(rounds: int) -> None:
    """Bundled facts and synthetic nights, links hidden, in ever new orders."""
    chance = random.Random(20260305)
    claims, reports, _ = synthetic_nights(60, seed=7)
    links = [link(claims[0].claim_id, claims[-1].claim_id), link("n3m0-1", "n4m0-1")]
    first = repr(assemble(claims, reports, links, unit))
    for _ in range(rounds):
        chance.shuffle(claims)
        shuffled = dict(chance.sample(sorted(reports.items()), len(reports)))
        assert repr(assemble(claims, shuffled, links, unit)) == first


def test_fifty_shuffles_give_the_same_bytes() -> None:
    shuffled_bytes(50)


@pytest.mark.soak
def test_a_thousand_shuffles_give_the_same_bytes() -> None:
    shuffled_bytes(1_000)


@given(judged_sets())
def test_incidents_by_area_add_up_to_all_incidents(
    judged: tuple[list[Claim], list[LinkJudgement]],
) -> None:
    """Each incident lies in exactly one oblast, in the country alone, or nowhere known."""
    claims, links = judged
    found = assemble(claims, REPORTS, links, unit).incidents
    by_area = Counter(one.place.oblast or one.place.pcode for one in found)
    assert sum(by_area.values()) == len(found)
    for one in found:
        places = [c.place for c in claims if c.claim_id in one.claim_ids and c.place.resolved]
        assert all(one.place.oblast in (None, p.oblast) for p in places if p.oblast)
