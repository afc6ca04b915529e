import csv

import pytest

from dashboard.extraction.text.vocabulary import FOLDER, LANGUAGES, read_rows, words
from dashboard.model.vocabulary import (
    SECTOR_OF_ASSET,
    Cause,
    Extent,
    Group,
    Harm,
    Quantifier,
    Service,
    Standing,
)

FILES = sorted(FOLDER.glob("*.csv"))
ALLOWED = {
    "assets": set(SECTOR_OF_ASSET),
    "damages": set(Extent),
    "groups": set(Group),
    "harms": set(Harm),
    "quantifiers": set(Quantifier),
    "outages": {*Service, ""},
    "operators": set(SECTOR_OF_ASSET),
    "causes": set(Cause),
    "denials": {Standing.DENIED, Standing.DISPUTED, "general"},
}


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_every_row_has_four_cells_and_no_empty_term(file) -> None:
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    assert rows[0][:3] == ["language", "term", "value"] or rows[0][0] == "language"
    assert all(len(row) == 4 for row in rows)
    assert all(term.strip() for row in rows[1:] for term in row[1].split("|"))


@pytest.mark.parametrize("name", sorted(ALLOWED))
def test_values_are_those_of_the_claim_format(name: str) -> None:
    values = {row.value for _, _, row in read_rows(FOLDER / f"{name}.csv")}
    assert values <= ALLOWED[name]


def test_every_file_is_explained() -> None:
    told = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert all(f"`{file.name}`" in told for file in FILES)


def test_the_three_languages_have_terms_in_every_language_file() -> None:
    for name in (
        "assets",
        "damages",
        "groups",
        "harms",
        "numbers",
        "outages",
        "times",
        "speakers",
        "causes",
        "promises",
        "denials",
    ):
        spoken = {language for language, _, _ in read_rows(FOLDER / f"{name}.csv")}
        assert spoken == set(LANGUAGES), name


def test_word_sets_are_found_by_name() -> None:
    assert "however" in words("turn")
