"""The bundled facts as people linked them: what the map opens with."""

from collections.abc import Iterable
from functools import partial

import pytest

from dashboard.gazetteer import load_gazetteer
from dashboard.gazetteer.labelled import labelled_place
from dashboard.linking import Events, assemble
from dashboard.linking.grouping import group
from dashboard.model.incident import Figure, Incident, Tally
from dashboard.model.vocabulary import Harm
from dashboard.release.totals import total
from dashboard.reports.bundled import Bundled, bundled_facts
from dashboard.settings import DATA

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
    assert (outage.latest_low, str(outage.as_of)) == (32_000, "2025-12-17")
    assert outage.peak is not None
    assert outage.peak > 430_000


def test_the_toll_of_ternopil_shows_its_range(events: Events) -> None:
    ternopil = incident_with(events, "r052-1")
    low, best, high = harmed(ternopil, Harm.KILLED)
    assert (low, best) == (19, 38)  # who said 10 said 36 later
    assert high in (38, None)
    killed_children = [
        f for f in ternopil.figures if (f.subject, f.detail, f.part) == ("killed", "child", True)
    ]
    assert [ends(figure) for figure in killed_children] == [(3, 7, 7)]


def test_links_hidden_the_rule_rarely_puts_two_events_together(facts: Bundled) -> None:
    reports = {report.report_id: report for report in facts.reports}
    truth = {i: frozenset(link.claim_ids) for link in facts.links for i in link.claim_ids}
    found = {
        claim.claim_id: frozenset(member.claim_id for member in each.claims)
        for each in group(facts.claims, reports).groups
        for claim in each.claims
    }
    shared = {claim_id: len(truth[claim_id] & found[claim_id]) for claim_id in truth}
    precision = sum(shared[i] / len(found[i]) for i in truth) / len(truth)
    recall = sum(shared[i] / len(truth[i]) for i in truth) / len(truth)
    assert precision >= 0.97
    assert recall >= 0.93
