"""What lets a claim through: an official speaker, a second publisher, a named publisher."""

import pytest

from dashboard.release.policy.gate import NEEDS_SUPPORT, NO_PUBLISHER, fault, members_of
from dashboard.release.policy.rules import Gate
from tests.factories import casualty, damage, report

TWO = Gate.OFFICIAL_OR_TWO_PUBLISHERS
UNNAMED = report(publisher=None)


@pytest.mark.parametrize(
    ("official", "publishers", "standing", "passes"),
    [
        (False, 0, "asserted", False),
        (False, 1, "asserted", False),
        (False, 2, "asserted", True),
        (True, 0, "asserted", True),
        (True, 1, "alleged", True),
        (True, 1, "denied", False),
        (True, 2, "denied", True),
    ],
)
def test_an_official_speaker_or_two_publishers(
    official: bool, publishers: int, standing: str, passes: bool
) -> None:
    found = fault(
        TWO, damage(standing=standing), report(), official=official, voices=lambda: publishers
    )
    assert found == (None if passes else NEEDS_SUPPORT)


@pytest.mark.parametrize("official", [True, False])
def test_attributed_needs_a_named_publisher(official: bool) -> None:
    named = {"official": official, "voices": lambda: 2}
    assert fault(Gate.ATTRIBUTED, casualty(), UNNAMED, **named) == NO_PUBLISHER
    assert fault(Gate.ATTRIBUTED, casualty(), report(), **named) is None


def test_accepted_needs_nothing_else() -> None:
    assert fault(Gate.ACCEPTED, casualty(), UNNAMED, official=False, voices=lambda: 0) is None


def test_claims_of_named_publishers_stand_together_by_event_and_class() -> None:
    reports = {"r1": report("r1"), "r3": report("r3", publisher="Synthetic Post"), "r4": UNNAMED}
    grid = {"asset": "power_line", "sector": "energy"}
    claims = [
        damage("r1-1", **grid), damage("r3-1", **grid), damage("r3-2", standing="denied"),
        damage("r1-2"), damage("r4-1"), damage("r3-3", **grid),
    ]  # fmt: skip
    event_of = {claim.claim_id: "i-1" for claim in claims} | {"r3-3": "i-2"}
    found = members_of(claims, event_of, reports)
    assert {key: [claim.claim_id for claim in some] for key, some in found.items()} == {
        ("i-1", "energy"): ["r1-1", "r3-1"],
        ("i-1", "housing"): ["r1-2"],
        ("i-2", "energy"): ["r3-3"],
    }


def test_nobody_counts_voices_where_they_do_not_matter() -> None:
    def never() -> int:
        raise AssertionError

    assert fault(TWO, damage(), report(), official=True, voices=never) is None
    assert fault(Gate.ACCEPTED, damage(), report(), official=False, voices=never) is None
