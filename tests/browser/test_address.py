"""The address of a page says what is shown, in codes: a link for a colleague, a view to export."""

import csv
import io
import re
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.browser.conftest import Served
from tests.browser.pages import map_of, open_page, wait_for_map, wait_until_still


def choose(page: Page, label: str, option: str) -> None:
    box = page.get_by_role("combobox", name=label).first
    box.click()
    box.fill(option)
    page.get_by_role("option", name=option, exact=True).click()


def shown_incidents(page: Page) -> int:
    return int(page.locator(".totals li b").first.inner_text().replace(",", ""))


def test_chosen_filters_stand_in_the_address_as_codes_and_fit_the_export(
    page: Page, served: Served
) -> None:
    page.goto("/")
    wait_for_map(page)
    choose(page, "Oblast or raion", "Odeska oblast")
    expect(page).to_have_url(re.compile("area=UA51"))
    choose(page, "Sector of damage", "energy")
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile("sectors=energy"))
    wait_until_still(page)
    page.get_by_role("button", name="More").click()
    choose(page, "Support", "official or operator")
    expect(page).to_have_url(re.compile("corroboration=official_or_operator"))
    wait_until_still(page)
    table = served.run("export", "--view", urlsplit(page.url).query)
    assert len(list(csv.DictReader(io.StringIO(table)))) == shown_incidents(page) > 0


def test_back_and_forward_go_through_the_views(page: Page, served: Served) -> None:
    page.goto("/")
    wait_for_map(page)
    everything = shown_incidents(page)
    choose(page, "Oblast or raion", "Odeska oblast")
    expect(page.locator(".totals li b").first).not_to_have_text(str(everything))
    odesa = shown_incidents(page)
    page.go_back()
    expect(page.locator(".totals li b").first).to_have_text(str(everything))
    expect(page.get_by_role("combobox", name="Oblast or raion")).to_have_value("")
    page.go_forward()
    expect(page.locator(".totals li b").first).to_have_text(str(odesa))
    expect(page).to_have_url(re.compile("area=UA51"))


def test_filters_and_language_go_along_to_the_next_page(page: Page, served: Served) -> None:
    page.goto("/?area=UA51&lang=uk")
    wait_for_map(page)
    number = shown_incidents(page)
    open_page(page, "Випадки")
    expect(page).to_have_url(re.compile(r"/incidents\?.*area=UA51"))
    expect(page).to_have_url(re.compile("lang=uk"))
    expect(page.locator(".totals li b").first).to_have_text(str(number))


def test_a_period_by_name_and_one_drawn_on_the_time_strip(page: Page, served: Served) -> None:
    page.goto("/")
    wait_for_map(page)
    page.get_by_role("radio", name="This winter").click()
    expect(page).to_have_url(re.compile(r"since=20\d\d-11-01"))
    page.get_by_role("radio", name="All", exact=True).click()
    expect(page).not_to_have_url(re.compile("since="))
    wait_for_map(page)
    strip = map_of(page).locator(".timeline svg.bars")
    strip.evaluate("strip => strip.scrollIntoView({block: 'center'})")
    box = strip.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 20, steps=5)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"since=\d{4}-\d\d-\d\d&until=\d{4}-\d\d-\d\d"))


def test_playing_goes_through_the_weeks_and_comes_back(page: Page, served: Served) -> None:
    page.goto("/?since=2025-12-01&until=2025-12-31")
    wait_for_map(page)
    strip = map_of(page).locator(".timeline")
    strip.get_by_role("button").click()
    expect(strip).to_have_attribute("data-week", "2025-12-08")
    strip.get_by_role("button").click()
    expect(strip.locator(".label")).to_have_text("2025-12-01 – 2025-12-31")
    assert "2025-12-01" in page.url


def test_a_bad_filter_is_said_in_one_sentence(page: Page, served: Served) -> None:
    page.goto("/?sectors=nonsense&area=%3Cscript%3E")
    expect(page.get_by_role("alert").first).to_contain_text("is not known: give one of")
    expect(page.locator(".totals")).to_be_visible()
