"""Ids survive re-computation, lead on after a merge, and are never used twice."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from dashboard.linking import Events, Published, assemble
from dashboard.model.claim import Claim
from dashboard.model.judgement import LinkJudgement
from tests.factories import casualty, chornomorsk, link, report, unit

REPORTS = {name: report(name, published=dt.date(2026, 3, 5)) for name in "abcdefmn"} | {
    "later": report("later", published=dt.date(2026, 3, 9))
}


def events(
    *claims: Claim, links: list[LinkJudgement] | None = None, before: Events | None = None
) -> Events:
    return assemble(
        claims, REPORTS, links or [], unit, published(before) if before else Published()
    )


def published(before: Events) -> Published:
    event_of = {c: one.incident_id for one in before.incidents for c in one.claim_ids}
    return Published(event_of, before.redirects)


def ids(found: Events) -> list[str]:
    return [one.incident_id for one in found.incidents]


def test_a_report_published_later_does_not_rename_an_event() -> None:
    first = casualty("m-1")
    renamed = events(first, casualty("later-1"))  # "later-1" sorts before "m-1"
    assert ids(renamed) == ids(events(first))


def test_a_published_event_keeps_its_id_whatever_joins() -> None:
    before = events(casualty("m-1"))
    assert ids(events(casualty("a-1"), casualty("m-1"), before=before)) == ids(before)


def test_a_merge_leaves_a_redirect_to_the_event_with_most_claims() -> None:
    claims = casualty("a-1"), casualty("b-1"), casualty("m-1", place=chornomorsk())
    before = events(*claims)
    large, small = ids(before)
    merged = events(*claims, links=[link("a-1", "m-1")], before=before)
    assert ids(merged) == [large]
    assert merged.redirects == {small: large}


def test_redirects_lead_on_to_the_last_event() -> None:
    claims = [casualty(f"{name}-1", place=chornomorsk()) for name in "abc"]
    claims += [casualty("m-1")]
    days = {"occurred_earliest": dt.date(2026, 3, 20), "occurred_latest": dt.date(2026, 3, 20)}
    claims += [casualty(f"{name}-1", **days) for name in "def"] + [casualty("n-1", **days)]
    first = events(*claims)
    one = events(*claims, links=[link("a-1", "m-1")], before=first)
    all_one = [link("a-1", "m-1"), link("d-1", "e-1", "f-1", "n-1", "a-1")]
    two = events(*claims, links=all_one, before=one)
    (last,) = ids(two)
    assert set(two.redirects.values()) == {last}
    assert {*two.redirects, last} == set(ids(first))


def test_an_id_given_up_in_a_split_is_not_given_to_another_event() -> None:
    claims = casualty("a-1"), casualty("b-1"), casualty("c-1")
    before = events(*claims)
    apart = [link("a-1", "b-1", verdict="different"), link("a-1", "c-1", verdict="different")]
    after = events(*claims, links=apart, before=before)
    assert ids(before)[0] in ids(after)
    assert len(set(ids(after))) == 2


def test_the_id_of_an_event_that_is_gone_is_not_used_again() -> None:
    gone = Published({}, {ids(events(casualty("a-1")))[0]: "i-elsewhere"})
    (renamed,) = assemble([casualty("a-1")], REPORTS, [], unit, gone).incidents
    assert renamed.incident_id not in gone.redirects


@given(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=6, unique=True), st.data())
def test_computing_again_changes_no_id(names: list[str], data: st.DataObject) -> None:
    places = [None, chornomorsk()]
    claims = [
        casualty(f"{name}-1", **({"place": place} if place else {}))
        for name in names
        for place in [data.draw(st.sampled_from(places))]
    ]
    before = events(*claims)
    again = events(*claims, before=before)
    assert (ids(again), again.redirects) == (ids(before), {})
