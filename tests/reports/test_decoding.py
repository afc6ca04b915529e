"""Bytes become the text that was meant, or a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import UnreadableReport
from dashboard.reports.decoding import decoded

# Synthetic sentences: nothing in them happened.
UKRAINIAN = "Уночі безпілотник влучив у гуртожиток у Веселівці, поранено трьох людей: їх везуть."
RUSSIAN = "Ночью беспилотник попал в общежитие в посёлке Тихое, ранены трое, объявлен сбор помощи."
FRENCH = "Dans la nuit, un drone a touché une école élémentaire à Vesselivka ; trois blessés."

ITALIAN = "La città è già più sicura, perché metà della libertà, della verità e dell età sarà così."


def refusal(data: bytes, charset: str | None = None) -> str:
    with pytest.raises(UnreadableReport) as refused:
        decoded(data, "note.txt", charset)
    return str(refused.value)


@pytest.mark.parametrize("text", [UKRAINIAN, RUSSIAN])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "windows-1251", "koi8-u"]
)
def test_cyrillic_is_read_without_being_told_its_encoding(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding), "note.txt") == text


@pytest.mark.parametrize("charset", ["windows-1251", "KOI8-U", "iso-8859-5", "ibm866"])
def test_a_declared_encoding_is_taken(charset: str) -> None:
    assert decoded(RUSSIAN.encode(charset), "note.txt", charset) == RUSSIAN


@pytest.mark.parametrize("charset", ["iso-8859-1", "latin1", "windows-1252", "ISO-8859-15"])
def test_a_western_page_is_read_as_it_declares(charset: str) -> None:
    assert decoded(FRENCH.encode(charset), "note.txt", charset) == FRENCH


@pytest.mark.parametrize(
    "declaration",
    [b'<meta charset="windows-1251">', b"<META content='text/html; charset = windows-1251' >",
     b"<?xml version='1.0' encoding='windows-1251'?>"],
)  # fmt: skip
def test_a_page_may_declare_its_encoding_itself(declaration: bytes) -> None:
    short = "Words in English, and «лапки»".encode("windows-1251")  # too few to be guessed
    assert decoded(declaration + short, "page.html").endswith("«лапки»")


def test_valid_utf8_is_utf8_whatever_is_declared() -> None:
    assert decoded(UKRAINIAN.encode(), "note.txt", "windows-1251") == UKRAINIAN


def test_a_stray_byte_in_a_long_page_is_shown_as_such() -> None:
    page = UKRAINIAN.encode() * 20 + b"M\xe4rz"
    assert decoded(page, "page.html", "UTF-8") == UKRAINIAN * 20 + "M\ufffdrz"
    assert "encoding" in refusal(page)


def test_a_wrong_declaration_does_not_win_over_words() -> None:
    assert decoded(UKRAINIAN.encode("windows-1251"), "note.txt", "iso-8859-1") == UKRAINIAN
    assert decoded(UKRAINIAN.encode("koi8-u"), "note.txt", "windows-1251") == UKRAINIAN


@pytest.mark.parametrize(
    "charset", ["utf-7", "rot13", "zip", "unicode_escape", "idna", "a\x00", "é"]
)
def test_encodings_that_are_programs_are_not_run(charset: str) -> None:
    data = b"+ADw-script+AD4- \\x41 plain words"
    assert decoded(data, "note.txt", charset) == data.decode()


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (FRENCH.encode("latin-1"), None),
        (ITALIAN.encode("latin-1"), None),
        (UKRAINIAN.encode("cp866", "ignore"), None),
        ("三人が負傷した。住宅が被害を受けた。".encode("shift_jis"), "shift_jis"),
        (UKRAINIAN.encode() + b"\xff", "utf-8"),
        (b"\xff\xfea", None),
        ("Так".encode("windows-1251"), None),
    ],
)  # fmt: skip
def test_what_cannot_be_told_is_refused_rather_than_guessed(data: bytes, charset: str) -> None:
    assert "Save it as UTF-8" in refusal(data, charset)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\x00", "picture"), (b"\xff\xd8\xff\xe0", "picture"),
        (b"%PDF-1.7\n%words", "PDF"), (b"PK\x03\x04words", "ZIP"), (b"{\\rtf1 words}", "office"),
        (b"\x1f\x8b\x08words", "compressed"), (b"words \x00 words", "binary"),
        (b"\x01\x02\x03\x04words" * 9, "binary"), (b"\x7fELF", "program"),
    ],
)  # fmt: skip
def test_binary_files_are_named_for_what_they_are(data: bytes, kind: str) -> None:
    assert kind in refusal(data)
    assert "note.txt" in refusal(data)


@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "windows-1251", "latin-1"]))
def test_any_bytes_give_a_text_or_a_sentence(data: bytes, charset: str | None) -> None:
    try:
        said = decoded(data, "note.txt", charset) + "."
    except UnreadableReport as refused:
        said = str(refused)
    assert said.endswith(".")
