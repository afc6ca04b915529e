"""A small synthetic release: two incidents in Odesa, one for its oblast, one nowhere, one tally.

And a larger one, made for the bench, with every row once more as a plain dict.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from dashboard.gazetteer import load_gazetteer
from dashboard.model.place import Place
from dashboard.queries import OpenRelease, open_release
from dashboard.release import current_release, load_policy, publish_release
from tests.bench.synthetic import write_synthetic_release
from tests.factories import AREA, DECEMBER, accepted_claims, casualty, damage, report


@dataclass(frozen=True, repr=False)  # its rows would fill the screen when a test fails
class Many:
    """A release of 3,000 synthetic incidents, and its incidents and outages as in the files."""

    release: OpenRelease
    rows: list[dict[str, Any]]
    outages: list[dict[str, Any]]


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Many:
    folder: Path = tmp_path_factory.mktemp("many")
    write_synthetic_release(folder, 3_000)
    incidents = pq.read_table(current_release(folder) / "incidents.parquet")
    outages = pq.read_table(current_release(folder) / "outages.parquet")
    return Many(
        open_release(folder), incidents.drop_columns("geometry").to_pylist(), outages.to_pylist()
    )


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> OpenRelease:
    folder: Path = tmp_path_factory.mktemp("releases")
    unit = load_gazetteer().unit
    later = {"occurred_earliest": "2026-03-20", "occurred_latest": "2026-03-20"}
    claims = [
        casualty("r1-1", 4),
        casualty("r2-1", 6),
        casualty("r1-2", 3, group="child", part_of="r1-1"),
        casualty("r1-3", None, harm="killed", **later),
        damage("r2-2", 1, place=unit("UA63"), **later),
        damage("r2-3", 2, place=Place(text="Orkiv"), **later),
        damage("r1-4", 10, sector="energy", asset="power_substation", scope="period", **DECEMBER),
    ]
    reports = {name: report(name, publisher=f"Synthetic {name}") for name in ("r1", "r2")}
    given = accepted_claims(claims, reports, unit)
    publish_release(folder, given, load_policy("desk"), [AREA])
    return OpenRelease(current_release(folder))
