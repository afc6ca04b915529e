import json

import jsonschema
import pytest

from dashboard.errors import InvalidRows, UnreadableReport
from dashboard.extraction.batch import read_batch
from dashboard.extraction.contract import to_contract
from dashboard.model.report import Report
from tests.extraction.reading import PUBLISHED, read

TEXT = "In Odesa six civilians were injured. The drones were launched from Belgorod."
CLAIM_KEYS = {
    "claim_id", "kind", "harm", "group", "count_low", "count_high", "quantifier", "unit", "scope",
    "occurred_earliest", "occurred_latest", "when_text", "date_basis", "place", "said_by",
    "standing", "part_of", "quote", "flags", "method",
}  # fmt: skip


def test_the_public_shape_is_kept() -> None:
    report = Report(report_id="t", published=PUBLISHED, text=TEXT)
    line = json.loads(json.dumps(to_contract(report, read(TEXT))))
    assert set(line) == {"report", "claims", "unused"}
    assert set(line["report"]) == {"report_id", "url", "publisher", "language", "published"}
    (claim,) = line["claims"]
    assert set(claim) == CLAIM_KEYS
    assert set(claim["place"]) == {
        "text", "name", "name_uk", "level", "oblast", "pcode", "lat", "lon", "candidates",
    }  # fmt: skip
    assert {"text": "Belgorod", "why": "launch_site"} in line["unused"]
    jsonschema.validate(line, {"type": "object"})


def test_a_batch_reads_texts_and_files(tmp_path) -> None:
    (tmp_path / "a.txt").write_text("Text of a.", encoding="utf-8")
    lines = [
        {"report_id": "a", "published": "2025-12-31", "publisher": "X", "text_file": "a.txt"},
        {"report_id": "b", "published": "2025-12-30", "language": "uk", "text": "Text of b."},
    ]
    batch = tmp_path / "reports.jsonl"
    batch.write_text("\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")
    assert [r.text for r in read_batch(batch)] == ["Text of a.", "Text of b."]


def test_all_faults_of_a_batch_are_told_at_once(tmp_path) -> None:
    batch = tmp_path / "reports.jsonl"
    batch.write_text('{"report_id": "a"}\nnonsense\n{"report_id": "c", "text": "x"}\n')
    with pytest.raises(InvalidRows) as caught:
        list(read_batch(batch))
    assert [(row, column) for row, column, _ in caught.value.faults] == [
        (1, "text"), (2, "line"), (3, "published"),
    ]  # fmt: skip


def test_a_batch_that_is_no_text_is_unreadable(tmp_path) -> None:
    batch = tmp_path / "reports.jsonl"
    batch.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnreadableReport):
        list(read_batch(batch))
