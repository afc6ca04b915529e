"""The public correction log: what changed, when, why; a withdrawn entry keeps its id."""

import datetime as dt
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from dashboard.model.claim import Claim
from dashboard.release import Reasons, current_release, load_policy, publish_release
from dashboard.release.corrections import (
    CORRECTED,
    ELSEWHERE,
    FEWER,
    MORE,
    NOT_NOW,
    ON_REQUEST,
    OTHER_PROFILE,
    REASONS,
    claims_behind,
    public_reason,
)
from tests.factories import AREA, casualty, damage, outage, raion, report
from tests.release.conftest import AT, LATER, VILLAGE, accepted

HOUSE, PEOPLE = damage("r1-1", **LATER), casualty("r1-2", 4)
REPORTS = [report("r1"), report("r2", publisher="Synthetic Post")]


def log(releases: Path) -> list[dict[str, Any]]:
    return pq.read_table(current_release(releases) / "corrections.parquet").to_pylist()


def told(releases: Path) -> list[tuple[object, ...]]:
    return [(r["number"], r["table"], r["change"], r["fields"], r["why"]) for r in log(releases)]


def publish(releases: Path, claims: list[Claim], day: int = 0, **more: Any) -> str:
    policy = load_policy(more.pop("profile", "public"))
    at = AT + dt.timedelta(days=day)
    return publish_release(releases, accepted(claims, REPORTS), policy, [AREA], at=at, **more)


def test_a_first_release_and_new_entries_correct_nothing(tmp_path: Path) -> None:
    publish(tmp_path, [HOUSE])
    assert log(tmp_path) == []
    publish(tmp_path, [HOUSE, PEOPLE], 1)
    assert log(tmp_path) == []


def test_what_is_withdrawn_keeps_its_id_and_says_when(tmp_path: Path) -> None:
    publish(tmp_path, [HOUSE, PEOPLE])
    [house] = [
        row["incident_id"]
        for row in pq.read_table(current_release(tmp_path) / "incidents.parquet").to_pylist()
        if row["sectors"]
    ]
    publish(tmp_path, [PEOPLE], 1)
    [line] = log(tmp_path)
    assert (line["event_id"], line["change"], line["why"]) == (house, "withdrawn", NOT_NOW)
    assert line["at"] == "2026-04-27T10:15:00Z"
    publish(tmp_path, [PEOPLE], 2)
    assert log(tmp_path) == [line]
    publish(tmp_path, [HOUSE, PEOPLE], 3)
    assert [one["change"] for one in log(tmp_path)] == ["withdrawn", "restored"]
    assert {one["event_id"] for one in log(tmp_path)} == {house}
    publish(tmp_path, [PEOPLE], 4)
    assert [one["number"] for one in log(tmp_path)] == [1, 2, 3]
    assert len({one["correction_id"] for one in log(tmp_path)}) == 3


@pytest.mark.parametrize(
    ("after", "fields", "why"),
    [
        ([casualty("r1-2", 6)], ["figures"], CORRECTED),
        ([PEOPLE, casualty("r2-1", 6)], ["figures"], MORE),
        ([casualty("r1-2", 4, place=raion())], ["place", "figures"], CORRECTED),
        ([casualty("r1-2", 4, occurred_latest=dt.date(2026, 3, 6))], ["period"], CORRECTED),
    ],
)
def test_what_changed_and_why(
    tmp_path: Path, after: list[Claim], fields: list[str], why: str
) -> None:
    publish(tmp_path, [PEOPLE])
    publish(tmp_path, after, 1)
    assert told(tmp_path) == [(1, "incidents", "changed", fields, why)]


def test_fewer_reports_behind_an_entry_are_told(tmp_path: Path) -> None:
    publish(tmp_path, [PEOPLE, casualty("r2-1", 6)])
    publish(tmp_path, [PEOPLE], 1)
    assert told(tmp_path) == [(1, "incidents", "changed", ["figures"], FEWER)]


def test_an_outage_that_is_restored_is_a_change(tmp_path: Path) -> None:
    publish(tmp_path, [outage("r1-1")])
    publish(tmp_path, [outage("r1-1", None, state="restored")], 1)
    assert ("outages", "changed", ["figures"]) in [line[1:4] for line in told(tmp_path)]


def test_what_joined_another_entry_is_told(tmp_path: Path) -> None:
    first, second = casualty("r1-1", 4), casualty("r1-2", 4, place=raion(), **LATER)
    publish(tmp_path, [first, second])
    publish(tmp_path, [first, casualty("r1-2", 4)], 1)
    assert (2, "incidents", "withdrawn", [], ELSEWHERE) in told(tmp_path)


def test_a_takedown_tells_one_of_a_few_reasons_and_no_word_of_the_desk(tmp_path: Path) -> None:
    publish(tmp_path, [HOUSE, PEOPLE])
    why = {"r1-1": "it names the pump station at CANARY street"}
    publish(tmp_path, [PEOPLE], 1, reasons=Reasons(taken_down=why))
    assert told(tmp_path) == [(1, "incidents", "withdrawn", [], ON_REQUEST)]
    everything = b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())
    assert b"CANARY" not in everything


def test_a_takedown_of_one_of_two_claims_is_told_of_the_entry(tmp_path: Path) -> None:
    both = [casualty("r1-1", 4), casualty("r2-1", 6)]
    publish(tmp_path, both)
    publish(tmp_path, both[:1], 1, reasons=Reasons(taken_down={"r2-1": "error"}))
    assert told(tmp_path)[0][4] == f"in part {REASONS['error']}"


@pytest.mark.parametrize("word", REASONS)
def test_each_reason_is_a_sentence(word: str) -> None:
    assert public_reason(f" {word.upper()} ") == REASONS[word]


def test_a_freeze_and_its_end_are_told_once_each(tmp_path: Path) -> None:
    publish(tmp_path, [PEOPLE])
    for day in (1, 2):
        publish(tmp_path, [PEOPLE], day, reasons=Reasons(frozen=True))
    for day in (3, 4):
        publish(tmp_path, [PEOPLE], day)
    assert [line[1:3] for line in told(tmp_path)] == [("release", "frozen"), ("release", "thawed")]


def test_another_profile_is_the_reason_for_all_that_it_changes(tmp_path: Path) -> None:
    grid = damage("r1-3", asset="power_line", sector="energy", said_by="DTEK")
    publish(tmp_path, [PEOPLE, grid])
    publish(tmp_path, [PEOPLE, grid], 1, profile="strict")
    assert {line[4] for line in told(tmp_path)} == {OTHER_PROFILE}


def test_a_small_total_that_moves_is_told_without_its_new_entry(tmp_path: Path) -> None:
    publish(tmp_path, [casualty("r1-1", 3, place=VILLAGE)])
    publish(tmp_path, [casualty("r1-1", 2, place=VILLAGE)], 1)
    assert {line["event_id"] for line in log(tmp_path)} <= {None, *ids_of_first(tmp_path)}


def ids_of_first(releases: Path) -> set[str]:
    first = min(p for p in releases.iterdir() if p.is_dir())
    return set(pq.read_table(first / "incidents.parquet")["incident_id"].to_pylist())


def test_the_log_begins_anew_only_where_no_release_can_be_read(tmp_path: Path) -> None:
    publish(tmp_path, [HOUSE, PEOPLE])
    (tmp_path / "current").write_text("nonsense")
    publish(tmp_path, [PEOPLE], 1)
    assert log(tmp_path) == []


def test_the_claims_behind_an_entry_of_the_release(tmp_path: Path) -> None:
    assert claims_behind(tmp_path, "i-1") == set()
    publish(tmp_path, [casualty("r1-1", 4), outage("r1-2")])
    folder = current_release(tmp_path)
    incident = pq.read_table(folder / "incidents.parquet")["incident_id"][0].as_py()
    outage_id = pq.read_table(folder / "outages.parquet")["outage_id"][0].as_py()
    assert claims_behind(tmp_path, incident) == {"r1-1", "r1-2"}
    assert claims_behind(tmp_path, outage_id) == {"r1-2"}
    assert claims_behind(tmp_path, "i-1' OR true") == set()
