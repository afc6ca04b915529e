"""Eight processes write at once: nobody fails, nothing is lost, nothing is half there."""

import multiprocessing
from multiprocessing.queues import Queue

import pytest

from dashboard.ledger import entries, views
from dashboard.ledger.ledger import Ledger
from tests.factories import casualty, judgement, report

WRITERS = 8


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
