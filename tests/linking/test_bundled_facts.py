"""The bundled facts as people linked them: what the map opens with."""

import datetime as dt
from collections.abc import Iterable
from functools import partial

import pytest

from dashboard.gazetteer import load_gazetteer
from dashboard.gazetteer.labelled import labelled_place
from dashboard.linking import Events, assemble
from dashboard.model.incident import Figure, Incident, Tally
from dashboard.model.report import Report
from dashboard.model.vocabulary import Harm
from dashboard.release.totals import total
from dashboard.reports.bundled import Bundled, bundled_facts
from dashboard.settings import DATA
from tests.linking.nights import synthetic_nights
from tests.linking.scoring import found_groups, score

Ends = tuple[int | None, int | None, int | None]


@pytest.fixture(scope="module")
def facts() -> Bundled:
    return bundled_facts(DATA / "reports", partial(labelled_place, load_gazetteer()))


@pytest.fixture(scope="module")
def events(facts: Bundled) -> Events:
    reports = {report.report_id: report for report in facts.reports}
    return assemble(facts.claims, reports, facts.links, load_gazetteer().unit)


def incident_with(events: Events, claim_id: str) -> Incident:
    (one,) = [incident for incident in events.incidents if claim_id in incident.claim_ids]
    return one


def tally_with(events: Events, claim_id: str) -> Tally:
    (one,) = [tally for tally in events.tallies if claim_id in tally.claim_ids]
    return one


def harmed(incident: Incident, harm: Harm) -> Ends:
    figure = total(incident.figures, harm, incident.place)
    assert figure is not None
    return figure.low, figure.best, figure.high


def figure_of(found: Iterable[Figure], detail: str, place: str, *, part: bool = False) -> Figure:
    (one,) = [f for f in found if (f.detail, f.place.name, f.part) == (detail, place, part)]
    return one


def ends(figure: Figure) -> Ends:
    return figure.low, figure.best, figure.high


def test_each_judged_event_is_one_incident_or_tally(facts: Bundled, events: Events) -> None:
    made = {frozenset(one.claim_ids) for one in (*events.incidents, *events.tallies)}
    assert made == {frozenset(judgement.claim_ids) for judgement in facts.links}
    assert (len(events.incidents), len(events.tallies)) == (75, 14)


def test_odesa_in_the_last_night_of_2025_is_one_incident(events: Events) -> None:
    odesa = incident_with(events, "r001-1")
    assert (odesa.place.name, str(odesa.period.earliest), str(odesa.period.latest)) == (
        "Odesa", "2025-12-30", "2025-12-31"
    )  # fmt: skip
    assert len(odesa.report_ids) >= 20
    assert harmed(odesa, Harm.INJURED) == (4, 6, 6)


def test_three_children_are_a_part_of_the_injured_of_odesa(events: Events) -> None:
    children = figure_of(incident_with(events, "r001-1").figures, "child", "Odesa", part=True)
    assert ends(children) == (3, 3, 3)


def test_two_dtek_facilities_were_hit_that_night(facts: Bundled, events: Events) -> None:
    figure = figure_of(incident_with(events, "r001-1").figures, "energy_facility", "Odeska")
    operators = {c.claim_id: c.operator for c in facts.claims if c.kind == "damage"}
    assert ends(figure) == (2, 2, 2)
    assert "DTEK" in {operators[claim_id] for claim_id in figure.claim_ids}


def test_the_ten_substations_of_december_are_a_tally_and_in_no_incident(events: Events) -> None:
    tally = tally_with(events, "r004-2")
    assert ends(figure_of(tally.figures, "power_substation", "Odeska")) == (10, 10, 10)
    assert (str(tally.period.earliest), str(tally.as_of)) == ("2025-12-01", "2025-12-31")
    night = incident_with(events, "r001-1").figures
    assert "power_substation" not in {figure.detail for figure in night}


def test_more_than_170000_customers_were_out_in_odesa_oblast(events: Events) -> None:
    (outage,) = [one for one in events.outages if "r147-1" in one.claim_ids]
    assert (outage.latest_low, outage.latest_high, outage.unit) == (170_000, None, "customer")
    assert (outage.incident_id, outage.place.name) == (
        incident_with(events, "r001-1").incident_id, "Odeska"
    )  # fmt: skip


def test_the_substations_of_13_december_are_four_or_ten_or_twenty(events: Events) -> None:
    figure = figure_of(incident_with(events, "r020-1").figures, "power_substation", "Odeska")
    assert (figure.low, figure.high) == (4, None)  # "at least twenty" leaves the upper end open


def test_the_outage_of_13_december_shrinks_to_32000(events: Events) -> None:
    (outage,) = [one for one in events.outages if "r149-1" in one.claim_ids]
    assert (outage.latest_low, outage.latest_high) == (32_000, 32_000)
    assert str(outage.as_of) == "2025-12-17"
    assert outage.peak is not None
    assert outage.peak > 430_000


def test_what_is_mostly_known_for_the_oblast_is_not_on_its_one_town(events: Events) -> None:
    assert incident_with(events, "r020-1").place.name == "Odeska"
    assert incident_with(events, "r101-1").place.name == "Yazykove"  # all harm is known there


def test_the_history_of_ternopil_tells_how_its_toll_rose(events: Events) -> None:
    ternopil = incident_with(events, "r052-1").incident_id
    toll = [
        (str(change.day), change.before, change.after)
        for change in events.changes
        if (change.incident_id, change.subject, change.part) == (ternopil, "killed", False)
    ]
    assert toll[:2] == [("2025-11-20", 19, 28), ("2025-11-21", 28, 31)]
    assert toll[-1][2] == 38
    injured = [
        (change.before, change.after)
        for change in events.changes
        if (change.incident_id, change.subject, change.part) == (ternopil, "injured", False)
    ]
    assert (95, 94) in injured  # once it fell


def test_the_toll_of_ternopil_shows_its_range(events: Events) -> None:
    ternopil = incident_with(events, "r052-1")
    low, best, high = harmed(ternopil, Harm.KILLED)
    assert (low, best) == (19, 38)  # who said 10 said 36 later
    assert high in (38, None)
    killed_children = [
        f for f in ternopil.figures if (f.subject, f.detail, f.part) == ("killed", "child", True)
    ]
    assert [ends(figure) for figure in killed_children] == [(3, 7, 7)]


# --- links hidden: what the rules make of the claims alone --------------------------------------

NEW_YEAR = dt.date(2026, 1, 1)


@pytest.fixture(scope="module")
def reports(facts: Bundled) -> dict[str, Report]:
    return {report.report_id: report for report in facts.reports}


def test_links_hidden_the_rules_find_the_events(facts: Bundled, reports: dict[str, Report]) -> None:
    """0.971 and 0.936; `python -m tests.linking.scoring` prints them with the worst errors."""
    found = score([link.claim_ids for link in facts.links], found_groups(facts.claims, reports))
    assert found.precision >= 0.97
    assert found.recall >= 0.93
    assert found.pair_precision >= 0.98
    assert found.pair_recall >= 0.95


@pytest.mark.parametrize("late", [False, True])
def test_no_half_of_the_time_makes_up_for_the_other(
    facts: Bundled, reports: dict[str, Report], late: bool
) -> None:
    """Before and after the new year, each half linked alone."""
    by_id = {claim.claim_id: claim for claim in facts.claims}
    truth = [
        link.claim_ids
        for link in facts.links
        if (min(by_id[i].occurred_earliest for i in link.claim_ids) >= NEW_YEAR) == late
    ]
    claims = [by_id[claim_id] for members in truth for claim_id in members]
    found = score(truth, found_groups(claims, reports))
    assert found.precision >= 0.96
    assert found.recall >= 0.92


@pytest.mark.parametrize("seed", range(3))
def test_the_rules_find_synthetic_attacks(seed: int) -> None:
    """Six towns in each of four oblasts, hit every few weeks: rules for the bundled facts alone
    would fail here.
    """
    claims, told, truth = synthetic_nights(120, seed)
    found = score(truth.values(), found_groups(claims, told))
    assert found.precision >= 0.985
    assert found.recall >= 0.97


def test_the_last_night_of_2025_is_found_without_any_link(
    facts: Bundled, reports: dict[str, Report]
) -> None:
    events = assemble(facts.claims, reports, [], load_gazetteer().unit)
    odesa = incident_with(events, "r001-1")
    assert odesa.place.name == "Odesa"
    assert harmed(odesa, Harm.INJURED) == (4, 6, 6)
    assert {"r147-1", "r004-1"} <= set(odesa.claim_ids)
    assert "r004-2" not in odesa.claim_ids
    (outage,) = [one for one in events.outages if "r147-1" in one.claim_ids]
    assert (outage.peak, outage.cause) == (170_000, "attack")
