"""A person decides on the page whether two sides are one event; hostile words stay words."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Noted, Served
from tests.browser.pages import open_page, wait_until_still

TEXTS = (
    "Synthetic report. Drones hit Sumy overnight. Four people were injured.",
    "Synthetic report. A power substation in Sumy region was damaged overnight.",
)
HOSTILE = "Synthetic <img src=x onerror=alert(1)>"


def test_two_sides_are_shown_with_their_differences_and_decided(
    page: Page, served: Served, noted: Noted
) -> None:
    for number, text in enumerate(TEXTS):
        publisher = f"{HOSTILE} {number}"
        words = ("--published", "2026-03-05", "--publisher", publisher)
        stored = served.run("read", "-", *words, text=text).split()[1]
        served.run("review", "accept", "--report", stored, "--who", "A. Reviewer")
    page.goto("/")
    open_page(page, "One event?")
    card = page.locator("article.link").filter(has_text=HOSTILE)
    expect(card).to_have_count(1)
    expect(card).to_contain_text("same night, one place lies in the other")
    expect(card.locator("tr.differs").first).to_contain_text("Sumy")
    shown = page.get_by_test_id("stVerticalBlock").filter(has=card).last
    same = shown.get_by_role("button", name="Same event")
    expect(same).to_be_disabled()
    page.get_by_label("Your name").fill("A. Reviewer")
    page.get_by_label("Your name").press("Enter")
    wait_until_still(page)
    same.click()
    expect(card).to_have_count(0)
    listed = served.run("review", "links")
    assert "Synthetic <img" not in listed
    assert noted.errors == noted.dialogs == noted.outside == []
