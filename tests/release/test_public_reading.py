"""Whatever is accepted, corrected and whenever it is published: 0 early, 0 finer than allowed.

The expectations are worked out here once more, in the plainest way, from the raw claims.
1,000 cases in `make test`, ten times as many in `make soak`.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.linking.speakers import is_official
from dashboard.model.claim import CasualtyClaim, Claim, DamageClaim
from dashboard.model.place import Place
from dashboard.release import Accepted, load_policy, public_reading
from dashboard.release.contents import Contents, public_contents
from tests.factories import (
    casualty,
    chornomorsk,
    country,
    damage,
    nowhere,
    oblast,
    odesa,
    outage,
    raion,
    report,
)
from tests.release.conftest import AT, HAMLET, TOWN, VILLAGE, accepted

CASES = settings.default.max_examples * 20
DISTRICT = Place(
    text="x", name="Prymorskyi", level="district", pcode="UA51X", oblast="UA51", raion="UA5110",
    settlement=odesa().pcode, parent="Odesa",
)  # fmt: skip
PLACES = [VILLAGE, HAMLET, TOWN, odesa(), chornomorsk(), DISTRICT, raion(), oblast(), country(),
          nowhere()]  # fmt: skip
SMALL = {VILLAGE.pcode, HAMLET.pcode, chornomorsk().pcode}  # of unknown size: small
# Around midnights on which clocks change, months and years end.
DAYS = [dt.date(2026, 3, 27) + dt.timedelta(days=n) for n in range(5)]
DAYS += [dt.date(2025, 10, 24) + dt.timedelta(days=n) for n in range(4)]
DAYS += [dt.date(2025, 12, 30) + dt.timedelta(days=n) for n in range(4)]
ASSETS = [("housing", "house"), ("energy", "power_substation"), ("water", "water_facility"),
          ("health", "hospital"), ("transport", "bridge"), ("food", "farm")]  # fmt: skip
SPEAKERS = [None, "DTEK", "witnesses", "State Emergency Service of Ukraine", "Olena Synthetic"]
GROUPS = ["people", "civilian", "child", "woman", "rescuer", "military"]
HOURS = {"energy": 24, "water": 24, "telecom": 24, "transport": 24, "health": 12}


@st.composite
def claims(draw: st.DrawFn, number: int) -> Claim:
    day = draw(st.sampled_from(DAYS))
    fields: dict[str, Any] = {
        "place": draw(st.sampled_from(PLACES)),
        "occurred_earliest": day - dt.timedelta(days=draw(st.integers(0, 1))),
        "occurred_latest": day,
        "said_by": draw(st.sampled_from(SPEAKERS)),
        "standing": draw(st.sampled_from(["asserted", "asserted", "denied"])),
        "scope": draw(st.sampled_from(["incident", "incident", "period"])),
    }
    count = draw(st.sampled_from([None, 0, 1, 2, 3, 4, 5, 9]))
    claim_id = f"r{draw(st.integers(1, 3))}-{number}"
    kind = draw(st.sampled_from(["casualty", "casualty", "damage", "outage"]))
    if kind == "damage":
        sector, asset = draw(st.sampled_from(ASSETS))
        return damage(
            claim_id, count, sector=sector, asset=asset, operator="Synthetic TPP", **fields
        )
    if kind == "outage":
        return outage(claim_id, count, **fields)
    harm = draw(st.sampled_from(["injured", "injured", "killed", "evacuated"]))
    return casualty(claim_id, count, group=draw(st.sampled_from(GROUPS)), harm=harm, **fields)


@st.composite
def desks(draw: st.DrawFn) -> Accepted:
    """Up to six accepted claims of three reports, some corrected to another day."""
    found = [draw(claims(n)) for n in range(1, draw(st.integers(1, 6)) + 1)]
    people = [one for one in found if isinstance(one, CasualtyClaim)]
    if len(people) > 1 and draw(st.booleans()):
        part = people[1].model_copy(update={"part_of": people[0].claim_id})
        found[found.index(people[1])] = part
    corrected = draw(st.lists(st.sampled_from(found), unique=True, max_size=2))
    latest = {one.claim_id: draw(st.sampled_from(DAYS)) for one in corrected}
    reports = [
        report(f"r{n}", publisher=draw(st.sampled_from(["Synthetic A", "Synthetic B", None])),
               published=draw(st.sampled_from(DAYS)))
        for n in (1, 2, 3)
    ]  # fmt: skip
    return accepted(found, reports, latest=latest)


@st.composite
def moments(draw: st.DrawFn) -> dt.datetime:
    """Around the midnights and delays of DAYS, to the second; the clock may step either way."""
    midnight = dt.datetime.combine(draw(st.sampled_from(DAYS)), dt.time(), tzinfo=dt.UTC)
    hours = draw(st.sampled_from([0, 3, 6, 12, 24, 48, 720])) + draw(st.integers(20, 24))
    return midnight + dt.timedelta(hours=hours, seconds=draw(st.integers(-1, 1)))


def published(desk: Accepted, at: dt.datetime, profile: str) -> tuple[Contents, dict[str, Any]]:
    policy = load_policy(profile)
    contents = public_contents(desk, policy, public_reading(desk, policy, at))
    return contents, {name: list(rows) for name, rows in contents.tables().items()}


@pytest.mark.parametrize("profile", ["public", "strict"])
@settings(max_examples=CASES)
@given(desks(), st.lists(moments(), min_size=1, max_size=2))
def test_nothing_is_early_or_finer_than_allowed(
    profile: str, desk: Accepted, at: list[dt.datetime]
) -> None:
    for moment in at:
        _, rows = published(desk, moment, profile)
        original = {claim.claim_id: claim for claim in desk.claims}
        for row in rows["claims"]:
            claim = original[row["claim_id"]]
            assert moment >= earliest_moment(claim, desk, profile)
            assert_no_finer(row, claim, profile)
            assert row["said_by"] in (None, claim.said_by, *UNNAMED)
            assert row["operator"] is None
            assert row["detail"] != "military"
            assert row["subject"] != "evacuated"
        assert_gates(rows["claims"], original, desk)
        assert_small_numbers(rows)
        assert "Olena" not in str(rows)
        assert "Synthetic TPP" not in str(rows)


UNNAMED = ("an official, name withheld", "somebody, name withheld")


def earliest_moment(claim: Claim, desk: Accepted, profile: str) -> dt.datetime:
    """Without any library for time zones: summer time from the last Sunday of March to October."""
    ever = desk.latest.get(claim.claim_id, claim.occurred_latest)
    day = max(claim.occurred_latest, min(ever, desk.reports[claim.report_id].published))
    after = day + dt.timedelta(days=1)
    ahead = 3 if last_sunday(after.year, 3) < after <= last_sunday(after.year, 10) else 2
    midnight = dt.datetime.combine(after, dt.time(), tzinfo=dt.UTC) - dt.timedelta(hours=ahead)
    return midnight + dt.timedelta(hours=hours_of(claim, profile))


def last_sunday(year: int, month: int) -> dt.date:
    last = dt.date(year, month, 31)
    return last - dt.timedelta(days=(last.weekday() + 1) % 7)


def hours_of(claim: Claim, profile: str) -> int:
    if isinstance(claim, DamageClaim):
        if profile == "strict" and claim.sector == "energy":
            return 720
        return HOURS.get(claim.sector, 3)
    if isinstance(claim, CasualtyClaim):
        return 3
    return 0 if is_official(claim.said_by) else 6


def assert_no_finer(row: Mapping[str, Any], claim: Claim, profile: str) -> None:
    assert row["level"] != "district"
    if profile == "strict" and row["subject"] == "energy":
        assert row["level"] in ("oblast", "country", None)
        assert (row["lat"], row["raion"]) == (None, None)
        assert row["earliest"].day == 1
        assert (row["latest"] + dt.timedelta(days=1)).day == 1
        assert (row["detail"], row["extent"]) == ("energy_facility", "hit")
        assert row["said_by"] in (None, *UNNAMED)
    else:
        assert (row["earliest"], row["latest"]) == (claim.occurred_earliest, claim.occurred_latest)


def assert_gates(rows: list[dict[str, Any]], original: Mapping[str, Claim], desk: Accepted) -> None:
    for row in rows:
        claim = original[row["claim_id"]]
        if row["kind"] == "casualty":
            assert desk.reports[claim.report_id].publisher
        if row["subject"] in ("energy", "water", "transport"):
            others = {
                desk.reports[c.report_id].publisher
                for c in desk.claims
                if c.subject == claim.subject and c.standing != "denied"
            } - {None}
            official = is_official(claim.said_by) and claim.standing != "denied"
            assert official or len(others) > 1


def assert_small_numbers(rows: Mapping[str, list[dict[str, Any]]]) -> None:
    for table in ("incidents", "tallies"):
        for row in rows[table]:
            people = [f for f in row["figures"] if f["kind"] == "casualty"]
            places = {f["pcode"] for f in people} | {row["pcode"]}
            if people and places & SMALL:
                for harm in {f["subject"] for f in people}:
                    assert_no_small_total([f for f in people if f["subject"] == harm])
    for row in rows["incidents"]:
        for harm in ("killed", "injured"):
            if row["pcode"] in SMALL:
                assert not touches(row[f"{harm}_low"], row[f"{harm}_high"])


def assert_no_small_total(people: list[dict[str, Any]]) -> None:
    totals = [f for f in people if f["detail"] in ("people", "civilian") and not f["part"]]
    for figure in totals:
        assert not touches(figure["low"], figure["high"])
    for figure in people:
        if figure not in totals and figure["pcode"] in SMALL:
            here = [f["low"] for f in totals if f["pcode"] == figure["pcode"] and f["low"]]
            own = sum(f["low"] or 0 for f in people if f["pcode"] == figure["pcode"])
            assert (here and min(here) >= 5) or (not totals and own >= 5)


def touches(low: int | None, high: int | None) -> bool:
    low = high if low is None else low
    return low is not None and low <= 2 and (high is None or high >= 1)


@settings(max_examples=CASES // 10)
@given(desks(), moments())
def test_each_claim_has_one_decision_and_each_event_shows_only_its_claims(
    desk: Accepted, at: dt.datetime
) -> None:
    contents, rows = published(desk, at, "public")
    reading = public_reading(desk, load_policy(), at)
    shown = {claim_id for claim_id, one in reading.decisions.items() if one.shown}
    assert reading.decisions.keys() == {claim.claim_id for claim in desk.claims}
    assert {row["claim_id"] for row in rows["claims"]} == shown == set(contents.event_of)
    for table in ("incidents", "tallies"):
        for row in rows[table]:
            behind = {c for figure in row["figures"] for c in figure["claim_ids"]}
            assert behind <= set(row["claim_ids"]) <= shown
    ids = [row["incident_id"] for row in rows["incidents"]]
    assert len(ids) == len(set(ids))
    assert {row["incident_id"] for row in rows["outages"]} <= set(ids)


@settings(max_examples=CASES // 10)
@given(desks())
def test_in_the_end_the_desk_shows_all_but_what_is_never_shown(desk: Accepted) -> None:
    _, rows = published(desk, AT + dt.timedelta(days=400), "desk")
    never = {c.claim_id for c in desk.claims if c.detail == "military"}
    assert {row["claim_id"] for row in rows["claims"]} == {
        claim.claim_id for claim in desk.claims
    } - never


def test_an_incident_that_shows_more_later_keeps_its_id() -> None:
    claims = [damage("r1-1", sector="energy", asset="power_line", said_by="DTEK"), damage("r1-2")]
    early, late = (dt.datetime(2026, 3, 6, hour, tzinfo=dt.UTC) for hour in (2, 23))
    first, _ = published(accepted(claims), early, "public")
    then, _ = published(accepted(claims, published=first.event_of), late, "public")
    assert set(first.event_of) == {"r1-2"}
    assert set(then.event_of) == {"r1-1", "r1-2"}
    assert set(then.event_of.values()) == set(first.event_of.values())


def test_a_published_id_goes_to_nobody_once_its_claims_are_shown_apart() -> None:
    """Four were hurt in the village, then two: a common id would say where the two were."""
    claims = [casualty("r1-1", 4, place=VILLAGE), damage("r1-2", place=VILLAGE)]
    first, _ = published(accepted(claims), AT, "public")
    [known] = set(first.event_of.values())
    claims[0] = casualty("r1-1", 2, place=VILLAGE)
    then, rows = published(accepted(claims, published=first.event_of), AT, "public")
    assert len(set(then.event_of.values())) == 2
    assert known not in then.event_of.values()
    assert rows["redirects"] == []


@settings(max_examples=CASES // 10)
@given(desks(), moments(), moments())
def test_ids_are_used_once_and_lead_somewhere(
    desk: Accepted, before: dt.datetime, after: dt.datetime
) -> None:
    """Published once under one profile, then at another moment under another."""
    first, _ = published(desk, before, "public")
    again = accepted(desk.claims, list(desk.reports.values()), published=first.event_of)
    for profile in ("public", "strict"):
        _, rows = published(again, after, profile)
        ids = [row["incident_id"] for row in rows["incidents"]]
        ids += [row["tally_id"] for row in rows["tallies"]]
        assert len(ids) == len(set(ids))
        assert {row["event_id"] for row in rows["redirects"]} <= set(ids)
        assert not {row["retired_id"] for row in rows["redirects"]} & set(ids)
        assert {row["incident_id"] for row in rows["changes"]} <= set(ids)


def test_what_is_moved_away_leaves_neither_its_id_nor_its_place() -> None:
    """The village is known from the injured alone; the house was hit somewhere in the raion."""
    desk = accepted([casualty("r1-1", 1, place=VILLAGE), damage("r1-2", place=raion())])
    _, rows = published(desk, AT, "public")
    assert {row["pcode"] for row in rows["incidents"]} == {raion().pcode}
    assert len(rows["incidents"]) == 2
    on_the_desk = desk.assemble(desk.claims, ()).incidents
    house = next(row for row in rows["incidents"] if row["sectors"])
    assert house["incident_id"] != on_the_desk[0].incident_id


def test_people_of_a_small_total_are_one_figure_without_groups() -> None:
    desk = accepted(
        [
            casualty("r1-1", 2, group="woman", place=VILLAGE),
            casualty("r1-2", 2, group="child", place=VILLAGE),
            damage("r1-3", place=VILLAGE),
        ]
    )
    _, rows = published(desk, AT, "public")
    [row] = rows["incidents"]
    people = [figure for figure in row["figures"] if figure["kind"] == "casualty"]
    assert [(f["detail"], f["low"], f["high"]) for f in people] == [("people", 4, 4)]
    assert (row["injured_low"], row["injured_high"]) == (4, 4)
    assert {claim["detail"] for claim in rows["claims"]} == {"people", "residential_building"}
    assert "child" not in str(rows)


def test_an_energy_object_under_strict_lends_a_settlement_nothing() -> None:
    grid = {"asset": "power_substation", "sector": "energy", "operator": "DTEK", "said_by": "DTEK"}
    desk = accepted([damage("r1-1", 2, extent="destroyed", **grid), damage("r1-2", place=oblast())])
    _, rows = published(desk, AT, "strict")
    assert {row["pcode"] for row in rows["incidents"]} == {"UA51"}
    [energy] = [row for row in rows["incidents"] if row["sectors"] == ["energy"]]
    assert (energy["earliest"], energy["latest"]) == (dt.date(2026, 3, 1), dt.date(2026, 3, 31))
    assert [(f["detail"], f["best"]) for f in energy["figures"]] == [("energy_facility", 2)]
    for word in ("substation", "DTEK", "dtek", "destroyed", "Odesa"):
        assert word not in str(rows).replace("Odeska", "")


def test_an_outage_over_two_incidents_is_linked_once() -> None:
    desk = accepted([outage("r1-1", 500, said_by="DTEK"), outage("r1-2", 700), damage("r1-3")])
    early = dt.datetime(2026, 3, 5, 22, tzinfo=dt.UTC)
    _, rows = published(desk, early, "public")
    assert [row["claim_ids"] for row in rows["outages"]] == [["r1-1"]]
    assert rows["outages"][0]["peak"] == 500
