"""Steps over a real ledger and release: what goes out, and what lends nothing to what goes out."""

import datetime as dt
from pathlib import Path

from dashboard import steps
from dashboard.gazetteer import load_gazetteer
from dashboard.ledger import entries
from dashboard.model.judgement import Verdict
from dashboard.queries import Filters, incidents, open_release
from dashboard.settings import Settings
from tests.factories import casualty, report


def test_a_military_claim_lends_an_incident_neither_place_nor_day(tmp_path: Path) -> None:
    settings = Settings(
        home=tmp_path, releases=tmp_path / "r", ledger_url=f"sqlite:///{tmp_path / 'l.sqlite'}"
    )
    ledger = steps.open_ledger(settings)
    shown = casualty("s1-1", 2, place=load_gazetteer().unit("UA73"))
    hidden = casualty(
        "s1-2", 5, group="military", place=load_gazetteer().resolve("Chernivtsi"),
        occurred_latest=dt.date(2026, 3, 6),
    )  # fmt: skip
    with ledger.step() as connection:
        entries.add_report(connection, report("s1"), [shown, hidden])
    steps.decide(ledger, ["s1-1", "s1-2"], Verdict.ACCEPTED, who="synthetic reviewer")
    steps.publish(ledger, settings, who="synthetic reviewer")
    rows, number = incidents(open_release(settings.releases), Filters(area="UA73"), None, 5)
    assert number == 1
    assert (rows[0]["level"], rows[0]["latest"]) == ("oblast", dt.date(2026, 3, 5))
    assert rows[0]["claim_ids"] == ["s1-1"]
