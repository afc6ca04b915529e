"""`python -m tests.score`: how well the extractor reads the labelled texts, by half and language.

The development texts are split in two halves of each language: rules and words were made with the
tuning half in view, the deciding half only decides.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dashboard import steps
from dashboard.extraction import Extraction, extract
from dashboard.gazetteer import load_gazetteer
from dashboard.model.report import Report
from dashboard.reports import read_path, to_report
from dashboard.settings import Settings
from tests import score_claims

CASES = Path(__file__).parent / "cases"
HALVES = ("tuning", "deciding")
FEW = 20  # reports up to which a folder is not split


def half_of(reports: Sequence[dict[str, Any]]) -> dict[str, str]:
    """Report id → its half: every other one of a language, in the order of a hash of the id."""
    out: dict[str, str] = {}
    for language in sorted({report["language"] for report in reports}):
        ids = [report["report_id"] for report in reports if report["language"] == language]
        ids.sort(key=lambda each: hashlib.sha256(each.encode()).hexdigest())
        out |= {each: HALVES[n % 2] for n, each in enumerate(ids)}
    return out


def read_cases(folder: Path) -> Iterator[tuple[Report, Extraction]]:
    """The labelled reports of a folder: texts as `extract --batch` reads them, or saved pages."""
    rows = score_claims.read_lines(folder / "reports.jsonl")
    pages = [row for row in rows if "page_file" in row]
    for row in pages:
        report = to_report(read_path(folder / row["page_file"], Settings.from_environment()))
        report = report.model_copy(update={"report_id": row["report_id"]})
        yield report, extract(report, load_gazetteer())
    if not pages:
        yield from steps.propose_batch(folder / "reports.jsonl")


def predictions(folder: Path) -> list[dict[str, Any]]:
    """What `extract --json` prints for each labelled report of a folder."""
    return [json.loads(steps.to_json(*read)) for read in read_cases(folder)]


def scored(folder: Path) -> dict[str, dict[str, Any]]:
    """The scorer's results: of each half where there are many reports, and of all."""
    reports = score_claims.read_lines(folder / "reports.jsonl")
    labels = score_claims.read_lines(folder / "claims.jsonl")
    found = list(read_cases(folder))
    halves = half_of(reports) if len(reports) > FEW else {}
    return {
        part: _result([r for r in reports if part in ("all", halves.get(r["report_id"]))],
                      labels, found)
        for part in ((*HALVES, "all") if halves else ("all",))
    }  # fmt: skip


def _result(
    reports: list[dict[str, Any]],
    labels: list[dict[str, Any]],
    found: list[tuple[Report, Extraction]],
) -> dict[str, Any]:
    ids = {report["report_id"] for report in reports}
    own = [(report, extraction) for report, extraction in found if report.report_id in ids]
    mine = [label for label in labels if label["report_id"] in ids]
    result = score_claims.score(reports, mine, [json.loads(steps.to_json(*read)) for read in own])
    return {**result, "quotes": _quote_share(own)}


def _quote_share(found: list[tuple[Report, Extraction]]) -> float:
    """Share of claims whose quote stands at its place in the report's text."""
    quotes = [(str(r.text), c.quote) for r, extraction in found for c in extraction.claims]
    exact = [q is not None and text[q.start : q.end] == q.exact for text, q in quotes]
    return sum(exact) / len(exact) if exact else 1.0


def main() -> None:
    for folder in sorted(path.parent for path in CASES.glob("*/claims.jsonl")):
        for part, result in scored(folder).items():
            print(f"{folder.name} ({part}): traps {result['traps']}, quotes {result['quotes']:.2f}")
            for name, rates in {"all": result, **result["by_language"]}.items():
                found, exact = rates["found"], rates["exact"]
                print(
                    f"  {name:4} found P {found['p']:.2f} R {found['r']:.2f} F1 {found['f1']:.2f}"
                    f"   exact F1 {exact['f1']:.2f}   ({rates['labels']} labels)"
                )
            shares = (f"{name} {field['share']:.2f}" for name, field in result["fields"].items())
            print(f"  fields: {', '.join(shares)}")


if __name__ == "__main__":
    main()
