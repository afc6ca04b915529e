"""Every noun survives being written as JSON and read back."""

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from dashboard.linking import assemble
from dashboard.model.base import Noun
from dashboard.model.claim import CLAIM, Claim
from dashboard.model.incident import Incident, Outage, Tally
from tests import factories
from tests.model import strategies

SIMPLE = st.one_of(
    strategies.counts(),
    strategies.periods(),
    strategies.places,
    strategies.reports,
    strategies.judgements,
    strategies.link_judgements,
)


@given(SIMPLE)
def test_a_noun_comes_back_from_json_as_it_was(noun: Noun) -> None:
    assert type(noun).model_validate_json(noun.model_dump_json()) == noun


@given(strategies.claims())
def test_a_claim_comes_back_from_json_as_the_same_kind(claim: Claim) -> None:
    back = CLAIM.validate_json(CLAIM.dump_json(claim))
    assert back == claim
    assert type(back) is type(claim)


@given(strategies.claims())
def test_a_claim_comes_back_from_the_object_that_the_ledger_stores(claim: Claim) -> None:
    assert CLAIM.validate_python(claim.model_dump(mode="json")) == claim


def test_what_linking_makes_comes_back_from_json_as_it_was() -> None:
    claims = [
        factories.casualty("r1-1"),
        factories.outage("r1-2"),
        factories.damage("r1-3", scope="period", **factories.DECEMBER),
    ]
    events = assemble(claims, {"r1": factories.report()}, [], factories.unit)
    made: list[Incident | Tally | Outage] = [*events.incidents, *events.tallies, *events.outages]
    assert {type(noun) for noun in made} == {Incident, Tally, Outage}
    for noun in made:
        assert TypeAdapter(type(noun)).validate_json(noun.model_dump_json()) == noun
