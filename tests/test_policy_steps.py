"""Publishing, holding, freezing and taking down over a real ledger and release."""

import datetime as dt
import time
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from dashboard import steps
from dashboard.errors import PublishingFrozen, UnknownId
from dashboard.gazetteer import load_gazetteer
from dashboard.ledger import entries, tables
from dashboard.model.judgement import Verdict
from dashboard.release import current_release, read_datapackage
from dashboard.settings import Settings
from tests.factories import casualty, damage, report

WHO = "CANARY-REVIEWER"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        home=tmp_path, releases=tmp_path / "r", ledger_url=f"sqlite:///{tmp_path / 'l.sqlite'}"
    )


@pytest.fixture
def ledger(settings: Settings) -> steps.Ledger:
    """The bundled facts, and a synthetic report of which the first two claims are accepted."""
    ledger = steps.open_ledger(settings)
    village = load_gazetteer().unit("UA73")
    claims = [casualty("s1-1", 4, place=village), damage("s1-2", place=village, **APRIL),
              casualty("s1-3", 7, place=village, **MAY)]  # fmt: skip
    with ledger.step() as connection:
        entries.add_report(connection, report("s1", published=dt.date(2026, 5, 2)), claims)
    steps.decide(ledger, ["s1-1", "s1-2"], Verdict.ACCEPTED, who=WHO)
    return ledger


APRIL = {"occurred_earliest": dt.date(2026, 4, 1), "occurred_latest": dt.date(2026, 4, 1)}
MAY = {"occurred_earliest": dt.date(2026, 5, 1), "occurred_latest": dt.date(2026, 5, 1)}


def shown(settings: Settings) -> set[str]:
    table = pq.read_table(current_release(settings.releases) / "claims.parquet")
    return {name for name in table["claim_id"].to_pylist() if name.startswith("s1-")}


def log(settings: Settings) -> list[dict[str, Any]]:
    return pq.read_table(current_release(settings.releases) / "corrections.parquet").to_pylist()


def event_of(settings: Settings, claim_id: str) -> str:
    table = pq.read_table(current_release(settings.releases) / "claims.parquet").to_pylist()
    return next(row["event_id"] for row in table if row["claim_id"] == claim_id)


@pytest.mark.parametrize("named", ["entry", "claim", "report"])
def test_a_takedown_is_in_a_new_release_within_a_minute_and_in_the_log(
    settings: Settings, ledger: steps.Ledger, named: str
) -> None:
    steps.publish(ledger, settings, who=WHO)
    entry = event_of(settings, "s1-1")
    wanted = {"entry": entry, "claim": "s1-1", "report": "s1"}[named]
    start = time.monotonic()
    steps.take_down(ledger, settings, wanted, who=WHO, why="safety")
    assert time.monotonic() - start < 60
    assert shown(settings) == (set() if named == "report" else {"s1-2"})
    line = next(line for line in log(settings) if line["event_id"] == entry)
    assert (line["change"], line["why"]) == (
        "withdrawn", "taken down for the safety of people"
    )  # fmt: skip
    steps.publish(ledger, settings, who=WHO)
    assert "s1-1" not in shown(settings)
    steps.take_down(ledger, settings, wanted, who=WHO, why="it was right", back=True)
    assert shown(settings) == {"s1-1", "s1-2"}
    assert [one["change"] for one in log(settings) if one["event_id"] == entry] == [
        "withdrawn", "restored",
    ]  # fmt: skip
    assert steps.check(ledger, settings, audit=True) == []


def test_a_takedown_of_nothing_is_said_plainly(settings: Settings, ledger: steps.Ledger) -> None:
    with pytest.raises(UnknownId, match="No entry of the release, claim or report is called 'x'"):
        steps.take_down(ledger, settings, "x", who=WHO, why="safety")


def test_while_frozen_nothing_new_goes_out_and_takedowns_do(
    settings: Settings, ledger: steps.Ledger
) -> None:
    steps.publish(ledger, settings, who=WHO)
    steps.decide(ledger, ["s1-3"], Verdict.ACCEPTED, who=WHO)  # accepted, not yet published
    start = time.monotonic()
    steps.freeze(ledger, settings, who=WHO, why="checking")
    assert time.monotonic() - start < 60
    assert shown(settings) == {"s1-1", "s1-2"}
    assert log(settings)[-1]["change"] == "frozen"
    with pytest.raises(PublishingFrozen, match="`freeze --end` ends it"):
        steps.publish(ledger, settings, who=WHO)
    with pytest.raises(PublishingFrozen, match="frozen already"):
        steps.freeze(ledger, settings, who=WHO, why=None)
    steps.correct(ledger, "s1-1", {"count_low": 9, "count_high": 9}, who=WHO)
    steps.take_down(ledger, settings, "s1-2", who=WHO, why="error")
    assert shown(settings) == {"s1-1"}
    table = pq.read_table(current_release(settings.releases) / "claims.parquet").to_pylist()
    assert [row["count_low"] for row in table if row["claim_id"] == "s1-1"] == [4]
    steps.freeze(ledger, settings, who=WHO, why=None, end=True)
    assert shown(settings) == {"s1-1", "s1-3"}
    assert "thawed" in {line["change"] for line in log(settings)}
    with pytest.raises(PublishingFrozen, match="not frozen"):
        steps.freeze(ledger, settings, who=WHO, why=None, end=True)
    assert steps.check(ledger, settings, audit=True) == []


def test_a_freeze_before_the_first_release_shows_nothing(
    settings: Settings, ledger: steps.Ledger
) -> None:
    steps.freeze(ledger, settings, who=WHO, why=None)
    assert shown(settings) == set()


def test_the_head_of_the_audit_chain_is_in_the_release_and_no_name_is(
    settings: Settings, ledger: steps.Ledger
) -> None:
    steps.publish(ledger, settings, who=WHO)
    described = read_datapackage(current_release(settings.releases))
    assert described["profile"] == "public"
    assert described["audit"]["number"] > 150
    assert len(described["audit"]["hash"]) == 64
    steps.take_down(ledger, settings, "s1-1", who=WHO, why=f"{WHO} said so")
    steps.freeze(ledger, settings, who=WHO, why=f"{WHO} said so")
    files = [path.read_bytes() for path in settings.releases.rglob("*") if path.is_file()]
    assert not any(WHO.encode() in content for content in files)


def test_a_ledger_set_back_does_not_fit_its_releases(
    settings: Settings, ledger: steps.Ledger
) -> None:
    steps.publish(ledger, settings, who=WHO)
    before = (settings.home / "l.sqlite").read_bytes()
    ledger.close()
    copy = settings.home / "copy.sqlite"
    copy.write_bytes(before)
    earlier = steps.Ledger(f"sqlite:///{copy}")
    later = steps.open_ledger(settings)
    steps.decide(later, ["s1-3"], Verdict.REJECTED, who=WHO)
    steps.take_down(later, settings, "s1-1", who=WHO, why="error")
    assert steps.check(later, settings, audit=True) == []
    found = steps.check(earlier, settings, audit=True)
    assert any("on rows that are gone" in fault for fault in found)


def test_explain_says_for_each_claim_how_it_is_shown_or_why_not(
    settings: Settings, ledger: steps.Ledger
) -> None:
    lines = steps.explain(ledger, settings, "s1")
    assert len(lines) == 2
    assert lines[0].startswith("s1-1 (")
    assert lines[0].endswith(
        " at oblast Chernivetska, 2026-03-04 to 2026-03-05; it may be shown [public.people]"
    )
    assert "shown as" in lines[0]
    assert steps.explain(ledger, settings, "s1-2") == lines[1:]
    with pytest.raises(UnknownId, match="No accepted claim belongs to 'x'"):
        steps.explain(ledger, settings, "x")


def test_explain_tells_until_when_a_claim_is_held(settings: Settings, ledger: steps.Ledger) -> None:
    tomorrow = dt.date.today() + dt.timedelta(days=1)
    late = damage("s2-1", occurred_earliest=tomorrow, occurred_latest=tomorrow)
    grid = damage("s2-2", asset="power_line", sector="energy")
    with ledger.step() as connection:
        entries.add_report(connection, report("s2", published=tomorrow), [late, grid])
    steps.decide(ledger, ["s2-1", "s2-2"], Verdict.ACCEPTED, who=WHO)
    held, withheld = steps.explain(ledger, settings, "s2")
    assert f"held until {tomorrow + dt.timedelta(days=1)} 03:00 in Kyiv" in held
    assert "withheld: it needs a government, emergency service or operator" in withheld
    assert steps.held_claims(ledger, settings) == [
        ("s2-1", f"{tomorrow + dt.timedelta(days=1)} 03:00 in Kyiv")
    ]
    assert steps.held_claims(ledger, settings, "desk") == [
        ("s2-1", f"{tomorrow + dt.timedelta(days=1)} 00:00 in Kyiv")
    ]


def test_a_correction_to_an_earlier_day_is_held_as_long(
    settings: Settings, ledger: steps.Ledger
) -> None:
    today = dt.date.today()
    late = damage("s2-1", occurred_earliest=today, occurred_latest=today)
    with ledger.step() as connection:
        entries.add_report(connection, report("s2", published=today), [late])
    earlier = str(today - dt.timedelta(days=30))
    steps.correct(
        ledger, "s2-1", {"occurred_earliest": earlier, "occurred_latest": earlier}, who=WHO
    )
    assert [claim_id for claim_id, _ in steps.held_claims(ledger, settings)] == ["s2-1"]


def test_a_release_for_the_desk_lies_where_no_public_process_looks(
    settings: Settings, ledger: steps.Ledger
) -> None:
    release_id = steps.publish(ledger, settings, who=WHO, profile="desk")
    assert (settings.home / "desk" / release_id).is_dir()
    assert not settings.releases.exists()


def test_each_import_has_a_name_in_the_audit_chain(
    settings: Settings, ledger: steps.Ledger
) -> None:
    reading = steps.read_text("Two people were injured in Odesa. (synthetic)", settings)
    details = {"published": dt.date(2026, 2, 1), "publisher": "Synthetic"}
    steps.read(ledger, reading, details, who="A. Reader")
    with ledger.reading() as connection:
        last = connection.execute(
            tables.AUDIT.select().order_by(tables.AUDIT.c.seq.desc()).limit(1)
        ).one()
    assert (last.what, last.who) == ("import", "A. Reader")
