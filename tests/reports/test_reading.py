"""Reading files and pastes: the text as it is, or one plain sentence and nothing stored."""

import contextlib
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import UnreadableReport
from dashboard.reports import Reading, read_bytes, read_path, read_text, to_report
from dashboard.settings import Settings

SETTINGS = Settings(home=Path("x"), releases=Path("x"), ledger_url="sqlite://")
# Synthetic page: nobody published it.
PAGE = """<!doctype html><html><head><title>Synthetic strike on Odesa</title>
<meta property="og:site_name" content="Synthetic Site">
<meta property="article:published_time" content="2026-01-05T10:00:00+02:00"></head><body>
<nav><ul><li><a href="/a">Ten killed elsewhere, an unrelated headline</a></li></ul></nav>
<article><h1>Synthetic strike on Odesa</h1>
<p>Drones hit Odesa overnight, officials said in a statement. Three people were injured there.</p>
<p>The power company said that 20,000 households in the city were without power this morning.</p>
</article><footer>Contact and imprint</footer></body></html>"""


def test_a_page_gives_its_article_without_menus() -> None:
    reading = read_bytes(PAGE.encode(), "page.html", SETTINGS)
    assert "Three people were injured" in reading.text
    assert "elsewhere" not in reading.text
    assert "imprint" not in reading.text
    assert reading.publisher == "Synthetic Site"
    assert reading.published == dt.date(2026, 1, 5)


@pytest.mark.parametrize(
    "data",
    [
        b"", b" \n\t", b"\x89PNG\r\n\x1a\n123", b"PK\x03\x04zip", b"%PDF-1.7", b"a\x00b\x00c",
        b"12345 67", b"\xff\xfe\x00", b"\x81\x8d\x8f\x90\x9d word " * 5, b"a" * 5_000_001,
    ],
)  # fmt: skip
def test_what_is_no_report_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableReport) as refused:
        read_bytes(data, "file.txt", SETTINGS)
    assert len(str(refused.value)) < 200


def test_a_file_of_fifty_megabytes_is_not_read_to_its_end(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(UnreadableReport, match="larger than"):
        read_path(large, SETTINGS)


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "windows-1251", "koi8-u"])
def test_ukrainian_is_read_in_its_usual_encodings(charset: str) -> None:
    text = "Синтетичний текст: уночі дрони влучили в будинок у місті, поранено двох людей."
    assert read_bytes(text.encode(charset), "x.txt", SETTINGS).text == text


def test_hidden_characters_are_stripped_and_noted() -> None:
    reading = read_text("Dro\u200bnes hit \u202eOdesa\u202c.", SETTINGS)
    assert reading.text == "Drones hit Odesa."
    assert reading.hidden_characters


@given(st.binary(max_size=400))
def test_no_bytes_crash_it(data: bytes) -> None:
    with contextlib.suppress(UnreadableReport):
        read_bytes(data, "file", SETTINGS)


def test_a_report_needs_its_day_and_no_day_to_come() -> None:
    reading = Reading(text="Drones hit Odesa.")
    with pytest.raises(UnreadableReport, match="YYYY-MM-DD"):
        to_report(reading)
    with pytest.raises(UnreadableReport, match="yet to come"):
        to_report(reading, published=dt.date(2999, 1, 1))


def test_what_the_user_says_wins_and_the_same_text_has_the_same_id() -> None:
    reading = Reading(text="Drones hit Odesa.", publisher="Page", published=dt.date(2026, 1, 5))
    one = to_report(reading, publisher=" User \n said ")
    other = to_report(reading, published=dt.date(2026, 1, 6))
    assert one.publisher == "User said"
    assert other.publisher == "Page"
    assert one.report_id == other.report_id
