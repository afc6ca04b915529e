"""The plain page works without script; the embedded map works in a frame of another site."""

import http.server
import re
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Served
from tests.browser.pages import wait_until_still


@pytest.fixture
def without_script(browser: Browser, served: Served) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, base_url=served.url)
    yield context.new_page()
    context.close()


def test_the_plain_page_filters_and_opens_claims_without_script(
    without_script: Page, page: Page, served: Served
) -> None:
    plain = without_script
    plain.goto("/plain")
    plain.get_by_label("Oblast or raion").select_option(label="Odeska oblast")
    plain.get_by_text("More", exact=True).click()
    plain.get_by_label("energy").check()
    plain.get_by_role("button", name="Show").click()
    expect(plain).to_have_url(re.compile("area=UA51"))
    number = plain.locator(".totals li b").first.inner_text()
    page.goto("/incidents?area=UA51&sectors=energy")
    wait_until_still(page)
    expect(page.locator(".totals li b").first).to_have_text(number)
    strips = [where.locator(".totals").inner_text() for where in (plain, page)]
    assert strips[0].split() == strips[1].split()
    plain.locator("table.rows").first.locator("tbody a").last.click()
    expect(plain.locator("table.claims")).to_be_visible()


def test_the_map_is_shown_in_a_frame_of_another_site(browser: Browser, served: Served) -> None:
    frame = f'<title>x</title><iframe src="{served.url}/embed?lang=uk" width="700" height="500">'
    with OtherSite(frame) as address:
        page = browser.new_page()
        failed: list[str] = []
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.goto(address)
        embedded = page.frame_locator("iframe")
        expect(embedded.locator(".leaflet-container[data-painted]")).to_be_attached()
        expect(embedded.locator(".from")).to_contain_text("повідомлено, не перевірено")
        expect(embedded.locator(".leaflet-control-attribution")).to_contain_text("GeoNames")
        with page.expect_popup() as popup:
            embedded.locator("path[tabindex='0'][data-pcode]").first.press("Enter")
        assert "place=UA" in popup.value.url
        assert failed == []
        page.close()


class OtherSite:
    """A page of somebody else, on another port."""

    def __init__(self, html: str):
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("content-type", "text/html")
                self.end_headers()
                self.wfile.write(html.encode())

            def log_message(self, *words: object) -> None:
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    def __enter__(self) -> str:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://localhost:{self.server.server_address[1]}/"

    def __exit__(self, *error: object) -> None:
        self.server.shutdown()
        self.server.server_close()
