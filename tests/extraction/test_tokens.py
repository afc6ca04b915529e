import itertools

from hypothesis import given
from hypothesis import strategies as st

from dashboard.extraction.text.tokens import tokens


@given(st.text())
def test_every_token_stands_at_its_offsets(text: str) -> None:
    found = tokens(text)
    assert all(text[t.start : t.end] == t.text for t in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_numbers_keep_their_groups_and_words_their_apostrophes() -> None:
    assert [t.low for t in tokens("3 910 об’єктів")] == ["3 910", "об'єктів"]


def test_an_english_possessive_is_the_word_itself() -> None:
    assert tokens("Kyiv's")[0].low == "kyiv"
