"""The whole path once: a text is pasted, its claims accepted and published, the map shows it."""

import datetime as dt
import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, Noted, Served
from tests.browser.pages import map_of, open_page, wait_for_map, wait_until_still

TWIN = (ROOT / "tests" / "cases" / "twin" / "article.txt").read_text(encoding="utf-8")
PUBLISHER = "Synthetic Twin Gazette"
ODESA = "UA51100270010076757"


def test_a_pasted_article_becomes_a_sourced_entry_on_the_map(
    page: Page, served: Served, noted: Noted
) -> None:
    page.goto("/")
    open_page(page, "Add a report")
    page.get_by_label("Text of the report").fill(TWIN)
    _fill_date(page, "Day of publication", dt.date(2025, 12, 31))
    page.get_by_label("Publisher").fill(PUBLISHER)
    page.get_by_role("button", name="Read the report").click()

    expect(page.locator(".report-text mark").first).to_be_visible()
    assert page.locator(".report-text").inner_text().split() == TWIN.split()
    cards = page.locator(".claim")
    expect(cards.nth(6)).to_be_visible()
    wait_until_still(page)

    page.get_by_label("Your name").fill("A. Reviewer")
    page.get_by_label("Your name").press("Enter")
    page.get_by_role("button", name=re.compile("Accept all")).click()
    expect(page.locator(".claim.accepted")).to_have_count(cards.count())
    page.get_by_role("button", name="Publish all accepted claims").click()
    expect(page.locator(".notice.done")).to_contain_text("is published", timeout=60_000)

    open_page(page, "Map")
    wait_for_map(page)
    map_of(page).locator(f"path[data-pcode='{ODESA}']").click()
    expect(page.get_by_role("heading", name="Odesa", exact=True)).to_be_visible()
    page.get_by_label("Search").fill(PUBLISHER)
    page.get_by_label("Search").press("Enter")
    expect(page).to_have_url(re.compile("text=Synthetic"))
    wait_until_still(page)
    card = page.locator(".incident").first
    expect(card).to_contain_text("Odesa")
    page.get_by_role("button", name="Claims and sources").first.click()
    table = page.locator("table.claims")
    expect(table).to_contain_text(PUBLISHER)
    wait_until_still(page)

    seen = page.locator(".stMain").inner_text()
    page.reload()
    wait_for_map(page)
    expect(page.locator("table.claims")).to_contain_text(PUBLISHER)
    assert page.locator(".stMain").inner_text() == seen
    assert map_of(page).locator(".leaflet-container").get_attribute("data-selected") == ODESA
    assert noted.errors == []


def test_a_claim_is_corrected_and_another_rejected(page: Page, served: Served) -> None:
    text = "Synthetic test text. Russian drones hit Kherson overnight. Two people were injured.\n"
    said = served.run(
        "read", "-", "--published", "2026-01-10", "--publisher", "Synthetic Daily", text=text
    )
    report = re.search(r"r-[0-9a-f]{12}", said).group(0)
    page.goto(f"/review?report={report}")
    page.get_by_label("Your name").fill("A. Reviewer")
    page.get_by_label("Your name").press("Enter")
    card = page.locator(".claim", has_text="injured").first
    expect(card).to_contain_text("2 (person)")
    page.get_by_role("button", name="Correct").first.click()
    page.get_by_label("lowest number").fill("3")
    page.get_by_label("highest number").fill("3")
    page.get_by_role("button", name="Save and accept").click()
    expect(page.locator(".claim.accepted").first).to_contain_text("3 (person)")
    page.get_by_role("button", name="Reject").first.click()
    expect(page.locator(".claim.rejected")).to_have_count(1)


def _fill_date(page: Page, label: str, day: dt.date) -> None:
    """A day is typed part by part; the field moves on by itself."""
    page.get_by_role("spinbutton", name=f"year, {label}").click()
    page.keyboard.type(day.strftime("%Y%m%d"), delay=30)
