import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.extraction.text.visible import visible
from tests.extraction.reading import brief, read

PLAIN = "In Odesa two people were killed. A school in Sumy was hit."
HIDING = ["\u200b", "\u202e", "\u2066", "\ufeff"]


@pytest.mark.parametrize("hidden", HIDING)
def test_hidden_characters_do_not_hinder_and_are_told(hidden: str) -> None:
    text = PLAIN.replace("Odesa", f"Od{hidden}esa").replace("killed", f"kil{hidden}led")
    claims = read(text).claims
    assert [brief(c) for c in claims] == [brief(c) for c in read(PLAIN).claims]
    assert [("hidden_characters" in c.flags) for c in claims] == [True, False]
    assert all(c.quote and text[c.quote.start : c.quote.end] == c.quote.exact for c in claims)
    assert claims[0].place.name == "Odesa"


@pytest.mark.parametrize(
    "text",
    [
        "In Оdesa two people were killed.",  # Cyrillic О
        "В Oдесі загинули двоє людей.",  # Latin O
        "В Oдeссе погибли два человека.",  # Latin O and e
    ],
)
def test_a_letter_of_another_script_is_read_as_what_it_imitates(text: str) -> None:
    (claim,) = read(text).claims
    assert (claim.place.name, claim.count_low) == ("Odesa", 2)
    assert "hidden_characters" in claim.flags


def test_words_that_only_join_two_scripts_stay_as_they_are() -> None:
    seen = visible("ATACMSами, FPV-дроном, Х-101")
    assert (seen.text, seen.odd) == (seen.source, ())


def test_a_soft_hyphen_is_left_out_without_a_warning() -> None:
    (claim,) = read("In Ode\u00adsa two people were killed.").claims
    assert (claim.place.name, claim.flags) == ("Odesa", ("date_assumed",))


def test_what_was_stripped_when_the_report_was_read_is_told_of_every_claim() -> None:
    claims = read(PLAIN, hidden_characters=True).claims
    assert all("hidden_characters" in claim.flags for claim in claims)


@given(
    st.text(alphabet=st.sampled_from([*HIDING, "\u00ad", "a", "о", "O", "б", " ", "😀", "\u200d"]))
)
def test_every_span_leads_back_to_its_characters(text: str) -> None:
    seen = visible(text)
    for n in range(len(seen.text)):
        start, end = seen.span(n, n + 1)
        assert end == start + 1
        assert seen.text[n] == text[start] or seen.is_odd(0, len(seen.text))
    assert visible(seen.text).text == seen.text
