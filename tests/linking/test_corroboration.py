import pytest

from dashboard.linking.corroboration import corroboration
from dashboard.linking.speakers import is_official
from tests.factories import casualty, report

REPORTS = {
    "a": report("a", publisher="Synthetic Daily"),
    "a2": report("a2", publisher="Synthetic Daily"),
    "b": report("b", publisher="Synthetic News"),
    "x": report("x", publisher=None),
    "y": report("y", publisher=None),
}
UTILITY = "Odesa water utility"


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([casualty("a-1")], "single_source"),
        ([casualty("a-1"), casualty("a2-1")], "single_source"),
        ([casualty("a-1"), casualty("b-1")], "multi_source"),
        ([casualty("x-1"), casualty("y-1")], "single_source"),
        ([casualty("a-1"), casualty("x-1")], "single_source"),
        ([casualty("a-1"), casualty("b-1", standing="alleged")], "single_source"),
        ([casualty("a-1", said_by=UTILITY)], "official_or_operator"),
        ([casualty("a-1", said_by=UTILITY, standing="alleged")], "single_source"),
        ([casualty("a-1", said_by=UTILITY), casualty("b-1", standing="disputed")], "contested"),
        ([casualty("a-1"), casualty("b-1", standing="denied")], "contested"),
    ],
)
def test_the_strongest_word_on_the_support_of_an_event(claims: list[object], expected: str) -> None:
    assert corroboration(claims, REPORTS) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "speaker",
    [
        "State Emergency Service of Ukraine",
        "mayor of Kharkiv",
        "DTEK",
        "Chernihivoblenergo",
        "UN Humanitarian Coordinator in Ukraine",
        "OHCHR (UN)",
        "Kherson regional prosecutor office",
        "head of Odesa regional military administration",
        "authorities",
        UTILITY,
    ],
)
def test_authorities_operators_and_the_un_are_official(speaker: str) -> None:
    assert is_official(speaker)


@pytest.mark.parametrize(
    "speaker",
    [
        None,
        "journalists",
        "local media and monitoring channels",
        "a resident of Brun",
        "Russian-installed head of occupied Kherson region",
        "Russian Ministry of Defence",
        "Moscow-installed mayor",
        "occupation authorities",
    ],
)
def test_nobody_media_and_the_attacking_side_are_not(speaker: str | None) -> None:
    assert not is_official(speaker)
