"""Pictures of every page for docs/screenshots, in both languages: `make screenshots`."""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import ROOT, Served
from tests.browser.pages import map_of, wait_until_still

FOLDER = ROOT / "docs" / "screenshots"
PAGES = {
    "map": "",
    "incidents": "incidents",
    "outages": "outages",
    "areas": "areas?area=UA51&compare=UA63&since=2025-12-01&until=2025-12-31",
    "changes": "changes?changed=2026-02-20",
    "sources": "sources",
    "method": "method",
    "about": "about",
    "plain": "plain",
    "sheet": "sheet?area=UA51",
    "embed": "embed",
}
VIEWS = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
}
ALL_VIEWS = ("map", "outages")  # of the others the desktop is enough


@pytest.mark.screenshots
@pytest.mark.parametrize("language", ["en", "uk"])
def test_take_pictures(browser: Browser, served: Served, language: str) -> None:
    for view, wanted in VIEWS.items():
        context = browser.new_context(base_url=served.url, **wanted)
        page = context.new_page()
        for name, path in PAGES.items():
            if view != "desktop" and name not in ALL_VIEWS:
                continue
            page.goto(f"/{path}{'&' if '?' in path else '?'}lang={language}")
            if name == "map":
                map_of(page).locator(".leaflet-container[data-painted]").wait_for()
            if name not in ("plain", "sheet", "embed"):
                page.locator(".age").wait_for()
                wait_until_still(page)
            page.wait_for_timeout(1000)
            file = FOLDER / f"{name}-{view}-{language}.jpg"
            page.screenshot(path=file, type="jpeg", quality=70)
            assert file.stat().st_size > 10_000
        context.close()
