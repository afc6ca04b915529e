"""`python -m tests.score`: how well the extractor reads the labelled texts, by language."""

import json
from pathlib import Path
from typing import Any

from dashboard import steps
from tests import score_claims

CASES = Path(__file__).parent / "cases"


def predictions(folder: Path) -> list[dict[str, Any]]:
    """What `extract --batch` prints for a folder of labelled texts."""
    proposed = steps.propose_batch(folder / "reports.jsonl")
    return [json.loads(steps.to_json(report, extraction)) for report, extraction in proposed]


def scored(folder: Path) -> dict[str, Any]:
    """The scorer's result, with the share of exact quotes."""
    reports = score_claims.read_lines(folder / "reports.jsonl")
    labels = score_claims.read_lines(folder / "claims.jsonl")
    found = predictions(folder)
    result = score_claims.score(reports, labels, found)
    return {**result, "quotes": score_claims.quote_share(folder, reports, found)}


def main() -> None:
    for folder in sorted(path for path in CASES.iterdir() if path.is_dir()):
        result = scored(folder)
        print(f"{folder.name}: traps {result['traps']}, quotes {result['quotes']:.2f}")
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
