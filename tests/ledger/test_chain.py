"""The audit chain: whoever changes, removes or slips in a row of the ledger breaks it."""

import json
from collections.abc import Callable

import pytest
import sqlalchemy as sa

from dashboard.ledger import chain, entries, tables, views
from dashboard.ledger.chain import Act, Head
from dashboard.ledger.ledger import Ledger
from tests.factories import casualty, damage, judgement, link, report


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    """An import, a judgement, a correction, a link, a publication, a takedown: six rows."""
    text = "Two people were hurt. (synthetic)"
    with ledger.step() as connection:
        whole = report("r1", text=text, sha256="abc")
        entries.add_report(connection, whole, [casualty("r1-1"), damage("r1-2")], who="importer")
    with ledger.step() as connection:
        entries.add_judgements(connection, [judgement("r1-1", why="it says so")])
    with ledger.step() as connection:
        entries.add_judgements(connection, [judgement("r1-2", changes={"count_low": 2})])
        entries.add_link_judgements(connection, [link("r1-1", "r1-2")])
    with ledger.step() as connection:
        entries.add_publication(connection, "a", "A. Reviewer")
        entries.add_takedown(connection, "r1", ["r1-1"], down=True, who="A. Editor", why="safety")
    return ledger


def faults(ledger: Ledger, **anchors: Head) -> list[str]:
    with ledger.reading() as connection:
        return list(chain.faults(connection, anchors))


def rows(ledger: Ledger) -> list[sa.Row[*tuple[object, ...]]]:
    with ledger.reading() as connection:
        return list(connection.execute(tables.AUDIT.select().order_by(tables.AUDIT.c.seq)))


def test_every_act_is_a_row_with_who_when_and_why(filled: Ledger) -> None:
    found = [(row.what, row.who, row.why) for row in rows(filled)]
    assert found == [
        (Act.IMPORT, "importer", None),
        (Act.JUDGE, "A. Reviewer", "it says so"),
        (Act.EDIT, "A. Reviewer", None),
        (Act.LINK, "A. Reviewer", None),
        (Act.PUBLISH, "A. Reviewer", None),
        (Act.TAKE_DOWN, "A. Editor", "safety"),
    ]
    assert all(row.at.endswith("+00:00") for row in rows(filled))
    assert rows(filled)[0].rows == [["reports", 1, 1], ["claims", 1, 2]]
    assert [row.previous for row in rows(filled)] == [
        None, *(row.hash for row in rows(filled)[:-1])
    ]  # fmt: skip


def test_every_table_that_grows_is_covered() -> None:
    assert {table.name for table in chain.COVERED} | {"audit"} == set(tables.METADATA.tables)


def test_a_sound_ledger_has_no_faults(ledger: Ledger, filled: Ledger) -> None:
    assert faults(filled) == []
    assert faults(ledger) == []


def test_a_step_that_fails_leaves_no_row(filled: Ledger) -> None:
    before = len(rows(filled))
    with pytest.raises(sa.exc.IntegrityError), filled.step() as connection:
        entries.add_publication(connection, "a", "A. Reviewer")
    assert len(rows(filled)) == before


def test_adding_nothing_leaves_no_row(filled: Ledger) -> None:
    before = len(rows(filled))
    with filled.step() as connection:
        entries.add_judgements(connection, [])
    assert len(rows(filled)) == before


TAMPERING: dict[str, tuple[Callable[[sa.Connection], object], str]] = {
    "a verdict": (
        lambda c: c.execute(tables.JUDGEMENTS.update().values(verdict="rejected")),
        "What row 2 of the audit chain covers was changed: judgements 1 to 1.",
    ),
    "a name": (
        lambda c: c.execute(tables.AUDIT.update().where(tables.AUDIT.c.seq == 3).values(who="B")),
        "The row 3 of the audit chain was changed",
    ),
    "a reason": (
        lambda c: c.execute(tables.AUDIT.update().where(tables.AUDIT.c.seq == 6).values(why="x")),
        "The row 6 of the audit chain was changed",
    ),
    "a body": (
        lambda c: c.execute(tables.CLAIMS.update().values(body={"claim_id": "x"})),
        "What row 1 of the audit chain covers was changed: reports 1 to 1, claims 1 to 2.",
    ),
    "a row taken out": (
        lambda c: c.execute(tables.JUDGEMENTS.delete().where(tables.JUDGEMENTS.c.seq == 1)),
        "What row 2 of the audit chain covers was changed",
    ),
    "a row slipped in": (
        lambda c: c.execute(
            tables.JUDGEMENTS.insert(), judgement("r1-1", "rejected").model_dump(mode="json")
        ),
        "The table judgements has rows that the audit chain does not cover.",
    ),
    "a link of the chain": (
        lambda c: c.execute(tables.AUDIT.delete().where(tables.AUDIT.c.seq == 3)),
        "row 4 of the audit chain was changed, or one before it is missing",
    ),
    "the end cut off": (
        lambda c: (
            c.execute(tables.AUDIT.delete().where(tables.AUDIT.c.seq == 6)),
            c.execute(tables.TAKEDOWNS.delete()),
        ),
        "The release x was published on another audit chain, or on rows that are gone.",
    ),
}


@pytest.mark.parametrize("what", TAMPERING)
def test_whoever_gets_past_the_database_breaks_the_chain(filled: Ledger, what: str) -> None:
    with filled.reading() as connection:
        head = chain.head(connection)
    assert head is not None
    tamper, sentence = TAMPERING[what]
    without_triggers(filled)
    with filled.step() as connection:
        tamper(connection)
    assert any(sentence in fault for fault in faults(filled, x=head)), faults(filled, x=head)


def test_a_chain_written_anew_does_not_fit_the_head_of_a_release(filled: Ledger) -> None:
    with filled.reading() as connection:
        head = chain.head(connection)
    assert head is not None
    without_triggers(filled)
    with filled.step() as connection:
        connection.execute(tables.AUDIT.delete())
        connection.execute(tables.JUDGEMENTS.update().values(verdict="rejected"))
        chain.adopt(connection)
    assert faults(filled) == []
    [fault] = faults(filled, x=head)
    assert "The release x was published on another audit chain" in fault


def test_purging_a_text_leaves_the_chain_whole(filled: Ledger) -> None:
    with filled.step() as connection:
        entries.purge_texts(connection, {"r1": [1 << 62, 5]}, who="A. Editor", why="90 days")
    assert faults(filled) == []
    last = rows(filled)[-1]
    assert (last.what, last.who, last.why, last.rows) == (
        Act.PURGE, "A. Editor", "90 days", [["purges", 1, 1]],
    )  # fmt: skip
    with filled.reading() as connection:
        assert views.report(connection, "r1").text is None
        assert views.report(connection, "r1").sha256 == "abc"
        assert views.sketches(connection) == {"r1": [1 << 62, 5]}


@pytest.mark.parametrize(
    "values", [{"text": "other"}, {"text": None}, {"text": None, "sha256": "x"}, {"body": {}}]
)
def test_the_database_lets_nothing_through_but_a_purge(
    filled: Ledger, values: dict[str, object]
) -> None:
    """Without a purge not even a text may go; with one nothing else may."""
    if len(values) > 1:
        with filled.step() as connection:
            entries.purge_texts(connection, {"r1": []}, who="A. Editor")
    with pytest.raises(sa.exc.IntegrityError, match="never changed"), filled.step() as connection:
        connection.execute(tables.REPORTS.update().values(**values))


def test_a_ledger_older_than_the_chain_is_adopted_as_it_is(filled: Ledger) -> None:
    before = [row.rows for row in rows(filled)]
    without_triggers(filled)
    with filled.step() as connection:
        connection.execute(tables.AUDIT.delete())
        chain.adopt(connection)
        chain.adopt(connection)
    [adopted] = rows(filled)
    assert (adopted.what, adopted.who) == (Act.ADOPT, "")
    assert [name for name, _, _ in adopted.rows] == [
        "reports", "claims", "judgements", "link_judgements", "publications", "takedowns",
    ]  # fmt: skip
    assert len(before) == 6
    assert faults(filled) == []


def test_the_last_row_of_a_table_at_an_earlier_head(filled: Ledger) -> None:
    with filled.reading() as connection:
        found = [chain.last_of(connection, "judgements", number) for number in range(7)]
    assert found == [0, 0, 1, 2, 2, 2, 2]


def test_a_hash_depends_on_every_field(filled: Ledger) -> None:
    row = dict(rows(filled)[0]._mapping)
    known = chain._hash(row)
    for name in row.keys() - {"hash"}:
        assert chain._hash({**row, name: json.dumps(row[name], default=str) + "x"}) != known


def without_triggers(ledger: Ledger) -> None:
    """As somebody who may do anything with the database file would."""
    with ledger.step() as connection:
        if connection.dialect.name == "postgresql":
            for table in tables.METADATA.tables:
                connection.exec_driver_sql(f"DROP TRIGGER {table}_no_change ON {table}")
            connection.exec_driver_sql("DROP TRIGGER reports_no_update ON reports")
            return
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for name in names.scalars().all():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
