"""The extractor reads no worse than before; `--lower-floor` writes what it reaches now."""

import json
from typing import Any

import pytest

from tests.score import CASES, scored

FLOOR = CASES / "floor.json"
SLACK = 0.005
Figures = dict[str, float]


def figures(result: dict[str, Any]) -> Figures:
    out: Figures = {"traps": result["traps"], "quotes": result["quotes"]}
    for language, rates in result["by_language"].items():
        out |= {f"{language}_{kind}": round(rates[kind]["f1"], 3) for kind in ("found", "exact")}
    return out


def reached(name: str) -> dict[str, Figures]:
    return {part: figures(result) for part, result in scored(CASES / name).items()}


@pytest.mark.parametrize("name", ["development", "own", "unseen", "pages", "twin", "twin_long"])
def test_no_figure_falls_below_its_floor(name: str, request: pytest.FixtureRequest) -> None:
    floors = json.loads(FLOOR.read_text()) if FLOOR.exists() else {}
    now = reached(name)
    if request.config.getoption("--lower-floor"):
        FLOOR.write_text(json.dumps({**floors, name: now}, indent=1) + "\n")
        return
    for part, floor in floors[name].items():
        for figure, least in floor.items():
            here = f"{name}, {part}, {figure}"
            if figure == "traps":
                assert now[part][figure] <= least, here
            else:
                assert now[part][figure] >= least - SLACK, here


def test_the_twins_are_read_in_full() -> None:
    for name in ("twin", "twin_long"):
        result = scored(CASES / name)["all"]
        assert result["found"]["f1"] == result["exact"]["f1"] == result["quotes"] == 1
