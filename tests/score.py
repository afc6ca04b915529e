"""`python -m tests.score`: how well the extractor reads the labelled texts, by half and language.

The development texts are split in two halves of each language: rules and words were made with the
tuning half in view, the deciding half only decides.
"""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dashboard import steps
from tests import score_claims

CASES = Path(__file__).parent / "cases"
HALVES = ("tuning", "deciding")


def half_of(reports: Sequence[dict[str, Any]]) -> dict[str, str]:
    """Report id → its half: every other one of a language, in the order of a hash of the id."""
    out: dict[str, str] = {}
    for language in sorted({report["language"] for report in reports}):
        ids = [report["report_id"] for report in reports if report["language"] == language]
        ids.sort(key=lambda each: hashlib.sha256(each.encode()).hexdigest())
        out |= {each: HALVES[n % 2] for n, each in enumerate(ids)}
    return out


def predictions(folder: Path) -> list[dict[str, Any]]:
    """What `extract --batch` prints for a folder of labelled texts."""
    proposed = steps.propose_batch(folder / "reports.jsonl")
    return [json.loads(steps.to_json(report, extraction)) for report, extraction in proposed]


def scored(folder: Path) -> dict[str, dict[str, Any]]:
    """The scorer's results: of each half where there are many reports, and of all."""
    reports = score_claims.read_lines(folder / "reports.jsonl")
    labels = score_claims.read_lines(folder / "claims.jsonl")
    found = predictions(folder)
    halves = half_of(reports) if len(reports) > len(HALVES) else {}
    return {
        part: _result(folder, [r for r in reports if part in ("all", halves.get(r["report_id"]))],
                      labels, found)
        for part in ((*HALVES, "all") if halves else ("all",))
    }  # fmt: skip


def _result(
    folder: Path,
    reports: list[dict[str, Any]],
    labels: list[dict[str, Any]],
    found: list[dict[str, Any]],
) -> dict[str, Any]:
    ids = {report["report_id"] for report in reports}
    own = [prediction for prediction in found if prediction["report"]["report_id"] in ids]
    mine = [label for label in labels if label["report_id"] in ids]
    result = score_claims.score(reports, mine, own)
    return {**result, "quotes": score_claims.quote_share(folder, reports, own)}


def main() -> None:
    for folder in sorted(path for path in CASES.iterdir() if path.is_dir()):
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
