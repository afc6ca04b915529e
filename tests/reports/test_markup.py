"""Pages built to break a reader are refused or read, never endless."""

import pytest

from dashboard.errors import UnreadableReport
from dashboard.reports.markup import MOST_ATTRIBUTES, MOST_TAGS, elements, looks_like_html
from dashboard.reports.page import read_page

ARTICLE = (
    "<p>Synthetic words: a drone hit a school in the invented town of Zelenivka last night.</p>"
    "<p>Three people were injured, the head of the invented district said in the morning.</p>"
)
ATTRIBUTES = [f"a{n}" for n in range(MOST_ATTRIBUTES + 1)]


@pytest.mark.parametrize(
    "bomb",
    [
        "<div>" * 39_000,
        "<b>x" * 39_000,
        "<ul><li>" * 19_000,
        "<table><tr><td>" * 13_000,
        "<" * 39_000,
        "<script type='application/ld+json'>" + "[" * 500_000 + "</script>",
        "<meta name='author' content='" + "a, b and " * 50_000 + "'>",
        "<div " + " ".join(f"a{n}=x" for n in range(50_000)) + ">",
        "&#x202e;" * 50_000,
        "</p>" * 39_000,
    ],
)
def test_built_to_break_a_reader_it_still_ends(bomb: str) -> None:
    try:
        page = read_page(f"<html><head></head><body>{ARTICLE}{bomb}</body></html>")
    except UnreadableReport:
        return
    assert "drone hit a school" in page.text or page.text


@pytest.mark.parametrize(
    "html",
    [
        "<p>x" * (MOST_TAGS + 1),
        "<html><body>" + "<a href='/'><div>" * 120 + "word " * 200_000,
        f"<div {' '.join(ATTRIBUTES)}>",
        f"<div/{'/'.join(ATTRIBUTES)}>",
        "<div " + "".join(f"{name}='>'" for name in ATTRIBUTES),
        f"<!-- <a x=' --><div {' '.join(ATTRIBUTES)}>'",
        "",
    ],
)
def test_what_would_take_too_long_is_refused_before_it_is_read(html: str) -> None:
    with pytest.raises(UnreadableReport, match="Paste its text instead"):
        elements(html)


@pytest.mark.parametrize(
    "start", ["", "\n" * 99, "<!-- a note of more than fifty characters -- -->", "<p>"]
)
def test_a_page_need_not_begin_with_its_name(start: str) -> None:
    assert "drone hit a school" in read_page(start + ARTICLE).text


def test_scripts_are_no_markup_but_linked_data_stays() -> None:
    script = f"<SCRIPT>if (1<2) x = '{'<p>' * MOST_TAGS}'</Script >"
    data = '<script type="application/ld+json">{"datePublished": "2025-12-31"}</script>'
    tree = elements(f"<html><head>{script}{data}</head><body>{ARTICLE}<script>open")
    assert [element.text for element in tree.iter("script")] == ['{"datePublished": "2025-12-31"}']
    assert "drone" in tree.text_content()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<!DOCTYPE html><html>", True),
        ("\ufeff \n<HTML lang=uk>", True),
        ("<?xml version='1.0'?>\n<!DOCTYPE html>", True),
        ("<!-- a note --><div>", True),
        ("The tag <p> begins a paragraph.", False),
        ("<rss version='2.0'><channel>", False),
        ("<<<", False),
    ],
)
def test_html_is_known_by_its_beginning(text: str, html: bool) -> None:
    assert looks_like_html(text) is html
