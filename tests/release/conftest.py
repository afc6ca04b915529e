"""Publishes synthetic claims into a folder, with the real linking and a stand-in gazetteer."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from dashboard.errors import UnknownId
from dashboard.model.claim import Claim
from dashboard.model.place import Place
from dashboard.model.report import Report
from dashboard.model.tables import TABLES as ALL_TABLES
from dashboard.release import Accepted, load_policy, publish_release
from tests.factories import (
    AREA,
    accepted_claims,
    casualty,
    chornomorsk,
    country,
    damage,
    oblast,
    odesa,
    outage,
    raion,
    report,
    settlement,
)

AT = dt.datetime(2026, 4, 26, 10, 15, tzinfo=dt.UTC)
TABLES = tuple(ALL_TABLES)

Publish = Callable[..., str]


# Villages, one of them just large enough to be no small place; all synthetic.
VILLAGE = settlement("UA51100999010000001", "Synthetivka", population=9_999)
HAMLET = settlement("UA51100999010000002", "Syntheticove")
TOWN = settlement("UA51100999010000003", "Syntheticsk", population=10_000)
HROMADAS = tuple(
    Place(
        text="", name=code, level="hromada", oblast="UA51", raion="UA5110", hromada=code, pcode=code
    )
    for code in ("UA5110099", "UA5110027", "UA5110037")
)
SMALL = (VILLAGE, HAMLET, TOWN, *HROMADAS)


def known_unit(pcode: str) -> Place:
    """A gazetteer of a few units; raises UnknownId for every other code."""
    units = {p.pcode: p for p in (country(), oblast(), raion(), odesa(), chornomorsk(), *SMALL)}
    if pcode not in units:
        raise UnknownId(f"There is no unit {pcode!r}.")
    return units[pcode].model_copy(update={"text": ""})


LATER = {"occurred_earliest": dt.date(2026, 3, 20), "occurred_latest": dt.date(2026, 3, 20)}


def three_claims() -> list[Claim]:
    """Injured people and an outage in Odesa; later, damage somewhere in its oblast."""
    elsewhere = damage("r1-2", None, place=oblast(), **LATER)
    return [casualty("r1-1", 4), elsewhere, outage("r1-3", 500)]


def accepted(
    claims: Sequence[Claim], reports: Sequence[Report] | None = None, **more: Any
) -> Accepted:
    """Claims as the desk has accepted them, all of one synthetic report unless said otherwise."""
    by_id = {one.report_id: one for one in reports or [report("r1")]}
    return accepted_claims(claims, by_id, known_unit, **more)


@pytest.fixture
def publish(tmp_path: Path) -> Publish:
    """`publish(claims, reports, at=…)` into tmp_path; without arguments some synthetic claims."""

    def published(
        claims: Sequence[Claim] | None = None,
        reports: Sequence[Report] | None = None,
        at: dt.datetime = AT,
        profile: str = "public",
    ) -> str:
        given = accepted(three_claims() if claims is None else claims, reports)
        return publish_release(tmp_path, given, load_policy(profile), [AREA], at=at)

    return published
