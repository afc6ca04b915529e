"""The table of errors in docs/method.md says what the extractor makes of each example today."""

import datetime as dt
import re
from pathlib import Path

import pytest

from dashboard.extraction import extract
from dashboard.gazetteer import load_gazetteer
from dashboard.model.claim import CasualtyClaim, Claim, DamageClaim
from dashboard.model.report import Report

METHOD = Path(__file__).parents[2] / "docs" / "method.md"
ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
PUBLISHED = dt.date(2026, 2, 10)


def rows() -> list[tuple[str, str]]:
    """(example, what is read from it) of each row."""
    section = METHOD.read_text(encoding="utf-8").split("## What the extractor gets wrong")[1]
    found = ROW.findall(section.split("\n## ")[0])
    return [(example.strip(), read.strip()) for _, example, _, read in found[2:]]


def reading(text: str) -> str:
    report = Report(report_id="synthetic", publisher="synthetic", published=PUBLISHED, text=text)
    return "; ".join(told(claim) for claim in extract(report, load_gazetteer()).claims) or "nothing"


def told(claim: Claim) -> str:
    number = "–" if claim.count_low is None else str(claim.count_low)
    if isinstance(claim, CasualtyClaim):
        what = f"{claim.harm} {claim.group}"
    elif isinstance(claim, DamageClaim):
        what = f"{claim.extent} {claim.asset}"
    else:
        what = f"{claim.service} {claim.state}"
    return f"{what} {number}, {claim.place.name or claim.place.text}"


def test_the_table_is_not_empty() -> None:
    assert len(rows()) >= 10


@pytest.mark.parametrize(("example", "read"), rows())
def test_an_example_is_read_as_the_table_says(example: str, read: str) -> None:
    assert reading(example) == read
