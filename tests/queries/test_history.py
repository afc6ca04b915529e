"""Ids of earlier releases lead on, and what reports changed is told with the reports."""

from pathlib import Path

import pytest

from dashboard import queries, steps
from dashboard.queries import OpenRelease, changed_since, incident, open_release
from dashboard.settings import Settings


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> OpenRelease:
    home: Path = tmp_path_factory.mktemp("history")
    settings = Settings(home, home / "releases", f"sqlite:///{home / 'ledger.sqlite'}")
    steps.prepare(settings, who="test")
    return open_release(settings.releases)


def test_an_incident_tells_its_history_with_the_reports(bundled: OpenRelease) -> None:
    [one] = bundled.rows("SELECT incident_id FROM changes ORDER BY change_id LIMIT 1")
    found = incident(bundled, one["incident_id"])
    assert found is not None
    history = found[0]["history"]
    assert history
    assert all(change["sources"] for change in history)
    assert [change["day"] for change in history] == sorted(change["day"] for change in history)


def test_changes_since_a_day_are_those_of_that_day_or_later(bundled: OpenRelease) -> None:
    [days] = bundled.rows("SELECT median(day)::DATE AS middle, count(*) AS n FROM changes")
    rows = changed_since(bundled, days["middle"])
    assert 0 < len(rows) <= days["n"]
    assert all(row["day"] >= days["middle"] for row in rows)
    assert queries.incident(bundled, "i-unknown") is None
