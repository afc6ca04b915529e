import pytest

from dashboard.errors import UnknownId
from dashboard.ledger import entries, views
from dashboard.ledger.ledger import Ledger
from tests.factories import casualty, damage, judgement, link, quote, report

TEXT = "Two people were hurt in Odesa overnight. (synthetic)"
FULL = report(
    "r1", text=TEXT, sha256="abc", url="https://a.example/1", title="Synthetic", summary="Synthetic"
)


@pytest.fixture
def stored(ledger: Ledger) -> Ledger:
    """A report with its text and two claims, one of them judged twice, and one without text."""
    claims = [
        casualty("r1-1", quote=quote(TEXT, "Two people were hurt"), method="rules/1"),
        damage("r1-2"),
    ]
    unused = [{"text": "overnight", "why": "synthetic", "start": 30, "end": 39}]
    with ledger.step() as connection:
        entries.add_report(connection, FULL, claims, canonical_url="a.example/1", unused=unused)
        entries.add_report(connection, report("r2"), [casualty("r2-1")])
        changes: dict[str, object] = {"count_low": 3, "count_high": 3}
        entries.add_judgements(connection, [judgement("r1-1", "rejected")])
        entries.add_judgements(connection, [judgement("r1-1", "accepted", changes=changes)])
        entries.add_link_judgements(connection, [link("r1-1", "r2-1"), link("r1-2")])
    return ledger


def test_a_report_comes_back_as_it_was_stored(stored: Ledger) -> None:
    with stored.reading() as connection:
        assert views.report(connection, "r1") == FULL


def test_a_list_of_reports_leaves_their_texts_in_the_ledger(stored: Ledger) -> None:
    with stored.reading() as connection:
        assert [one.text for one in views.reports(connection)] == [None, None]
        assert views.texts(connection) == {"r1": TEXT}


def test_the_same_text_or_address_is_known(stored: Ledger) -> None:
    with stored.reading() as connection:
        for text, address in (("abc", None), (None, "a.example/1"), ("abc", "other.example")):
            found = views.known_report_id(connection, sha256=text, canonical_url=address)
            assert found == "r1"
        assert views.known_report_id(connection, sha256="x", canonical_url="y") is None
        assert views.known_report_id(connection, sha256=None, canonical_url=None) is None


def test_a_claim_comes_with_its_last_judgement_and_that_only(stored: Ledger) -> None:
    with stored.reading() as connection:
        one = views.judged_claim(connection, "r1-1")
        assert one.judgement == judgement("r1-1", changes={"count_low": 3, "count_high": 3})
        assert (one.claim.count_low, one.number) == (3, 2)
        assert views.judged_claim(connection, "r1-2").judgement is None


def test_claims_come_in_the_order_of_proposing_each_once(stored: Ledger) -> None:
    with stored.reading() as connection:
        everything = [one.proposed.claim_id for one in views.judged_claims(connection)]
        assert everything == ["r1-1", "r1-2", "r2-1"]
        assert [one.proposed.claim_id for one in views.judged_claims(connection, "r2")] == ["r2-1"]


def test_reports_with_a_text_wait_with_their_unjudged_claims(stored: Ledger) -> None:
    with stored.reading() as connection:
        waiting = [(one.report_id, number) for one, number in views.read_reports(connection)]
    assert waiting == [("r1", 1)]


def test_what_was_read_and_not_used_is_kept(stored: Ledger) -> None:
    with stored.reading() as connection:
        assert [one["text"] for one in views.unused(connection, "r1")] == ["overnight"]
        assert views.unused(connection, "r2") == []


def test_link_judgements_come_oldest_first(stored: Ledger) -> None:
    with stored.reading() as connection:
        assert views.link_judgements(connection) == [link("r1-1", "r2-1"), link("r1-2")]


def test_releases_come_oldest_first(stored: Ledger) -> None:
    for release_id in ("b", "a"):
        with stored.step() as connection:
            entries.add_publication(connection, release_id, "A. Reviewer")
    with stored.reading() as connection:
        assert views.publications(connection) == ["b", "a"]


def test_an_unknown_id_is_said_plainly(stored: Ledger) -> None:
    with stored.reading() as connection:
        with pytest.raises(UnknownId, match="no report 'r9'"):
            views.report(connection, "r9")
        with pytest.raises(UnknownId, match="no claim 'r9-1'"):
            views.judged_claim(connection, "r9-1")


def test_a_sound_ledger_has_no_faults(stored: Ledger) -> None:
    with stored.reading() as connection:
        assert views.integrity_faults(connection) == []


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_rows_that_name_a_report_that_is_gone_are_a_fault(stored: Ledger) -> None:
    with stored.step() as connection:
        connection.exec_driver_sql("DROP TRIGGER reports_no_delete")
    with stored._engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("DELETE FROM reports WHERE report_id = 'r2'")
    with stored.reading() as connection:
        (fault,) = views.integrity_faults(connection)
    assert "1 rows of the ledger name a report or claim that is not there" in fault


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_what_the_database_finds_wrong_is_a_fault(stored: Ledger) -> None:
    with stored.step() as connection:
        connection.exec_driver_sql("PRAGMA writable_schema=ON")
        connection.exec_driver_sql(
            "UPDATE sqlite_master SET sql = replace(sql, 'text TEXT', 'text TEXT NOT NULL')"
        )
    stored.close()
    with stored.reading() as connection:
        faults = views.integrity_faults(connection)
    assert "The ledger file is damaged: NULL value in reports.text. Restore a backup." in faults
