"""The stored form of a text: visible, stable, with the letters as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import UnreadableReport
from dashboard.reports.plain import CONTROLS, HIDDEN, cleaned, line, with_words

NASTY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "\r\n\t \x00\x1b\x85\u2028\u00ad\u200b\u200d\u202e\u2066\ufeff\ufe0f⚡\ud800e"
        ),
    ),
    max_size=60,
)


@given(NASTY)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once, _ = cleaned(text)
    assert cleaned(once) == (once, False)


@given(NASTY)
def test_nothing_hidden_and_no_control_but_the_line_end_is_left(text: str) -> None:
    stored, _ = cleaned(text)
    assert not HIDDEN.search(stored)
    assert not CONTROLS.search(stored)
    stored.encode("utf-8")


@given(st.text(st.characters(categories=["L", "N", "M"], exclude_characters="\u034f"), min_size=1))
def test_letters_stay_as_given_composed_or_not(text: str) -> None:
    visible = HIDDEN.sub("", text)
    assert cleaned(text)[0] == visible


def test_decomposed_letters_are_not_composed() -> None:
    assert cleaned("Киі\u0308в")[0] == "Киі\u0308в"


def test_line_ends_become_one_kind_and_margins_go() -> None:
    text = "\ufeffOne \r\nTwo\rThree\u2028Four\x0bFive\n\n\n\n  Six\t\n"
    assert cleaned(text) == ("One\nTwo\nThree\nFour\nFive\n\n  Six", False)


def test_controls_become_blanks() -> None:
    assert cleaned("a\x00b\x07c\td")[0] == "a b c d"


@pytest.mark.parametrize(
    "hidden", ["\u200b", "\u202e", "\u2066", "\u2060", "\u200f", "\u061c", "\U000e0041", "\ufeff"]
)
def test_characters_that_hide_others_go_and_are_noted(hidden: str) -> None:
    assert cleaned(f"Ode{hidden}sa") == ("Odesa", True)


@pytest.mark.parametrize("typography", ["elekt\u00adrycz", "👨\u200d👩", "⚡\ufe0f\u200d🔥"])
def test_soft_hyphens_and_joined_emoji_are_no_warning(typography: str) -> None:
    assert not cleaned(typography)[1]


@pytest.mark.parametrize("text", ["", "12 345", "— … !", "a b c", "3 4_5"])
def test_a_text_without_a_word_is_refused(text: str) -> None:
    with pytest.raises(UnreadableReport):
        with_words(text, "note.txt")


@given(NASTY, st.integers(1, 30))
def test_a_line_is_one_line_and_bounded(text: str, longest: int) -> None:
    words = line(text, longest)
    assert words is None or (0 < len(words) <= longest and words == words.strip())
    assert "\n" not in (words or "")
