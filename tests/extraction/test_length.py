"""What is too long is read, or it is said that it was not."""

import pytest

from dashboard.extraction.length import LONGEST
from dashboard.extraction.text.sentences import LONGEST_SENTENCE, find_sentences
from tests.extraction.reading import brief, read

FACT = "Two people were killed in Odesa."
FILLER = "The weather stayed calm over the hills and nothing else was told that day.\n"


def test_a_text_within_the_limit_is_read_to_its_end() -> None:
    text = FILLER * ((LONGEST - 200) // len(FILLER)) + FACT
    found = read(text)
    assert [brief(c) for c in found.claims] == [("killed", "people", 2, 2)]
    assert "not_read" not in {u.why for u in found.unused}


def test_what_lies_beyond_the_limit_is_told() -> None:
    text = FILLER * (LONGEST // len(FILLER) + 1) + FACT + "\nMore words."
    found = read(text)
    (rest,) = [u for u in found.unused if u.why == "not_read"]
    assert found.claims == ()
    assert text[rest.start :].startswith(rest.text)
    assert text[: rest.start].endswith("\n")
    assert FACT in text[rest.start :]


def test_blank_lines_beyond_the_limit_are_nothing_unread() -> None:
    assert read(FACT + "\n" * LONGEST).unused == ()


@pytest.mark.parametrize("mark", [",", ";"])
def test_a_long_list_is_cut_between_its_clauses_and_loses_nothing(mark: str) -> None:
    places = [f"{n} houses were damaged in Odesa{mark}" for n in range(2, 60)]
    found = read(" ".join(places) + " and that was all.")
    assert {c.count_low for c in found.claims} == set(range(2, 60))
    assert "cut_off" not in {u.why for u in found.unused}


def test_a_cut_within_a_clause_is_told() -> None:
    words = "and then it went on " * 60
    found = read("Two people were killed in Odesa " + words + "three people were hurt.")
    assert [u.why for u in found.unused if u.why == "cut_off"]


def test_pieces_cover_the_text_and_stay_in_the_bound() -> None:
    text = "one, two three " * 200
    pieces = find_sentences(text, "en")
    assert "".join(p.words for p in pieces).replace(" ", "") == text.replace(" ", "")
    assert all(len(p.tokens) <= LONGEST_SENTENCE for p in pieces)
