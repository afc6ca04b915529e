"""Eight processes write at once, four read: nobody fails, nothing is lost or half there."""

import multiprocessing
import statistics
import time
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier

import pytest

from dashboard.ledger import chain, entries, views
from dashboard.ledger.ledger import Ledger
from tests.factories import casualty, judgement, report

WRITERS = 8
LEAST = 3  # steps of each writer, however slow the machine is
READERS = 4


def write(url: str, writer: int, steps: int, failures: "Queue[str]") -> None:
    """Each step reads first, as steps do: with a plain BEGIN, upgrading the lock fails here."""
    ledger = Ledger(url)
    for number in range(steps):
        report_id = f"r{writer}x{number}"
        claim_id = f"{report_id}-1"
        try:
            with ledger.step() as connection:
                views.known_report_id(connection, sha256=report_id, canonical_url=None)
                entries.add_report(connection, report(report_id), [casualty(claim_id)])
                entries.add_judgements(connection, [judgement(claim_id)], seen={claim_id: None})
        except Exception as error:
            failures.put(repr(error))


def run_writers(url: str, steps: int) -> list[str]:
    context = multiprocessing.get_context("spawn")
    failures: Queue[str] = context.Queue()
    workers = [
        context.Process(target=write, args=(url, writer, steps, failures))
        for writer in range(WRITERS)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert {worker.exitcode for worker in workers} == {0}
    return [failures.get() for _ in range(failures.qsize())]


@pytest.mark.parametrize("steps", [10, pytest.param(200, marks=pytest.mark.soak)])
def test_eight_writers_at_once_all_succeed(url: str, steps: int) -> None:
    """They also make the ledger: the first to come migrates it, the others find it done."""
    assert run_writers(url, steps) == []
    with Ledger(url).reading() as connection:
        judged = views.judged_claims(connection)
        assert views.integrity_faults(connection) == []
    assert len(judged) == WRITERS * steps
    assert all(one.verdict for one in judged)


# --- for a while -------------------------------------------------------------------------------


def write_for(
    url: str, writer: int, seconds: float, together: Barrier, said: "Queue[tuple[str, object]]"
) -> None:
    ledger, number = Ledger(url), 0
    together.wait()
    end = time.monotonic() + seconds
    while time.monotonic() < end or number < LEAST:
        report_id = f"w{writer}x{number}"
        try:
            with ledger.step() as connection:
                entries.add_report(connection, report(report_id), [casualty(f"{report_id}-1")])
                entries.add_judgements(connection, [judgement(f"{report_id}-1")])
            said.put(("stored", report_id))
        except Exception as error:
            said.put(("error", repr(error)))
        number += 1


def read_for(
    url: str, seconds: float, together: Barrier, said: "Queue[tuple[str, object]]"
) -> None:
    """What every page of the desk asks: one report with its claims."""
    ledger = Ledger(url)
    times = []
    together.wait()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        start = time.perf_counter()
        try:
            with ledger.reading() as connection:
                [one] = views.judged_claims(connection, "r1")
                assert views.report(connection, "r1").report_id == one.proposed.report_id
        except Exception as error:
            said.put(("error", repr(error)))
        times.append(time.perf_counter() - start)
        time.sleep(0.005)
    said.put(("times", times))


def run_for(url: str, seconds: float, writers: int) -> dict[str, list[object]]:
    context = multiprocessing.get_context("spawn")
    said: Queue[tuple[str, object]] = context.Queue()
    together = context.Barrier(writers + READERS)
    given = (seconds, together, said)
    workers = [
        *(context.Process(target=write_for, args=(url, n, *given)) for n in range(writers)),
        *(context.Process(target=read_for, args=(url, *given)) for _ in range(READERS)),
    ]
    for worker in workers:
        worker.start()
    found: dict[str, list[object]] = {"stored": [], "error": [], "times": []}
    while any(worker.is_alive() for worker in workers) or not said.empty():
        while not said.empty():
            kind, what = said.get()
            found[kind].append(what)
        time.sleep(0.05)
    assert {worker.exitcode for worker in workers} == {0}
    return found


def p95(found: dict[str, list[object]]) -> float:
    times = [one for each in found["times"] for one in each]  # type: ignore[attr-defined]
    return statistics.quantiles(times, n=20)[-1]


@pytest.mark.parametrize("seconds", [6, pytest.param(60, marks=pytest.mark.soak)])
def test_eight_writers_and_four_readers_for_a_while(
    url: str, seconds: int, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = Ledger(url)
    with ledger.step() as connection:
        entries.add_report(connection, report("r1"), [casualty("r1-1")])
    alone = run_for(url, seconds / 3, writers=0)
    both = run_for(url, seconds, writers=WRITERS)
    assert alone["error"] == both["error"] == []
    assert len(both["stored"]) > WRITERS
    with ledger.reading() as connection:
        kept = {one.report_id for one in views.reports(connection)}
        assert set(both["stored"]) <= kept
        assert list(chain.faults(connection, {})) == []
    ledger.close()
    with capsys.disabled():
        print(
            f"\n{url.partition(':')[0]}: {len(both['stored'])} steps by {WRITERS} writers in "
            f"{seconds} s, 0 lost, 0 errors; read p95 {1000 * p95(both):.1f} ms, "
            f"{p95(both) / p95(alone):.1f} times that without writers"
        )
