"""The extractor reads no worse than before; `--lower-floor` writes what it reaches as the floor."""

import json
from pathlib import Path

import pytest

from tests.score import CASES, scored

FLOOR = CASES / "floor.json"
SLACK = 0.005


def reached(folder: Path) -> dict[str, float]:
    result = scored(folder)
    figures = {"traps": result["traps"], "quotes": result["quotes"]}
    for language, rates in result["by_language"].items():
        figures |= {
            f"{language}_{kind}": round(rates[kind]["f1"], 3) for kind in ("found", "exact")
        }
    return figures


@pytest.mark.parametrize("name", ["development", "twin"])
def test_no_figure_falls_below_its_floor(name: str, request: pytest.FixtureRequest) -> None:
    floors = json.loads(FLOOR.read_text()) if FLOOR.exists() else {}
    now = reached(CASES / name)
    if request.config.getoption("--lower-floor"):
        FLOOR.write_text(json.dumps({**floors, name: now}, indent=1) + "\n")
        return
    for figure, floor in floors[name].items():
        if figure == "traps":
            assert now[figure] <= floor
        else:
            assert now[figure] >= floor - SLACK, figure
