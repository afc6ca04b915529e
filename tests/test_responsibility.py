"""docs/responsibility.md says what the policy does, and docs/threat-model.md what tests prove."""

import re
from pathlib import Path

import pytest

from tests.responsibility import DOCUMENT, ROOT, twin, written

THREATS = ROOT / "docs" / "threat-model.md"
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def test_the_tables_of_the_document_are_those_of_the_policy() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert text == written(text), "run `python -m tests.responsibility`"
    assert text.count("| desk") + text.count("goes out as") >= 3


def test_the_twin_article_is_whole() -> None:
    assert len(twin().claims) == 8


def rows() -> list[str]:
    text = THREATS.read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.startswith("| ") and "---" not in line][1:]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.split("|")[1].strip()[:60])
def test_every_threat_has_a_test_that_exists(row: str) -> None:
    named = NAMED.findall(row)
    assert named
    for path, name in named:
        assert re.search(rf"^def {name}\(", (ROOT / path).read_text(encoding="utf-8"), re.M), name


def test_there_are_threats() -> None:
    assert len(rows()) >= 20
    assert Path(THREATS).exists()
