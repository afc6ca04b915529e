import pytest
import sqlalchemy as sa

from dashboard.errors import StaleJudgement, UnknownId
from dashboard.ledger import entries, tables, views
from dashboard.ledger.ledger import Ledger
from dashboard.ledger.views import Freeze
from dashboard.model.judgement import Verdict
from tests.factories import AT, casualty, judgement, link, report


def store(ledger: Ledger, report_id: str = "r1", claims: int = 2) -> list[str]:
    claim_ids = [f"{report_id}-{number}" for number in range(1, claims + 1)]
    with ledger.step() as connection:
        made = [casualty(claim_id) for claim_id in claim_ids]
        entries.add_report(connection, report(report_id), made)
    return claim_ids


def sizes(ledger: Ledger) -> dict[str, int]:
    with ledger.reading() as connection:
        return {
            name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
            for name, table in tables.METADATA.tables.items()
        }


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"report_id": "r1"}, {"report_id": "r1"}),
        ({"report_id": "r1", "sha256": "abc"}, {"report_id": "r2", "sha256": "abc"}),
    ],
)
def test_the_same_report_twice_is_refused_whole(
    ledger: Ledger, first: dict[str, str], second: dict[str, str]
) -> None:
    with ledger.step() as connection:
        entries.add_report(connection, report(**first), [casualty("r1-1")])
    before = sizes(ledger)
    with pytest.raises(sa.exc.IntegrityError), ledger.step() as connection:
        entries.add_report(connection, report(**second), [casualty("r2-1", report_id="r1")])
    assert sizes(ledger) == before


def test_the_same_address_twice_is_refused(ledger: Ledger) -> None:
    with ledger.step() as connection:
        entries.add_report(connection, report("r1"), [], canonical_url="https://a.example/1")
    with pytest.raises(sa.exc.IntegrityError), ledger.step() as connection:
        entries.add_report(connection, report("r2"), [], canonical_url="https://a.example/1")


def test_reports_without_text_and_address_are_not_taken_for_one(ledger: Ledger) -> None:
    store(ledger, "r1")
    store(ledger, "r2")
    assert sizes(ledger)["reports"] == 2


def test_the_same_claim_id_twice_stores_nothing_of_the_report(ledger: Ledger) -> None:
    with pytest.raises(sa.exc.IntegrityError), ledger.step() as connection:
        entries.add_report(connection, report(), [casualty("r1-1"), casualty("r1-1")])
    assert set(sizes(ledger).values()) == {0}


def test_a_claim_of_no_stored_report_is_refused(ledger: Ledger) -> None:
    with pytest.raises(sa.exc.IntegrityError), ledger.step() as connection:
        entries.add_report(connection, report("r1"), [casualty("r9-1")])


def test_what_fails_in_a_step_takes_everything_before_it_back(ledger: Ledger) -> None:
    with pytest.raises(UnknownId):
        store_and_fail(ledger)
    assert set(sizes(ledger).values()) == {0}


def store_and_fail(ledger: Ledger) -> None:
    with ledger.step() as connection:
        entries.add_report(connection, report(), [casualty("r1-1")])
        entries.add_judgements(connection, [judgement("r1-1")])
        entries.add_judgements(connection, [judgement("r9-1")])


def test_a_later_judgement_supersedes_and_the_earlier_stays(ledger: Ledger) -> None:
    store(ledger)
    for verdict in ("accepted", "rejected"):
        with ledger.step() as connection:
            entries.add_judgements(connection, [judgement("r1-1", verdict, why="synthetic")])
    assert sizes(ledger)["judgements"] == 2
    with ledger.reading() as connection:
        assert views.judged_claim(connection, "r1-1").verdict == Verdict.REJECTED


def test_a_judgement_on_no_claim_stores_none_of_the_step(ledger: Ledger) -> None:
    store(ledger)
    with pytest.raises(UnknownId, match="'r1-9'"), ledger.step() as connection:
        entries.add_judgements(connection, [judgement("r1-1"), judgement("r1-9")])
    assert sizes(ledger)["judgements"] == 0


def test_a_link_judgement_on_no_claim_is_refused(ledger: Ledger) -> None:
    store(ledger)
    with pytest.raises(UnknownId, match="'r1-9'"), ledger.step() as connection:
        entries.add_link_judgements(connection, [link("r1-1", "r1-9")])
    assert sizes(ledger)["link_judgements"] == 0


def test_a_judgement_on_what_somebody_else_judged_meanwhile_is_stale(ledger: Ledger) -> None:
    store(ledger)
    seen: dict[str, int | None] = {"r1-1": None, "r1-2": None}
    with ledger.step() as connection:
        entries.add_judgements(connection, [judgement("r1-2")], seen=seen)
    with pytest.raises(StaleJudgement, match="r1-2"), ledger.step() as connection:
        entries.add_judgements(connection, [judgement("r1-1"), judgement("r1-2")], seen=seen)
    assert sizes(ledger)["judgements"] == 1


def test_a_reviewer_who_saw_the_last_judgement_may_supersede_it(ledger: Ledger) -> None:
    store(ledger)
    with ledger.step() as connection:
        entries.add_judgements(connection, [judgement("r1-1")])
    with ledger.reading() as connection:
        seen = {"r1-1": views.judged_claim(connection, "r1-1").number}
    with ledger.step() as connection:
        entries.add_judgements(connection, [judgement("r1-1", "rejected")], seen=seen)
    assert sizes(ledger)["judgements"] == 2


@pytest.mark.parametrize("claims", [5_000, 40_000])
def test_thousands_of_claims_are_judged_in_one_step(ledger: Ledger, claims: int) -> None:
    """SQLite takes 32,766 variables in a query at most, in old builds 999."""
    claim_ids = store(ledger, claims=claims)
    with ledger.step() as connection:
        entries.add_judgements(
            connection, [judgement(i) for i in claim_ids], seen=dict.fromkeys(claim_ids)
        )
        entries.add_link_judgements(connection, [link(*claim_ids)])
    assert sizes(ledger)["judgements"] == claims


def test_a_release_is_noted_once(ledger: Ledger) -> None:
    with ledger.step() as connection:
        entries.add_publication(connection, "20260306T0930Z-abc", "A. Reviewer")
    with pytest.raises(sa.exc.IntegrityError), ledger.step() as connection:
        entries.add_publication(connection, "20260306T0930Z-abc", "B. Reviewer")


@pytest.mark.parametrize("table", tables.METADATA.tables)
@pytest.mark.parametrize("change", ["UPDATE {} SET seq = seq + 100", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_change_a_row(
    ledger: Ledger, table: str, change: str
) -> None:
    store(ledger)
    with ledger.step() as connection:
        entries.add_judgements(connection, [judgement("r1-1")])
        entries.add_link_judgements(connection, [link("r1-1", "r1-2")])
        entries.add_publication(connection, "a", "A. Reviewer")
        entries.add_takedown(connection, "r1", ["r1-1"], down=True, who="A. Editor", why="error")
        entries.add_freeze(connection, Freeze(True, 1, 1, AT), who="A. Editor", why=None)
        entries.purge_texts(connection, {"r1": [1, 2]}, who="A. Editor")
    before = sizes(ledger)
    assert before[table] > 0
    with pytest.raises(sa.exc.IntegrityError, match="never changed"), ledger.step() as connection:
        connection.exec_driver_sql(change.format(table))
    assert sizes(ledger) == before
