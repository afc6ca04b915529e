"""kill -9 at random moments: what was acknowledged is there, ledger and release are sound."""

import random
import signal
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import pytest

from dashboard import steps
from dashboard.ledger import views
from dashboard.model.judgement import Verdict
from dashboard.release import current_release
from dashboard.settings import Settings
from tests.browser.conftest import environment

ROOT = Path(__file__).parent.parent
RESTART = 2.0  # seconds


@pytest.mark.timeout(900)
def test_fifty_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    kill_and_check(tmp_path, rounds=50, seed=20261125)


@pytest.mark.soak
def test_five_hundred_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    kill_and_check(tmp_path, rounds=500, seed=random.randrange(1 << 30))


def kill_and_check(home: Path, rounds: int, seed: int) -> None:
    chance = random.Random(seed)
    settings = Settings(
        home=home, releases=home / "releases", ledger_url=f"sqlite:///{home / 'ledger.sqlite'}"
    )
    said, longest = one_round(home)
    for number in range(1, rounds):
        lines = run_and_kill(home, number * 1000, chance.uniform(0, longest))
        said.extend(line.split() for line in lines)
        start = time.monotonic()
        ledger = steps.open_ledger(settings)
        assert time.monotonic() - start < RESTART, seed
        assert steps.check(ledger, settings, audit=True) == [], seed
        assert_kept(ledger, settings, said)
        ledger.close()


def one_round(home: Path) -> tuple[list[list[str]], float]:
    """What a worker says in two rounds of its work, and how long these take on this machine."""
    worker = started(home, 0)
    assert worker.stdout is not None
    start, said = time.monotonic(), []
    while sum(words[0] == "backed_up" for words in said) < 2:
        said.append(worker.stdout.readline().split())
    longest = time.monotonic() - start
    worker.kill()
    worker.wait()
    worker.stdout.close()
    return said, longest


def started(home: Path, first: int) -> "subprocess.Popen[str]":
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.crash_worker", str(first)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=environment(home),
        text=True,
    )
    assert worker.stdout is not None
    assert worker.stdout.readline() == "ready\n"
    return worker


def run_and_kill(home: Path, first: int, life: float) -> list[str]:
    """The complete lines that a worker wrote before it was killed `life` seconds after ready."""
    worker = started(home, first)
    assert worker.stdout is not None
    timer = threading.Timer(life, worker.send_signal, [signal.SIGKILL])
    timer.start()
    with worker.stdout:
        rest = worker.stdout.read()
    worker.wait()
    assert worker.returncode == -signal.SIGKILL
    return [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]


def assert_kept(ledger: steps.Ledger, settings: Settings, said: list[list[str]]) -> None:
    verdicts = {one.proposed.claim_id: one.verdict for one in steps.claims(ledger)}
    with ledger.reading() as connection:
        links = views.link_judgements(connection)
    stored = {report.report_id for report, _ in steps.waiting_reports(ledger)}
    for what, name in said:
        if what == "stored":
            assert name in stored
        elif what == "accepted":
            assert verdicts[name] == Verdict.ACCEPTED
        elif what == "linked":
            assert [link.claim_ids for link in links].count(tuple(name.split(","))) == 1
        elif what == "backed_up":
            with zipfile.ZipFile(settings.home / name) as backup:
                assert backup.testzip() is None
    published = [name for what, name in said if what == "published"]
    if published:
        assert current_release(settings.releases).name >= published[-1]
