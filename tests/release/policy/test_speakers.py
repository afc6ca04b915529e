"""Speakers and operators in public: offices and organisations, nobody and nothing else."""

import json

import pytest

from dashboard.linking.speakers import is_official
from dashboard.release.policy.rules import load_policy
from dashboard.release.policy.speakers import (
    OFFICIAL,
    SOMEBODY,
    public_operator,
    public_speaker,
    unnamed,
)
from dashboard.settings import DATA

SPEAKERS = load_policy().speakers


def shown(said_by: str | None) -> str | None:
    return public_speaker(said_by, SPEAKERS, official=is_official(said_by))


@pytest.mark.parametrize(
    "said_by",
    [
        None, "DTEK", "head of Odesa regional military administration", "Chernihivoblenergo",
        "Kyivvodokanal (Kyiv water utility)", "mayor of Kharkiv", "HRMMU (UN)", "officials",
        "State Emergency Service of Ukraine", "DTEK Odesa Grids", "mayor of Kryvyi Rih",
        "Russian-installed head of occupied Donetsk region",
    ],
)  # fmt: skip
def test_offices_and_organisations_stay_as_they_are(said_by: str | None) -> None:
    assert shown(said_by) == said_by


@pytest.mark.parametrize(
    ("said_by", "public"),
    [
        ("Olena Syntheticenko", SOMEBODY),
        ("Olena Syntheticenko, head of Odesa regional military administration", OFFICIAL),
        ("director of Synthetic power plant", SOMEBODY),
        ("operator of the Synthetic substation", OFFICIAL),
        ("Synthetic hospital administration", OFFICIAL),
        ("5 Synthetic Street", SOMEBODY),
        ("", SOMEBODY),
        (" , ", SOMEBODY),
        ("mayor of Kharkiv <b>", OFFICIAL),
    ],
)
def test_persons_and_facilities_are_not_named(said_by: str, public: str) -> None:
    assert shown(said_by) == public


def test_nobody_named_is_not_somebody_unnamed() -> None:
    assert unnamed(None, official=False) is None
    assert unnamed("x", official=False) == SOMEBODY
    assert unnamed("x", official=True) == OFFICIAL


def test_only_listed_operators_are_named() -> None:
    assert public_operator("DTEK", SPEAKERS) == "DTEK"
    assert public_operator("Synthetic Thermal Power Plant", SPEAKERS) is None
    assert public_operator("dtek", SPEAKERS) is None
    assert public_operator(None, SPEAKERS) is None


def test_nearly_all_speakers_of_the_bundled_reports_may_be_named() -> None:
    lines = (DATA / "reports" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    said = [speaker for line in lines if (speaker := json.loads(line).get("said_by"))]
    unknown = {speaker for speaker in said if shown(speaker) != speaker}
    assert unknown == {"local official of Lozova"}


def test_no_word_of_a_facility_is_a_word_of_a_speaker() -> None:
    facilities = {
        "plant", "substation", "station", "chp", "tpp", "npp", "hospital", "clinic", "school",
        "kindergarten", "university", "port", "airport", "bridge", "depot", "refinery", "terminal",
        "street", "avenue", "house", "shelter", "base", "barracks", "warehouse", "factory",
    }  # fmt: skip
    assert not SPEAKERS.words & facilities
    assert all(word == word.lower() for word in SPEAKERS.words)
