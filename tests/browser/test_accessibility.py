"""axe-core in every frame of every page, light and dark: nothing serious or critical of ours."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Served
from tests.browser.pages import map_of, wait_until_still

PAGES = ("", "incidents", "outages", "areas?area=UA51", "changes", "sources", "method", "about",
         "add_report", "review")  # fmt: skip
OURS = ("plain", "plain?lang=uk", "sheet?area=UA51", "embed")
TAGS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
# Of Streamlit itself: rule, and what is in the markup of the fault (docs/accessibility.md).
STREAMLIT = (("target-size", 'role="spinbutton"'),)


@pytest.fixture(params=["light", "dark"])
def visitor(browser: Browser, served: Served, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900},
        base_url=served.url,
        color_scheme=request.param,
        bypass_csp=True,  # axe is put into the page as an inline script
    )
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    context.close()


def faults(page: Page) -> list[str]:
    """Serious and critical ones, of all frames, that are not Streamlit's own."""
    found = Axe().run(page, options=TAGS).response["violations"]
    return [
        f"{fault['id']}: {node['html'][:300]} {node['failureSummary'][:300]}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
        if not any(fault["id"] == rule and part in node["html"] for rule, part in STREAMLIT)
    ]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_serious_fault(visitor: Page, path: str) -> None:
    visitor.goto(f"/{path}")
    visitor.locator(".masthead").wait_for()
    if not path:
        map_of(visitor).locator(".leaflet-container[data-painted]").wait_for()
    wait_until_still(visitor)
    visitor.wait_for_timeout(500)
    assert faults(visitor) == []


@pytest.mark.parametrize("path", OURS)
def test_a_page_without_streamlit_has_no_serious_fault(visitor: Page, path: str) -> None:
    visitor.goto(f"/{path}")
    visitor.wait_for_timeout(800)
    assert faults(visitor) == []


def test_every_filter_is_reached_with_the_tab_key(visitor: Page) -> None:
    visitor.goto("/incidents")
    visitor.locator(".age").wait_for()
    wait_until_still(visitor)
    visitor.get_by_role("radio").first.wait_for()
    reached: set[str] = set()
    roles: set[str] = set()
    for _step in range(60):
        visitor.keyboard.press("Tab")
        reached.add(
            visitor.evaluate(
                "(document.activeElement.getAttribute('aria-label') "
                "|| document.activeElement.textContent || '').trim().slice(0, 60)"
            )
        )
        roles.add(
            visitor.evaluate(
                "document.activeElement.getAttribute('role') || document.activeElement.type || ''"
            )
        )
    said = " | ".join(reached)
    assert "radio" in roles  # the periods: arrows go on from there
    for name in (
        "Oblast or raion",
        "Sector of damage",
        "Search",
        "More",
        "Sort by",
    ):
        assert name in said, name


def test_a_phone_never_scrolls_sideways(browser: Browser, served: Served) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=served.url)
    page = context.new_page()
    for path in ("", "incidents", "outages", "areas", "sources", "plain"):
        page.goto(f"/{path}")
        page.locator(".age").wait_for()
        page.wait_for_timeout(1500)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 390, path
    context.close()
