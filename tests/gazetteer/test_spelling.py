"""Spelling for look-up: folds what means nothing, keeps what may deceive."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.gazetteer.spelling import is_plain, key


@pytest.mark.parametrize("form", ["Куп'янськ", "КУП’ЯНСЬК", "купʼянськ", " куп`янськ\n"])
def test_apostrophes_case_and_space_do_not_matter(form: str) -> None:
    assert key(form) == "куп'янськ"


def test_dashes_and_yo_are_folded() -> None:
    assert key("Артёмовск") == "артемовск"
    assert key("Івано–Франківськ") == "івано-франківськ"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert key(key(text)) == key(text)


@pytest.mark.parametrize("form", ["Оdesa", "Od\u200besa", "\u202aOdesa", "\uff2fdesa", "Odesa\x00"])
def test_mixed_scripts_and_hidden_characters_are_not_plain(form: str) -> None:
    assert not is_plain(form)
