import itertools

from hypothesis import given
from hypothesis import strategies as st

from dashboard.extraction.text.sentence import Kind
from dashboard.extraction.text.sentences import find_sentences


def cut(text: str, language: str = "en") -> list[str]:
    return [s.words for s in find_sentences(text, language)]


def test_abbreviations_and_initials_end_no_sentence() -> None:
    assert cut("Без світла 560 тис. Абоненти чекають.", "uk") == [
        "Без світла 560 тис. Абоненти чекають."
    ]
    assert cut("He met J. Smith. They left.") == ["He met J. Smith.", "They left."]


def test_the_first_line_without_a_full_stop_is_the_headline() -> None:
    kinds = [s.kind for s in find_sentences("Three hurt in Odesa\n\nThree were hurt.", "en")]
    assert kinds == [Kind.HEADLINE, Kind.BODY]


def test_a_line_of_place_and_date_is_a_dateline() -> None:
    kinds = [s.kind for s in find_sentences("Title\nKyiv, 14 October 2025\nText here.", "en")]
    assert kinds[1] == Kind.DATELINE


def test_a_dateline_may_lead_a_sentence() -> None:
    first = find_sentences("ODESA, 31 December. Drones came in.", "en")[0]
    assert first.text[: first.lead_end].startswith("ODESA, 31 December")


def test_menus_and_invitations_are_boilerplate() -> None:
    text = "Title\nTwo people were hurt.\nRead also: five dead in Kharkiv\nSubscribe to our channel"
    assert [s.kind for s in find_sentences(text, "en")][2:] == [Kind.BOILERPLATE] * 2


@given(st.text())
def test_sentences_are_spans_of_the_text_in_order(text: str) -> None:
    found = find_sentences(text, "en")
    assert all(text[s.start : s.end] == s.words and s.words.strip() for s in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
