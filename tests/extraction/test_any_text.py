"""Whatever the text: no crash, every quote exact, nothing slow."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.extraction import extract
from dashboard.extraction.contract import to_contract
from dashboard.gazetteer import load_gazetteer
from dashboard.model.characters import TO_CYRILLIC
from dashboard.model.report import Report
from tests.extraction.reading import PUBLISHED
from tests.score import CASES

SECONDS = 2.0
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(CASES.rglob("*.txt"))]
PIECES = [piece for text in TEXTS for piece in text.split(" ")]


def check(text: str) -> None:
    report = Report(report_id="t", published=PUBLISHED, text=text)
    began = time.process_time()
    extraction = extract(report, load_gazetteer())
    assert time.process_time() - began < SECONDS
    for claim in extraction.claims:
        assert claim.quote is not None
        assert text[claim.quote.start : claim.quote.end] == claim.quote.exact
    ids = {claim.claim_id for claim in extraction.claims}
    assert len(ids) == len(extraction.claims)
    assert all(claim.part_of is None or claim.part_of in ids for claim in extraction.claims)
    assert all(text[u.start : u.end] == u.text for u in extraction.unused)
    to_contract(report, extraction)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A labelled text with pieces moved, doubled, dropped, cut in or replaced by odd characters."""
    shuffle = random.Random(draw(st.integers(0, 2**32)))
    words = shuffle.choice(TEXTS).split(" ")
    for _ in range(shuffle.randint(1, 30)):
        at = shuffle.randrange(len(words))
        words[at : at + shuffle.randint(0, 3)] = shuffle.choice(
            [
                [],
                [shuffle.choice(PIECES)],
                [words[at]] * 2,
                [str(shuffle.randrange(10**9))],
                ["\u202e"],
                [words[at][:2] + "\u200b" + words[at][2:]],
                [words[at].translate(TO_CYRILLIC)],
                ["«"],
                ["—"],
                [";"],
                ["\n"],
                ["."],
                ["\x00"],
                ["😀"],
                ["1,2,3.4:5"],
            ]
        )
    return " ".join(words)


any_text = st.one_of(mutated(), mutated(), mutated(), st.text(max_size=400))


@settings(max_examples=1000)
@given(any_text)
def test_a_thousand_texts(text: str) -> None:
    check(text)


@pytest.mark.soak
@settings(max_examples=10_000)
@given(any_text)
def test_ten_thousand_texts(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "", " \n ", "a" * 50_000, "1 " * 20_000, "1,000 " * 10_000, "(" * 20_000,
        "killed " * 5_000, "injured, " * 4_000, "Odesa, " * 5_000, "не " * 20_000,
        "two of them " * 4_000, "in Odesa region and " * 2_000, "." * 50_000, "\n" * 50_000,
        "left .. dead " * 3_000, "на суботу, 13 грудня " * 1_500, "A. " * 10_000,
        "five people were killed and " * 2_000, "Oдеса " * 15_000, "Odesa\n" * 15_000,
        "".join(f"In Kharkiv {n} people were injured, police said. " for n in range(2_000)),
        "".join(f"In Sumy {n} customers are without power until Friday.\n" for n in range(1_900)),
        "Two people were killed in Odesa. Moscow denied the attack. " * 1_600,
    ],
    ids=lambda text: text[:12],
)  # fmt: skip
def test_hostile_repetition_is_no_slower_than_reading(text: str) -> None:
    check(text)
