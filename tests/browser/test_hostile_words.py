"""Twelve hostile strings in every text field of a report: shown as text everywhere, never run."""

import re
import urllib.parse

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Noted, Served
from tests.browser.pages import open_page, wait_for_map, wait_until_still

HOSTILE = (
    "<script>window.broken=1</script>",
    "<img src=x onerror=window.broken=1>",
    "${window.broken=1}",
    "`${window.broken=1}`",
    "{{constructor.constructor('window.broken=1')()}}",
    "{% raw %}{{ 7*7 }}{% endraw %}",
    "</script><script>window.broken=1</script>",
    "'\"><svg onload=window.broken=1>",
    "[x](javascript:window.broken=1) ![y](http://outside.example/z.png)",
    '=HYPERLINK("http://outside.example","x")',
    "\u202egnitsoh\u202c \u2066bidi\u2069 zero\u200bwidth",
    "$\\href{javascript:window.broken=1}{x}$ :red[x] :material/home:",
)
DAY = "2026-02-20"


@pytest.fixture(scope="module")
def reports(served: Served) -> list[str]:
    """One report per string: in its text, title, publisher and address; accepted and published."""
    found = []
    for number, words in enumerate(HOSTILE):
        text = (
            f"Synthetic hostile text {number}. {words}\n\nRussian drones hit Kherson overnight. "
            f"Three people were injured, {words} said the head of the Kherson regional military "
            f"administration. A school was damaged in {words}.\n"
        )
        said = served.run(
            "read", "-",
            "--published", DAY,
            "--publisher", f"Hostile {number} {words}",
            "--title", f"Title {number} {words}",
            "--url", f"https://hostile.example/{number}?q={urllib.parse.quote(words)}",
            text=text,
        )  # fmt: skip
        report = re.search(r"r-[0-9a-f]{12}", said).group(0)
        claims = served.run("review", "--report", report)
        for claim_id in set(re.findall(rf"{report}-\d+", claims)):
            served.run("review", "edit", claim_id, f"said_by=Speaker {number} {words}")
        found.append(report)
    served.run("publish")
    return found


def test_hostile_words_are_shown_as_text_and_never_run(
    page: Page, served: Served, reports: list[str], noted: Noted
) -> None:
    page.goto(f"/?since={DAY}&text=hostile")
    wait_for_map(page)
    assert_harmless(page, noted)
    page.get_by_role("button", name="Claims and sources").first.click()
    wait_until_still(page)
    table = page.locator("table.claims").inner_text()
    for words in HOSTILE:
        assert visible(words) in " ".join(table.split()), words
    assert_harmless(page, noted)
    for number, report in enumerate(reports):
        page.goto(f"/review?report={report}")
        page.locator(".report-text").wait_for()
        wait_until_still(page)
        for part in (".report-text", ".report"):
            shown = " ".join(page.locator(part).inner_text().split())
            assert visible(HOSTILE[number]) in shown
        assert_harmless(page, noted)
    open_page(page, "How to read this")
    assert_harmless(page, noted)


def test_exported_tables_hold_no_formula(served: Served, reports: list[str]) -> None:
    for what in ("incidents", "claims"):
        table = served.run("export", "--what", what, "--view", f"since={DAY}")
        cells = re.findall(r'(?:^|,)"?([=+@\t\uff1d][^",]*)', table, re.MULTILINE)
        assert cells == []


def visible(words: str) -> str:
    """The string without the characters that hide or reorder others: those are stripped."""
    return " ".join(re.sub("[\u200b\u202a-\u202e\u2066-\u2069]", "", words).split())


def assert_harmless(page: Page, noted: Noted) -> None:
    assert page.evaluate("window.broken") is None
    for frame in page.frames:
        assert frame.evaluate("window.broken") is None
    assert noted.dialogs == []
    assert noted.outside == []
    assert page.locator("a[href^='javascript' i]").count() == 0
