"""What the user says wins over what the source says; nothing unsound becomes a report."""

import dataclasses
import datetime as dt
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import RefusedAddress, UnreadableReport
from dashboard.model.vocabulary import PublisherType
from dashboard.reports import Reading, to_report

DAY = dt.date(2025, 12, 31)
READING = Reading(
    text="Drones hit the invented town of Tykhe.",
    title="Page title",
    publisher="Page",
    published=DAY,
    url="https://page.example/a",
    hidden_characters=True,
)


def test_what_the_page_says_is_taken_where_the_user_says_nothing() -> None:
    report = to_report(READING)
    assert (report.title, report.publisher, report.url) == (
        "Page title",
        "Page",
        "https://page.example/a",
    )
    assert (report.published, report.language) == (DAY, "en")
    assert report.publisher_type == PublisherType.UNKNOWN
    assert report.hidden_characters


def test_what_the_user_says_wins() -> None:
    report = to_report(
        READING,
        published=dt.date(2025, 12, 30),
        publisher=" The \n user ",
        publisher_type=PublisherType.OPERATOR,
        url=" https://user.example/b ",
        language="UK-ua",
        title="User title",
    )
    assert (report.title, report.publisher, report.url) == (
        "User title",
        "The user",
        "https://user.example/b",
    )
    assert (report.published, report.language) == (dt.date(2025, 12, 30), "uk")
    assert report.publisher_type == PublisherType.OPERATOR


def test_blank_details_are_none_at_all() -> None:
    report = to_report(READING, publisher=" ", url="", title="\u200b", language="")
    assert (report.title, report.publisher) == ("Page title", "Page")
    bare = to_report(Reading("Words of it.", publisher=" \n "), published=DAY)
    assert (bare.title, bare.publisher, bare.url) == (None, None, None)


def test_the_id_is_that_of_the_text_whatever_else_is_said() -> None:
    digest = hashlib.sha256(READING.text.encode()).hexdigest()
    one, other = to_report(READING), to_report(READING, publisher="Other", url="https://b.example/")
    assert one.sha256 == other.sha256 == digest
    assert one.report_id == other.report_id == f"r-{digest[:12]}"


def test_a_report_without_a_day_asks_for_one() -> None:
    with pytest.raises(UnreadableReport, match="--published YYYY-MM-DD"):
        to_report(Reading("Drones hit Tykhe."))


def test_a_day_to_come_is_refused_by_the_clock_of_kyiv(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.reports.report._today", lambda: DAY)
    assert to_report(READING).published == DAY
    with pytest.raises(UnreadableReport, match="yet to come"):
        to_report(READING, published=DAY + dt.timedelta(days=1))


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "https://a@b.example/", "a.example", "x"]
)
def test_an_address_that_must_not_become_a_link_is_refused(url: str) -> None:
    with pytest.raises(RefusedAddress):
        to_report(READING, url=url)
    assert to_report(dataclasses.replace(READING, url=url)).url is None


@pytest.mark.parametrize("language", ["english", "e", "12", "en;", "uk ru"])
def test_what_is_no_language_code_is_refused(language: str) -> None:
    with pytest.raises(UnreadableReport, match="no language code"):
        to_report(READING, language=language)


@given(st.text(max_size=400), st.text(max_size=400))
def test_title_and_publisher_are_single_bounded_lines(title: str, publisher: str) -> None:
    report = to_report(READING, title=title, publisher=publisher)
    assert 0 < len(report.title or "x") <= 300
    assert 0 < len(report.publisher or "x") <= 200
    assert "\n" not in f"{report.title}{report.publisher}"


def test_long_titles_and_publishers_are_cut() -> None:
    report = to_report(READING, title="t" * 400, publisher="p" * 400)
    assert (len(report.title or ""), len(report.publisher or "")) == (300, 200)
