"""A tour over every page asks no other host for anything."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Noted
from tests.browser.pages import map_of, open_page, wait_for_map, wait_until_still


def test_a_tour_over_every_page_stays_on_this_host(page: Page, noted: Noted) -> None:
    page.goto("/")
    wait_for_map(page)
    frame = map_of(page)
    frame.locator(".leaflet-control-zoom-in").click()
    frame.locator(".leaflet-control-zoom-in").click()
    frame.locator(".leaflet-control-zoom-in").click()
    wait_for_map(page)
    frame.locator("path[data-pcode]").first.dispatch_event("click")
    wait_until_still(page)
    names = [link.inner_text() for link in page.locator(".st-key-top a").all()]
    assert len(names) == 12  # eleven pages, and the other language
    for name in names:
        open_page(page, name)
        expect(page.locator(".stMain")).not_to_be_empty()
    assert noted.outside == []
    assert len(noted.inside) > 20  # the tour did ask for something
    assert noted.errors == []


def test_the_headers_admit_our_own_scripts_only(page: Page) -> None:
    answer = page.goto("/")
    assert answer is not None
    policy = answer.headers["content-security-policy"]
    scripts = next(part for part in policy.split(";") if part.strip().startswith("script-src"))
    assert "unsafe" not in scripts
    assert "http" not in scripts
