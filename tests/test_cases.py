"""The labelled texts are sound: every label stands in its text and speaks the vocabularies."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from dashboard.gazetteer import load_gazetteer
from dashboard.model.vocabulary import (
    SECTOR_OF_ASSET,
    Extent,
    Group,
    Harm,
    Kind,
    Level,
    Quantifier,
    Scope,
    Service,
    Standing,
    SupplyState,
    Unit,
)
from tests.score import CASES
from tests.score_claims import read_lines

FOLDERS = [CASES / name for name in ("development", "own", "unseen")]
WORDS: dict[str, Any] = {
    "kind": Kind,
    "quantifier": Quantifier,
    "unit": Unit,
    "scope": Scope,
    "standing": Standing,
    "level": Level,
}
KIND_WORDS: dict[str, dict[str, Any]] = {
    "casualty": {"harm": Harm, "group": Group},
    "damage": {"extent": Extent, "asset": SECTOR_OF_ASSET},
    "outage": {"service": Service, "state": SupplyState},
}


def labels(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read_lines(folder / "claims.jsonl")
    return found


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


def test_every_quote_stands_in_its_text(folder: Path) -> None:
    texts = {r["report_id"]: folder / r["text_file"] for r in read_lines(folder / "reports.jsonl")}
    for label in labels(folder):
        text = texts[label["report_id"]].read_text(encoding="utf-8")
        assert label["quote_start"] in text, label["claim_id"]


def test_every_value_is_of_its_vocabulary(folder: Path) -> None:
    for label in labels(folder):
        for field, values in {**WORDS, **KIND_WORDS[label["kind"]]}.items():
            assert label[field] in list(values), (label["claim_id"], field)


def test_every_part_has_its_total_in_the_same_report(folder: Path) -> None:
    known = {label["claim_id"]: label["report_id"] for label in labels(folder)}
    for label in labels(folder):
        if label.get("part_of"):
            assert known[label["part_of"]] == label["report_id"], label["claim_id"]


def test_every_period_runs_forward_and_every_oblast_is_known(folder: Path) -> None:
    for label in labels(folder):
        earliest, latest = (
            dt.date.fromisoformat(label[field])
            for field in ("occurred_earliest", "occurred_latest")
        )
        assert earliest <= latest, label["claim_id"]
        if label["level"] != "country":
            assert load_gazetteer().unit(label["oblast"]).level == Level.OBLAST
