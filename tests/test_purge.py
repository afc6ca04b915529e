"""Texts are dropped after their time: nothing else changes, and nothing of them is left on disk."""

import datetime as dt
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import sqlalchemy as sa

from dashboard import steps
from dashboard.model.judgement import Verdict
from dashboard.release import current_release
from dashboard.settings import Settings

WHO = "synthetic editor"
RARE = "Zyxwvutsrq"  # a word that nothing else holds
DETAILS = {"published": dt.date(2026, 2, 1)}
SAME = (
    f"Synthetic words that {RARE} two outlets print alike, so that they are one voice and no more. "
    "Two people were injured in Odesa. "
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        home=tmp_path, releases=tmp_path / "r", ledger_url=f"sqlite:///{tmp_path / 'l.sqlite'}"
    )


@pytest.fixture
def ledger(settings: Settings) -> steps.Ledger:
    """The bundled facts, and a synthetic text that two outlets print."""
    ledger = steps.open_ledger(settings)
    for outlet in ("One", "Other"):
        read(ledger, settings, f"{SAME} {outlet}. {'More words of the outlet. ' * 40}", outlet)
    return ledger


def read(ledger: steps.Ledger, settings: Settings, text: str, outlet: str) -> str:
    details = {**DETAILS, "publisher": f"Synthetic {outlet}"}
    return steps.read(ledger, steps.read_text(text, settings), details).report_id


def accept_all(ledger: steps.Ledger) -> None:
    open_ids = [one.proposed.claim_id for one in steps.claims(ledger) if one.verdict is None]
    steps.decide(ledger, open_ids, Verdict.ACCEPTED, who=WHO)


def released(settings: Settings) -> dict[str, object]:
    folder = current_release(settings.releases)
    names = ("incidents", "claims", "tallies", "outages", "reports")
    return {name: pq.read_table(folder / f"{name}.parquet").to_pylist() for name in names}


def test_nothing_but_the_text_goes(ledger: steps.Ledger, settings: Settings) -> None:
    accept_all(ledger)
    steps.publish(ledger, settings, who=WHO)
    claims, shown = steps.claims(ledger), released(settings)
    assert steps.purge(ledger, 0, who=WHO, why="no longer needed") == (2, 0)
    assert steps.check(ledger, settings, audit=True) == []
    assert steps.claims(ledger) == claims
    assert any(one.claim.quote for one in claims)
    steps.publish(ledger, settings, who=WHO)
    assert released(settings) == shown
    assert steps.purge(ledger, 0, who=WHO) == (0, 0)


def test_one_text_in_two_outlets_stays_one_voice_though_one_of_them_is_purged(
    ledger: steps.Ledger, settings: Settings
) -> None:
    accept_all(ledger)
    steps.purge(ledger, 0, who=WHO)
    words = f"{SAME} One. {'More words of the outlet. ' * 40} Third."
    third = read(ledger, settings, words, "Third")
    accept_all(ledger)
    found = steps.accepted_of(ledger, settings)
    reports = {claim.report_id for claim in found.claims if claim.quote}
    assert third in reports
    assert len(reports) == 3
    assert found.voices([claim for claim in found.claims if claim.quote]) == 1


def test_words_of_a_purged_text_are_in_no_byte_of_the_ledger(
    ledger: steps.Ledger, settings: Settings
) -> None:
    accept_all(ledger)
    assert bytes_with(RARE, settings.home)
    steps.purge(ledger, 0, who=WHO)
    assert bytes_with(RARE, settings.home) == []


def bytes_with(word: str, home: Path) -> list[str]:
    return [path.name for path in home.glob("l.sqlite*") if word.encode() in path.read_bytes()]


def test_a_text_with_open_claims_and_a_young_one_stay(
    ledger: steps.Ledger, settings: Settings
) -> None:
    assert steps.purge(ledger, 0, who=WHO) == (0, 2)
    accept_all(ledger)
    assert steps.purge(ledger, 1, who=WHO) == (0, 0)
    assert steps.purge(ledger, 0, who=WHO) == (2, 0)


def test_a_purged_report_is_still_known_and_still_shown_by_its_quotes(
    ledger: steps.Ledger, settings: Settings
) -> None:
    accept_all(ledger)
    steps.purge(ledger, 0, who=WHO)
    words = f"{SAME} One. {'More words of the outlet. ' * 40}"
    again = steps.read(ledger, steps.read_text(words, settings), DETAILS)
    assert again.known
    assert again.report_id in {report.report_id for report, _ in steps.waiting_reports(ledger)}
    sheet = steps.sheet(ledger, again.report_id)
    quotes = {one.claim.quote.exact for one in sheet.claims if one.claim.quote}
    assert {passage.text for passage in sheet.passages() if passage.claims} == quotes != set()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("text = NULL", "is gone, and no purge dropped it"),
        ("text = 'other words'", "is not the one that was read"),
    ],
)
def test_a_text_that_went_or_changed_otherwise_is_found(
    ledger: steps.Ledger, settings: Settings, change: str, sentence: str
) -> None:
    steps.publish(ledger, settings, who=WHO)
    with sa.create_engine(settings.ledger_url).begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER reports_no_update")
        connection.exec_driver_sql(f"UPDATE reports SET {change} WHERE sha256 IS NOT NULL")
    faults = steps.check(ledger, settings)
    assert sum(sentence in fault for fault in faults) == 2


def test_a_backup_carries_the_purge(ledger: steps.Ledger, settings: Settings) -> None:
    accept_all(ledger)
    steps.purge(ledger, 0, who=WHO)
    steps.backup(ledger, settings.home / "b.zip")
    other = Settings(
        home=settings.home / "o", releases=settings.releases,
        ledger_url=f"sqlite:///{settings.home / 'o' / 'l.sqlite'}",
    )  # fmt: skip
    steps.restore(settings.home / "b.zip", other)
    restored = steps.open_ledger(other)
    steps.publish(restored, other, who=WHO)
    assert steps.check(restored, other, audit=True) == []
    assert steps.purge(restored, 0, who=WHO) == (0, 0)
