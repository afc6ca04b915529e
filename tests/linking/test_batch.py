"""What `link --batch` prints: every claim in exactly one event, with figures and reasons."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dashboard import steps
from dashboard.cli import app
from dashboard.errors import DashboardError
from dashboard.settings import DATA


def written(folder: Path, claims: list[dict[str, object]]) -> Path:
    """Synthetic reports and claims in the flat format."""
    ids = sorted({str(claim["report_id"]) for claim in claims})
    reports = [
        {"report_id": i, "publisher": f"Synthetic {i}", "published": "2026-03-05"} for i in ids
    ]
    for name, rows in (("reports", reports), ("claims", claims)):
        text = "".join(f"{json.dumps(row)}\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return folder


def flat(claim_id: str, count: int, **fields: object) -> dict[str, object]:
    return {
        "claim_id": claim_id, "report_id": claim_id.rpartition("-")[0], "kind": "casualty",
        "harm": "injured", "group": "people", "count_low": count, "count_high": count,
        "quantifier": "exact", "unit": "person", "scope": "incident",
        "occurred_earliest": "2026-03-04", "occurred_latest": "2026-03-05",
        "place_text": "Odesa", "place": "Odesa", "level": "settlement", "oblast": "UA51",
        "standing": "asserted", **fields,
    }  # fmt: skip


def lines(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in steps.link_batch(folder)]


def test_an_event_holds_its_claims_figures_outages_and_reasons(tmp_path: Path) -> None:
    out = {"kind": "outage", "service": "water", "state": "out", "unit": "customer"}
    claims = [flat("a-1", 4), flat("b-1", 6), {**flat("b-2", 500), **out}]
    for field in ("harm", "group"):
        claims[2].pop(field)
    (event,) = lines(written(tmp_path, claims))
    assert event["type"] == "incident"
    assert event["claims"] == ["a-1", "b-1", "b-2"]
    injured = event["figures"][0]  # type: ignore[index]
    assert (injured["low"], injured["best"], injured["high"]) == (4, 6, 6)
    assert (injured["place"], injured["rule"]) == ("Odesa", "highest")
    (outage,) = event["outages"]  # type: ignore[misc]
    assert (outage["service"], outage["area"], outage["claims"]) == ("water", "Odesa", ["b-2"])
    assert event["why"] == ["Odesa, 4–5 March 2026"]


def test_every_bundled_claim_is_in_exactly_one_event() -> None:
    found = lines(DATA / "reports")
    claims = [claim_id for event in found for claim_id in event["claims"]]  # type: ignore[attr-defined]
    assert len(claims) == len(set(claims)) == 521
    assert len({event["id"] for event in found}) == len(found)
    for event in found:
        behind = [c for figure in event["figures"] for c in figure["claims"]]  # type: ignore[attr-defined]
        assert sorted(behind) == sorted(event["claims"])  # type: ignore[call-overload]


def test_the_order_of_the_lines_of_the_input_changes_nothing(tmp_path: Path) -> None:
    rows = (DATA / "reports" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    reports = (DATA / "reports" / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    for name, backwards in (("claims", rows[::-1]), ("reports", reports[::-1])):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(backwards), encoding="utf-8")
    assert list(steps.link_batch(tmp_path)) == list(steps.link_batch(DATA / "reports"))


def test_the_command_prints_lines_and_touches_no_ledger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path / "home"))
    folder = written(tmp_path, [flat("a-1", 4)])
    result = CliRunner().invoke(app, ["link", "--batch", str(folder)])
    assert json.loads(result.output)["claims"] == ["a-1"]
    assert not (tmp_path / "home").exists()


def test_columns_of_others_are_left_out_and_texts_are_compared(tmp_path: Path) -> None:
    claims = [flat(f"m{n}-1", 4, style="short", confidence=0.5) for n in range(20)]
    folder = written(tmp_path, [*claims, flat("m3-2", 1, part_of="gone-1", group="child")])
    (folder / "text.txt").write_text("Synthetic words of one text on many sites. " * 9, "utf-8")
    lines_of = (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [
        {**json.loads(line), "text_file": "text.txt", "style": "x", "publisher_type": "blog"}
        for line in lines_of
    ]
    (folder / "reports.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (event,) = lines(folder)
    assert event["corroboration"] == "single_source"
    (folder / "text.txt").unlink()
    assert lines(folder)[0]["corroboration"] == "multi_source"


def test_a_place_may_be_written_as_in_the_claim_format(tmp_path: Path) -> None:
    place = {"text": "Odesa", "name": "Odesa", "level": "settlement", "oblast": "UA51"}
    nested = flat("b-1", 4)
    for field in ("place_text", "level", "oblast"):
        nested.pop(field)
    (event,) = lines(written(tmp_path, [flat("a-1", 4), {**nested, "place": place}]))
    assert event["claims"] == ["a-1", "b-1"]


def test_a_faulty_row_is_told_by_file_row_and_column(tmp_path: Path) -> None:
    folder = written(tmp_path, [flat("a-1", 4, unit="bushel")])
    with pytest.raises(DashboardError, match=r"row 1, claims\.jsonl unit"):
        lines(folder)
    with pytest.raises(DashboardError, match="cannot be read"):
        lines(tmp_path / "nothing")
