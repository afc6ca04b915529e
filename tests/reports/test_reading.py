"""Files, standard input and pastes: the text as it is, or one plain sentence."""

import datetime as dt
import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import RefusedAddress, UnreadableReport
from dashboard.reports import Reading, read_bytes, read_path, read_source, read_text
from dashboard.reports.markup import looks_like_html
from dashboard.settings import Settings

PAGES = Path(__file__).parent / "pages"
# Synthetic texts: nothing in them happened.
WORDS = "Drones hit the invented town of Tykhe. Three people were injured."
UKRAINIAN = "Уночі безпілотник влучив у гуртожиток у Веселівці, поранено трьох людей."


def refusal(data: bytes, settings: Settings, name: str = "note.txt") -> str:
    with pytest.raises(UnreadableReport) as refused:
        read_bytes(data, name, settings)
    return str(refused.value)


def test_file_bytes_paste_and_standard_input_read_alike(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "note.txt"
    note.write_bytes(f"{WORDS}\r\n".encode())
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(note.read_bytes())))
    readings = (
        read_path(note, settings),
        read_source(str(note), settings),
        read_bytes(note.read_bytes(), "upload.txt", settings),
        read_text(WORDS, settings),
        read_source("-", settings),
    )
    assert set(readings) == {Reading(WORDS)}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1251", "koi8-u"])
def test_ukrainian_files_are_read_in_their_usual_encodings(
    settings: Settings, encoding: str
) -> None:
    assert read_bytes(UKRAINIAN.encode(encoding), "x.txt", settings).text == UKRAINIAN


def test_a_saved_page_is_read_as_a_page_whatever_its_name(settings: Settings) -> None:
    data = (PAGES / "english_news.html").read_bytes()
    page = read_path(PAGES / "english_news.html", settings)
    assert page.published == dt.date(2025, 12, 31)
    assert (
        page == read_bytes(data, "standard input", settings) == read_text(data.decode(), settings)
    )


def test_a_page_in_an_old_encoding_is_read(settings: Settings) -> None:
    page = (PAGES / "ukrainian_short.html").read_text(encoding="utf-8")
    old = page.replace('charset="utf-8"', 'charset="windows-1251"').encode("windows-1251")
    assert read_bytes(old, "page.html", settings) == read_text(page, settings)


def test_a_markdown_file_loses_its_marks(settings: Settings) -> None:
    reading = read_bytes(b"# Strike\n**Two** were hurt.", "note.MD", settings)
    assert (reading.text, reading.title) == ("Strike\nTwo were hurt.", "Strike")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Two hurt in Tykhe\n\nShells fell at noon.", "Two hurt in Tykhe"),
        (f"Two hurt in Tykhe?\n{WORDS}", "Two hurt in Tykhe?"),
        (WORDS, None),
        (f"{WORDS}\n{WORDS * 3}", None),
        ("Shells fell on the invented village of\nTykhe at noon, and two people were hurt.", None),
        (f"Shells fell on the village\nand on the town. {WORDS * 2}", None),
        (f"{'long ' * 50}\n\n{WORDS}", None),
    ],
)
def test_the_first_line_is_the_title_if_it_looks_like_one(
    settings: Settings, text: str, title: str | None
) -> None:
    assert read_text(text, settings).title == title


def test_hidden_characters_are_stripped_and_noted(settings: Settings) -> None:
    for source in ("Dro\u200bnes hit \u202eTykhe\u202c.", "\ufeffDrones hit\u2066 Tykhe."):
        assert read_text(source, settings) == Reading("Drones hit Tykhe.", hidden_characters=True)
    marked = b"# Dro\xe2\x80\x8bnes\nhit Tykhe."
    assert read_bytes(marked, "note.md", settings).hidden_characters


def test_a_pasted_null_is_a_blank(settings: Settings) -> None:
    assert read_text("Drones\x00hit Tykhe.", settings).text == "Drones hit Tykhe."


def test_a_broken_surrogate_cannot_break_the_store(settings: Settings) -> None:
    read_text("Drones \ud800 hit Tykhe.", settings).text.encode("utf-8")


@given(st.text(max_size=200))
def test_a_stored_text_read_again_stays_the_same(text: str) -> None:
    settings = Settings(home=Path(), releases=Path(), ledger_url="")
    try:
        stored = read_text(text, settings).text
    except UnreadableReport:
        return
    if not looks_like_html(stored):
        assert read_text(stored, settings).text == stored


@given(st.binary(max_size=300), st.sampled_from(["a", "a.txt", "a.md", "a.html"]))
def test_any_bytes_give_a_reading_or_a_sentence(data: bytes, name: str) -> None:
    try:
        reading = read_bytes(data, name, Settings(home=Path(), releases=Path(), ledger_url=""))
    except UnreadableReport:
        return
    assert reading.text


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"), (b" \r\n\t\x0b", "is empty"), ("\u200b\u200b".encode(), "is empty"),
        (b"12 345 - 67", "no words"), (b"\x89PNG\r\n\x1a\nIHDR", "picture"),
        (b"PK\x03\x04word/document.xml", "office document"), (b"%PDF-1.7", "PDF"),
        (b"words\x00words", "binary"), ("Дім №5 — так".encode("cp866", "replace"), "encoding"),
        (b"word " * 50_000, "larger than"), (b"<?xml version='1.0'?><rss><channel>", "feed"),
        (b"From: <Saved by a browser>\nContent-Type: multipart/related;\n\nwords", "web archive"),
        (b"<html><body></body></html>", "No article"),
    ],
)  # fmt: skip
def test_what_is_no_report_is_refused_in_one_sentence(
    settings: Settings, data: bytes, why: str
) -> None:
    said = refusal(data, settings)
    assert why in said
    assert len(said) < 200
    assert said.endswith(".")
    assert "\n" not in said


def test_a_name_cannot_smuggle_anything_into_the_sentence(settings: Settings) -> None:
    said = refusal(b"", settings, "a\n\x1b[31m\u202e.txt" + "x" * 300)
    assert said.startswith("a [31m.txt")
    assert "\u202e" not in said
    assert len(said) < 200


def test_a_file_of_fifty_megabytes_is_not_read_to_its_end(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(50_000_000)
    taken: list[int] = []
    monkeypatch.setattr(
        "dashboard.reports.reading._within_limit",
        lambda size, *_: taken.append(size),
    )
    with pytest.raises(UnreadableReport):
        read_path(large, settings)
    assert taken == [settings.max_report_bytes + 1]
    monkeypatch.undo()
    with pytest.raises(UnreadableReport, match="larger than 200,000 bytes"):
        read_path(large, settings)


def test_an_endless_stream_is_not_read_to_its_end(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            buffer[:] = b"a" * len(buffer)
            return len(buffer)

    stream = io.TextIOWrapper(io.BufferedReader(Endless()))
    monkeypatch.setattr("sys.stdin", stream)
    with pytest.raises(UnreadableReport, match="standard input is larger"):
        read_source("-", settings)


@pytest.mark.parametrize("name", ["missing.txt", ".", "a\x00b", "x" * 5000])
def test_a_path_that_cannot_be_read_is_named(settings: Settings, tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableReport, match=r"cannot be read.*Check the path\.$") as refused:
        read_path(tmp_path / name, settings)
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize("source", ["ftp://a.example/x", "file:///etc/passwd", "gopher://a/"])
def test_other_schemes_are_no_paths(settings: Settings, source: str) -> None:
    with pytest.raises(RefusedAddress):
        read_source(source, settings)


def test_importing_the_room_is_light() -> None:
    heavy = ("trafilatura", "lxml", "requests", "htmldate", "py3langid", "numpy")
    check = f"import sys, dashboard.reports; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
