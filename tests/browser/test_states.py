"""What a reader sees when there is no release, a damaged one, an older one, or nothing to see."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bench.synthetic import write_synthetic_release
from tests.browser.conftest import Served, serve_app
from tests.browser.pages import map_of, wait_until_still


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with two synthetic releases of its own."""
    home: Path = tmp_path_factory.mktemp("states") / "home"
    write_synthetic_release(home / "releases", 200)
    write_synthetic_release(home / "releases", 230)
    yield from serve_app(home)


@pytest.fixture
def visitor(browser: Browser, other: Served) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=other.url)
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    context.close()


def releases(served: Served) -> list[Path]:
    return sorted(p for p in (served.home / "releases").iterdir() if p.name[:2] == "20")


def test_synthetic_data_say_so_on_every_page(visitor: Page) -> None:
    for path in ("", "incidents", "plain"):
        visitor.goto(f"/{path}")
        expect(visitor.get_by_text("Synthetic data").first).to_be_visible()


def test_what_changed_between_two_releases(visitor: Page, other: Served) -> None:
    visitor.goto("/changes?changed=2026-02-27")
    expect(visitor.get_by_text("Between releases")).to_be_visible()
    expect(visitor.locator("table.rows")).to_contain_text("new")
    older, newer = releases(other)
    expect(visitor.get_by_text(f"Release {newer.name} against {older.name}")).to_be_visible()


def test_an_empty_view_says_what_that_means(visitor: Page) -> None:
    visitor.goto("/?since=2040-01-01")
    expect(visitor.get_by_text("does not mean that no harm was done").first).to_be_visible()
    frame = map_of(visitor)
    frame.locator(".leaflet-container[data-painted]").wait_for()
    expect(frame.locator("path[data-pcode='UA51']")).to_have_attribute("fill", "url(#no-report)")


def test_a_damaged_release_is_replaced_by_the_last_good_one_and_that_is_said(
    visitor: Page, other: Served
) -> None:
    third = write_synthetic_release(other.home / "releases", 260)
    table = other.home / "releases" / third / "incidents.parquet"
    table.write_bytes(table.read_bytes()[:-100])
    visitor.goto("/incidents")
    expect(visitor.get_by_role("alert").first).to_contain_text(f"release {third} is damaged")
    wait_until_still(visitor)
    expect(visitor.locator(".totals li b").first).to_have_text(re.compile(r"^230$"))
    visitor.goto("/plain")
    expect(visitor.get_by_role("alert").first).to_contain_text("this is the last good one")


def test_without_a_release_every_page_says_what_to_do(visitor: Page, other: Served) -> None:
    pointer = other.home / "releases" / "current"
    kept = pointer.read_text()
    pointer.unlink()
    try:
        for path in ("", "incidents", "outages", "areas", "changes", "sources", "method", "plain"):
            visitor.goto(f"/{path}")
            expect(visitor.get_by_role("alert").first).to_contain_text("No release yet")
    finally:
        pointer.write_text(kept)
