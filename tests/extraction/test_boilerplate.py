"""What leads to other reports makes no claims and moves no place. All texts are synthetic."""

import pytest

from tests.extraction.reading import briefs, read

FIRST = "A drone hit Odesa in the night. Two people were injured.\n"
LAST = "Three houses were damaged."
KNOWN = {("injured", "people", 2, 2), ("housing", "house", 3, 3)}
TEASERS = [
    "Read also: Seven killed in Kharkiv, two schools destroyed\n",
    "• See also: Seven killed in Kharkiv. Two schools destroyed\n",
    "RELATED: Seven killed in Kharkiv\n",
    "Читайте також: У Харкові загинули семеро людей\n",
    "Также читайте: В Харькове погибли семь человек\n",
    "Read also:\nSeven killed in Kharkiv\nTwo schools destroyed in Sumy region\n",
    "Latest news\n14:40 Seven killed in Kharkiv\n14:10 Substation destroyed near Izium\n",
    "Новини по темі\nУ Харкові загинули семеро людей\n",
    "Популярное\nВ Харькове погибли семь человек?\n",
]


@pytest.mark.parametrize("teaser", TEASERS)
def test_teasers_between_paragraphs_are_left_out(teaser: str) -> None:
    text = FIRST + teaser + LAST
    assert briefs(text) == KNOWN
    assert {claim.place.name for claim in read(text).claims} == {"Odesa"}


def test_a_teaser_within_a_paragraph_ends_with_its_sentence() -> None:
    text = FIRST.strip() + " Read also: Seven killed in Kharkiv. " + LAST
    assert briefs(text) == KNOWN


def test_the_article_goes_on_after_a_list_of_headlines() -> None:
    text = FIRST + "Read also:\nSeven killed in Kharkiv\n" + LAST + "\nA school in Odesa was hit."
    assert briefs(text) == KNOWN | {("education", "school", 1, 1)}


def test_the_figures_of_a_teaser_are_told_as_unused() -> None:
    unused = read(FIRST + TEASERS[0] + LAST).unused
    assert ("Seven killed", "boilerplate") in {(u.text, u.why) for u in unused}


@pytest.mark.parametrize(
    "text",
    [
        "Authorities recommended shelter. Two people were injured in Odesa.",
        "Popular market in Odesa burned down, two people were injured.",
        "Новини з Одеси: поранено двох людей.",
    ],
)
def test_the_same_words_in_a_sentence_are_no_heading(text: str) -> None:
    assert ("injured", "people", 2, 2) in briefs(text)
