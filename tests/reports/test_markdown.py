"""Markdown: the words without the marks."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.reports.markdown import read_markdown

NOTE = """---
title: "Synthetic strike on Tykhe"
publisher: Synthetic Courier
date: 2025-12-31 08:00
url: https://tykhe.example/a
---
# Strike on *Tykhe*

> **Two** people were [injured](https://tykhe.example/b) in `Tykhe`.

![smoke](smoke.jpg)
* one clinic
+ one bus

***
<!-- not for print -->It cost 3 \\* 4 _units_ of snake_case.
"""


def test_front_matter_tells_title_publisher_day_and_address() -> None:
    told = read_markdown(NOTE)
    assert told.title == "Synthetic strike on Tykhe"
    assert told.publisher == "Synthetic Courier"
    assert told.published == dt.date(2025, 12, 31)
    assert told.url == "https://tykhe.example/a"


def test_the_words_stay_and_the_marks_go() -> None:
    lines = [line for line in read_markdown(NOTE).text.split("\n") if line]
    assert lines == [
        "Strike on Tykhe",
        "Two people were injured in Tykhe.",
        "- one clinic",
        "- one bus",
        "It cost 3 * 4 units of snake_case.",
    ]


def test_without_front_matter_the_first_heading_is_the_title() -> None:
    assert read_markdown("Words\n## Two **hurt**\n# Three\n").title == "Two hurt"
    assert read_markdown("Only words.").title is None


@pytest.mark.parametrize("mark", ["[", "*", "`", "<!--", "> ", "# ", "![a](", "\\", "__a", "---\n"])
def test_any_number_of_one_mark_is_read(mark: str) -> None:
    assert isinstance(read_markdown(mark * 20_000 + " end").text, str)


@given(st.text(alphabet="abc 123.,\nАбв", max_size=200))
def test_plain_words_are_left_alone(text: str) -> None:
    assert read_markdown(text).text == text
