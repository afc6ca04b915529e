"""Names of private persons: they stay in the text of a report, on the desk. All are made up."""

import csv
import datetime as dt
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dashboard import steps
from dashboard.ledger import chain
from dashboard.model.judgement import Verdict
from dashboard.release import current_release
from dashboard.settings import Settings

FILE = Path(__file__).parent / "cases" / "names" / "reports.csv"
with FILE.open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))
PROFILES = ("public", "strict", "desk")


def parts(name: str) -> list[str]:
    """Given name and family name, without an ending that may be inflected."""
    return [part[: max(4, len(part) - 2)].lower() for part in name.split()]


def names_in(text: str, *, family: bool = True) -> list[str]:
    """Family names (or full names) of the corpus that a text holds."""
    low = text.lower()
    wanted = [(row["name"], parts(row["name"])) for row in ROWS]
    return [name for name, (first, last) in wanted if last in low and (family or first in low)]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[steps.Ledger, Settings]:
    """All reports of the corpus read, all that they claim accepted, published for everyone."""
    home = tmp_path_factory.mktemp("names")
    settings = Settings(
        home=home, releases=home / "releases", ledger_url=f"sqlite:///{home / 'ledger.sqlite'}"
    )
    ledger = steps.open_ledger(settings)
    details = {"published": dt.date(2026, 3, 5), "publisher": "Synthetic Daily"}
    for row in ROWS:
        reading = steps.read_text(f"{row['text']} (synthetic)", settings)
        stored = steps.read(ledger, reading, {**details, "language": row["language"]})
        ids = [one.proposed.claim_id for one in steps.claims(ledger, stored.report_id)]
        steps.decide(ledger, ids, Verdict.ACCEPTED, who="synthetic")
    for profile in PROFILES:
        steps.publish(ledger, settings, who="synthetic", profile=profile)
    return ledger, settings


def test_the_corpus_makes_claims_and_its_names_are_found_where_they_may_be(
    published: tuple[steps.Ledger, Settings],
) -> None:
    ledger, _ = published
    mine = [one.claim for one in steps.claims(ledger) if one.proposed.method != "hand"]
    assert len({claim.report_id for claim in mine}) >= 20
    with ledger.reading() as connection:
        assert len(list(chain.faults(connection, {}))) == 0
    assert all(names_in(row["text"]) for row in ROWS)


def test_no_claim_carries_a_name_outside_of_its_quote(
    published: tuple[steps.Ledger, Settings],
) -> None:
    """The quote is text of the report, and like it never leaves the desk."""
    ledger, _ = published
    for one in steps.claims(ledger):
        if one.proposed.method != "hand":
            fields = one.claim.model_dump_json(exclude={"quote"})
            assert names_in(fields) == [], fields


@pytest.mark.parametrize("profile", PROFILES)
def test_no_release_carries_a_name(published: tuple[steps.Ledger, Settings], profile: str) -> None:
    _, settings = published
    folder = current_release(settings.home / "desk" if profile == "desk" else settings.releases)
    for path in folder.glob("*.parquet"):
        for cell in (str(row) for row in pq.read_table(path).to_pylist()):
            assert names_in(cell, family=False) == []
            assert path.stem in ("areas",) or names_in(cell) == [], (path.stem, cell)
