"""A disk that is full: the step fails in one sentence, and what was there is there."""

import datetime as dt
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import steps
from dashboard.errors import BackupUnusable, LedgerUnusable, ReleaseUnusable
from dashboard.model.judgement import Verdict
from dashboard.release import current_release, verify_release
from dashboard.settings import Settings

SIZE = "12m"
DETAILS = {"published": dt.date(2026, 2, 1), "publisher": "Synthetic"}


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small file system of its own; needs root, and a machine that lets root mount."""
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(tmp_path)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("a small file system can be mounted as root only")
    yield tmp_path
    subprocess.run(["umount", "-l", str(tmp_path)], check=True)


@pytest.fixture
def settings(disk: Path) -> Settings:
    return Settings(
        home=disk, releases=disk / "releases", ledger_url=f"sqlite:///{disk / 'ledger.sqlite'}"
    )


@pytest.fixture
def ledger(settings: Settings) -> steps.Ledger:
    ledger = steps.open_ledger(settings)
    steps.publish(ledger, settings, who="synthetic")
    return ledger


def fill(disk: Path, leave: int) -> Path:
    """A file that takes all room but some bytes."""
    path = disk / "filler"
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    path.write_bytes(b"x" * max(0, free - leave))
    return path


def number_of_reports(ledger: steps.Ledger) -> int:
    return len({one.proposed.report_id for one in steps.claims(ledger)})


def read(ledger: steps.Ledger, settings: Settings, number: int) -> str | None:
    """What the step says if it fails."""
    text = f"Two people were injured in Odesa. Synthetic report {number}. " + "x " * 5_000
    try:
        steps.read(ledger, steps.read_text(text, settings), DETAILS)
    except LedgerUnusable as error:
        return str(error)
    return None


def reject_and_publish(ledger: steps.Ledger, settings: Settings) -> None:
    ids = [one.proposed.claim_id for one in steps.claims(ledger)]
    steps.decide(ledger, ids, Verdict.REJECTED, who="synthetic")
    steps.publish(ledger, settings, who="synthetic")


@pytest.mark.parametrize("leave", [0, 4096, 65536])
def test_a_full_disk_loses_nothing_and_is_said_plainly(
    settings: Settings, ledger: steps.Ledger, disk: Path, leave: int
) -> None:
    before, release = number_of_reports(ledger), current_release(settings.releases)
    filler = fill(disk, leave)
    said = [refusal for n in range(40) if (refusal := read(ledger, settings, n))]
    assert said
    assert all("Check that the disk has room" in refusal for refusal in said)
    with pytest.raises((ReleaseUnusable, LedgerUnusable), match="disk"):
        reject_and_publish(ledger, settings)
    with pytest.raises(BackupUnusable, match="the ledger is unchanged"):
        steps.backup(ledger, disk / "backup.zip")
    assert current_release(settings.releases) == release
    verify_release(release)
    filler.unlink()
    assert number_of_reports(ledger) == before + 40 - len(said)
    assert steps.check(ledger, settings, audit=True) == []
    steps.publish(ledger, settings, who="synthetic")
    verify_release(current_release(settings.releases))
    assert steps.backup(ledger, disk / "backup.zip") > 500
