"""How a user moves through the pages."""

from playwright.sync_api import FrameLocator, Page, expect


def map_of(page: Page) -> FrameLocator:
    return page.frame_locator("iframe[title='streamlit_folium.st_folium']")


def wait_for_map(page: Page) -> None:
    """Until the map has painted an answer and the page is at rest."""
    map_of(page).locator(".leaflet-container[data-painted]").wait_for()
    wait_until_still(page)


def wait_until_still(page: Page) -> None:
    """Until Streamlit has finished its run."""
    expect(page.locator("[data-testid='stApp']")).to_have_attribute(
        "data-test-script-state", "notRunning", timeout=60_000
    )


def open_page(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()
    wait_until_still(page)
