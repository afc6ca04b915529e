"""Plain page, sheet, PDF and embedded map: without script, small, guarded, in two languages."""

import re
import urllib.parse
from pathlib import Path

import pytest

from tests.routes import Client, served_routes

NIGHT = "since=2025-12-30&until=2025-12-31&area=UA51"


def test_the_plain_page_is_small_and_has_no_script(client: Client) -> None:
    page = client.get("/plain")
    style = client.get("/style/page.css")
    assert page.status == style.status == 200
    assert len(page.content) + len(style.content) <= 60_000
    assert "<script" not in page.text
    assert not re.search(r"\son\w+=", page.text)


def test_every_answer_of_ours_admits_no_foreign_script(client: Client) -> None:
    for path in ("/plain", "/sheet", "/embed", "/api/totals", "/style/page.css"):
        policy = client.get(path).headers["content-security-policy"]
        scripts = next(p for p in policy.split(";") if p.strip().startswith("script-src"))
        assert scripts.strip() == "script-src 'self'", path
        framed = "*" if path == "/embed" else "'none'"
        assert f"frame-ancestors {framed}" in policy


def test_the_plain_page_asks_nobody_else(client: Client) -> None:
    for path in ("/plain", "/sheet", "/embed"):
        loaded = re.findall(r'(?:src|href)="([^"]+)"', client.get(path).text)
        links = re.findall(r'<a [^>]*href="([^"]+)"', client.get(path).text)
        assert not [one for one in loaded if "://" in one and one not in links]


def test_an_incident_opens_to_its_claims(client: Client) -> None:
    page = client.get(f"/plain?{NIGHT}").text
    incident = re.search(r"plain\?[^\"]*incident=([\w-]+)", page)
    assert incident
    opened = client.get(f"/plain?incident={incident.group(1)}").text
    assert 'class="claims rows"' in opened
    assert "Back to the list" in opened
    gone = client.get("/plain?incident=i-none").text
    assert "not in the current release" in gone


def test_the_form_keeps_the_filters_and_the_language(client: Client) -> None:
    page = client.get("/plain?lang=uk&area=UA5110&sectors=energy&text=%22%3E%3Cb%3E").text
    assert '<html lang="uk">' in page
    assert 'name="lang" value="uk"' in page
    assert '<option value="UA5110" selected>Одеський район' in page
    assert 'value="energy" checked' in page
    assert "<b>" not in page.split("</form>")[0]


def test_the_sheet_numbers_every_source_that_it_cites(client: Client) -> None:
    page = client.get(f"/sheet?{NIGHT}").text
    cited = {int(n) for n in re.findall(r"\[(\d+)\]", page)}
    listed = page.split('<ol class="sources">')[1].count("<li>")
    assert cited == set(range(1, listed + 1))


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_pdf_is_made_in_both_languages(client: Client, language: str) -> None:
    made = client.get(f"/sheet.pdf?{NIGHT}&lang={language}")
    assert made.headers["content-type"] == "application/pdf"
    assert made.content.startswith(b"%PDF-")
    assert f"/Lang ({language})".encode() in made.content


def test_a_view_without_reports_says_what_that_means(client: Client) -> None:
    page = client.get("/plain?since=2040-01-01").text
    assert "That does not mean that no harm was done." in page
    assert client.get("/sheet.pdf?since=2040-01-01").status == 200


def test_bad_filters_and_no_release_are_plain_sentences(client: Client, tmp_path: Path) -> None:
    for path in ("/plain", "/sheet", "/sheet.pdf"):
        refused = client.get(f"{path}?sectors=nonsense")
        assert refused.status == 400
        assert "is not known: give one of" in refused.text
    with served_routes(tmp_path / "nothing") as empty:
        for path in ("/plain", "/sheet", "/sheet.pdf"):
            answer = empty.get(path)
            assert answer.status == 503
            assert "No release yet" in answer.text


def test_the_layer_gets_words_bars_and_one_figure_for_each_area(client: Client) -> None:
    assert "випадк" in client.get("/api/words?lang=uk").text
    bars = client.get("/api/timeline?area=UA51").text
    assert '"grain"' in bars
    view = "/api/viewport?bbox=22,44,41,53&zoom=6"
    assert '"shades"' not in client.get(view).text
    assert '"UA51":[' in client.get(f"{view}&shade=injured").text.replace(" ", "")
    assert client.get(f"{view}&shade=anything").status == 400


HOSTILE = ("<script>x</script>", "'\"><img src=x onerror=y>", "${x}", "{{7*7}}", "javascript:x")


@pytest.mark.parametrize("words", HOSTILE)
def test_words_in_the_address_are_never_markup(client: Client, words: str) -> None:
    asked = urllib.parse.quote(words)
    for path in ("/plain", "/sheet", "/embed"):
        page = client.get(f"{path}?text={asked}&lang={asked}&incident={asked}&first={asked}").text
        assert "<script>x" not in page
        assert "<img" not in page
