"""Publishing: immutable folders, one pointer, and a crash at any point that harms neither."""

import datetime as dt
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dashboard.release import current_release, verify_release
from dashboard.release.parquet import write_table
from tests.factories import casualty
from tests.release.conftest import AT, Publish, three_claims

ROOT = Path(__file__).parent.parent.parent
LATER = AT + dt.timedelta(days=1)


class PowerCut(BaseException):
    """Ends a publish where it stands, as nothing in the program expects it."""


def names(releases: Path) -> set[str]:
    return {path.name for path in releases.iterdir()} - {".lock"}


def more_claims() -> list[Any]:
    return [*three_claims(), casualty("r1-9", 1, harm="killed")]


def test_the_id_is_the_utc_moment_and_a_hash_of_the_content(publish: Publish) -> None:
    assert re.fullmatch(r"20260426T101500Z-[0-9a-f]{8}", publish())


def test_the_same_content_again_changes_nothing(publish: Publish, tmp_path: Path) -> None:
    first = publish()
    before = names(tmp_path)
    assert publish(at=LATER) == first
    assert names(tmp_path) == before == {"current", first}


def test_the_order_of_the_input_does_not_matter(publish: Publish) -> None:
    assert publish() == publish(three_claims()[::-1], at=LATER)


def test_other_content_is_another_folder_and_the_old_one_stays(
    publish: Publish, tmp_path: Path
) -> None:
    first = publish()
    second = publish(more_claims(), at=LATER)
    assert names(tmp_path) == {"current", first, second}
    verify_release(tmp_path / first)
    assert current_release(tmp_path).name == second


def test_going_back_to_earlier_content_is_a_new_release(publish: Publish, tmp_path: Path) -> None:
    first = publish()
    publish(more_claims())
    third = publish()
    assert third > first  # the correction log says what came and went
    verify_release(current_release(tmp_path))


def test_ids_rise_even_if_the_clock_goes_back(publish: Publish, tmp_path: Path) -> None:
    first = publish(at=LATER)
    second = publish(more_claims(), at=AT)
    assert second > first
    created = json.loads((tmp_path / second / "datapackage.json").read_text())["created"]
    assert created == "2026-04-26T10:15:00Z"


def test_a_damaged_current_release_is_published_anew(publish: Publish, tmp_path: Path) -> None:
    first = publish()
    (tmp_path / first / "claims.parquet").write_bytes(b"")
    second = publish(at=LATER)
    assert second != first
    verify_release(current_release(tmp_path))


def test_an_empty_ledger_makes_an_empty_release(publish: Publish, tmp_path: Path) -> None:
    publish([])
    verify_release(current_release(tmp_path))


def test_a_table_of_many_row_groups_keeps_its_order(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    rows = ({"report_id": f"r{n:06}", "published": AT.date()} for n in range(40_000))
    assert write_table(tmp_path / "x.parquet", "reports", rows) == 40_000
    found = pq.read_table(tmp_path / "x.parquet")["report_id"].to_pylist()
    assert found == sorted(found)
    assert pq.ParquetFile(tmp_path / "x.parquet").num_row_groups == 3


# --- a crash at any point ----------------------------------------------------------------------

OPERATIONS = (
    (os, "replace"),
    (os, "fsync"),
    (shutil, "rmtree"),
    (Path, "mkdir"),
    (Path, "rmdir"),
    (Path, "write_text"),
)


def cut_power_at(monkeypatch: pytest.MonkeyPatch, step: int, *, after: bool) -> Callable[[], int]:
    """The step-th file operation does not happen, or happens and is the last one."""
    done = 0

    def counted(operation: Callable[..., Any]) -> Callable[..., Any]:
        def act(*arguments: Any, **named: Any) -> Any:
            nonlocal done
            done += 1
            mine = done  # mkdir may make its parents first
            if mine == step and not after:
                raise PowerCut
            result = operation(*arguments, **named)
            if mine == step:
                raise PowerCut
            return result

        return act

    for owner, name in OPERATIONS:
        monkeypatch.setattr(owner, name, counted(getattr(owner, name)))
    return lambda: done


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_power_cut_at_any_file_operation_leaves_a_sound_release_and_no_litter(
    publish: Publish, tmp_path: Path, after: bool
) -> None:
    old = publish()
    for step in range(1, 200):
        with pytest.MonkeyPatch.context() as monkeypatch:
            count = cut_power_at(monkeypatch, step, after=after)
            try:
                publish(more_claims(), at=LATER)
            except PowerCut:
                pass
            else:
                break
        verify_release(current_release(tmp_path))
        new = publish(more_claims(), at=LATER)
        assert names(tmp_path) == {"current", old, new}
        verify_release(tmp_path / new)
        shutil.rmtree(tmp_path / new)
        (tmp_path / "current").write_text(old)
    assert step == count() + 1 > 15


def test_a_publish_waits_for_another_one(publish: Publish, tmp_path: Path) -> None:
    from dashboard.release.pointer import sole_publisher

    done = threading.Event()
    with sole_publisher(tmp_path):
        other = threading.Thread(target=lambda: (publish(), done.set()))
        other.start()
        assert not done.wait(0.3)
        assert names(tmp_path) == set()
    other.join(30)
    assert done.is_set()


def test_kill_9_at_random_moments_leaves_a_sound_release(tmp_path: Path) -> None:
    chance = random.Random(26)
    command = [sys.executable, "-m", "tests.release.publish_worker", str(tmp_path)]
    for life in (chance.uniform(0.0, 0.4) for _ in range(5)):
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True) as worker:
            assert worker.stdout is not None
            said = [worker.stdout.readline()]
            threading.Timer(life, worker.send_signal, [signal.SIGKILL]).start()
            said += worker.stdout.readlines()
        acknowledged = [line.strip() for line in said if line.endswith("\n")]
        verify_release(current_release(tmp_path))
        assert current_release(tmp_path).name >= acknowledged[-1]
    last = subprocess.run(
        [*command, "once"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.strip()
    assert current_release(tmp_path).name == last
    assert not [name for name in names(tmp_path) if name.startswith(".")]
    for release_id in names(tmp_path) - {"current"}:
        verify_release(tmp_path / release_id)
