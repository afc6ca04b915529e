"""`python -m tests.bench`: filter change and pan, bytes, memory, at 10 k and 1 M incidents.

All incidents are synthetic and made in a temporary folder. Each figure stands beside the baseline
(tests/bench/baseline.py) of the same run; only the ratios are claims.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import psutil
from playwright.sync_api import CDPSession, Page, sync_playwright

from tests.bench.synthetic import write_synthetic_release
from tests.browser.conftest import CHROMIUM_FLAGS, find_chromium, serve_app, serve_baseline
from tests.browser.pages import map_of, wait_for_map, wait_until_still

SECTORS = ("energy", "housing", "health", "education", "transport")
ROUNDS = 3


class Change(NamedTuple):
    """One change of the view: seconds until repainted, bytes received."""

    seconds: float
    size: int


class Measured(NamedTuple):
    name: str
    first_view: float
    filters: list[Change]
    pans: list[Change]
    memory: int


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--incidents", type=int, nargs="*", default=[10_000, 1_000_000])
    sizes = ask.parse_args().incidents
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=list(CHROMIUM_FLAGS)
        )

        def page() -> Page:
            return browser.new_context(viewport={"width": 1360, "height": 900}).new_page()

        with tempfile.TemporaryDirectory() as folder:
            baseline = measure_baseline(page(), Path(folder))
            ours = [measure_ours(page(), Path(folder) / str(n), n) for n in sizes]
        browser.close()
    print_table(baseline, ours)


# --- what is measured --------------------------------------------------------------------------


def measure_baseline(page: Page, folder: Path) -> Measured:
    with served(serve_baseline(folder / "baseline")) as server:

        def drawn() -> int:
            return map_of(page).locator("path.leaflet-interactive").count()

        def repainted() -> bool:
            wanted = page.locator("#shown").get_attribute("data-shown")
            return wanted is not None and drawn() == int(wanted)

        _visit(page, server.url, lambda: drawn() == 1000)  # a cold server is not what we compare
        first = _visit(page, server.url, lambda: drawn() == 1000)
        filters = list(_filter_changes(page, repainted))
        return Measured("baseline, 1 k CircleMarkers", first, filters, [], _memory(server))


def measure_ours(page: Page, home: Path, incidents: int) -> Measured:
    write_synthetic_release(home / "releases", incidents)
    with served(serve_app(home)) as server:

        def painted() -> int:
            return int(_map_attribute(page, "data-painted") or 0)

        _visit(page, server.url, lambda: painted() > 0)
        first = _visit(page, server.url, lambda: painted() > 0)
        wait_for_map(page)
        filters = list(_filter_changes(page, _follows_address(page)))
        pans = list(_pans(page, painted))
        return Measured(f"{incidents:,} incidents", first, filters, pans, _memory(server))


def _visit(page: Page, url: str, ready: Callable[[], bool]) -> float:
    start = time.perf_counter()
    page.goto(url)
    page.locator("iframe").first.wait_for()
    _until(ready)
    return time.perf_counter() - start


def _filter_changes(page: Page, repainted: Callable[[], bool]) -> Iterator[Change]:
    box = page.get_by_role("combobox", name="Sector of damage")
    for number in range(ROUNDS * len(SECTORS)):
        sector = SECTORS[number % len(SECTORS)]
        box.click()
        option = page.get_by_role("option", name=sector, exact=True)
        option.wait_for()
        yield _change(page, option.click, lambda: _still(page) and repainted())
        if number % len(SECTORS) == len(SECTORS) - 1:
            page.keyboard.press("Escape")
            page.get_by_role("button", name="Clear all").first.click()
            wait_until_still(page)


def _pans(page: Page, painted: Callable[[], int]) -> Iterator[Change]:
    frame = map_of(page).locator(".leaflet-container")
    frame.focus()
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "+", "-") * ROUNDS:
        before = painted()

        def press(key: str = key) -> None:
            frame.press(key)

        yield _change(page, press, lambda before=before: painted() > before)


def _follows_address(page: Page) -> Callable[[], bool]:
    """Has the map painted the filters that the page's address holds?"""

    def follows() -> bool:
        wanted = sorted(p for p in page.url.partition("?")[2].split("&") if p)
        shown = sorted(p for p in (_map_attribute(page, "data-query") or "").split("&") if p)
        return wanted == shown

    return follows


def _map_attribute(page: Page, name: str) -> str | None:
    container = map_of(page).locator(".leaflet-container")
    return container.get_attribute(name) if container.count() else None


def _still(page: Page) -> bool:
    state = page.locator("[data-testid='stApp']").get_attribute("data-test-script-state")
    return state == "notRunning"


# --- how ---------------------------------------------------------------------------------------


def _change(page: Page, act: Callable[[], None], done: Callable[[], bool]) -> Change:
    with _bytes_received(page) as received:
        start = time.perf_counter()
        act()
        time.sleep(0.02)  # the state is still the old one until the browser has sent something
        _until(done)
        seconds = time.perf_counter() - start
        page.wait_for_timeout(150)  # count what arrives late, too
    return Change(seconds, sum(received))


@contextmanager
def _bytes_received(page: Page) -> Iterator[list[int]]:
    session: CDPSession = page.context.new_cdp_session(page)
    received: list[int] = []
    session.send("Network.enable")
    session.on(
        "Network.webSocketFrameReceived",
        lambda frame: received.append(len(frame["response"]["payloadData"]) * 3 // 4),
    )
    session.on(
        "Network.loadingFinished", lambda load: received.append(int(load["encodedDataLength"]))
    )
    yield received
    session.detach()


def _until(done: Callable[[], bool], seconds: float = 120) -> None:
    end = time.perf_counter() + seconds
    while not done():
        if time.perf_counter() > end:
            raise TimeoutError("the page did not repaint")
        time.sleep(0.005)


@contextmanager
def served(server: Iterator) -> Iterator:
    yield next(server)
    server.close()


def _memory(server: object) -> int:
    return psutil.Process(server.process.pid).memory_info().rss


# --- what is printed ---------------------------------------------------------------------------


def print_table(baseline: Measured, ours: list[Measured]) -> None:
    base = _p50(baseline.filters)
    print(f"{'':30} first view   filter p50 / p95   pan p95   kB per filter   memory MB")
    for one in (baseline, *ours):
        pan = f"{_p95(one.pans):7.3f} s" if one.pans else "        -"
        size = statistics.median(change.size for change in one.filters) / 1000
        print(
            f"{one.name:30} {one.first_view:8.2f} s   {_p50(one.filters):6.3f} / "
            f"{_p95(one.filters):.3f} s {pan} {size:13.1f} {one.memory / 1e6:13.0f}"
        )
    for one in ours:
        print(
            f"{one.name}: filter change {_p50(one.filters) / base:.2f} × baseline, "
            f"first view {one.first_view / baseline.first_view:.2f} × baseline"
        )
    if len(ours) > 1:
        small, large = ours[0], ours[-1]
        print(
            f"{large.name} / {small.name}: filter {_p50(large.filters) / _p50(small.filters):.2f}, "
            f"pan {_p50(large.pans) / _p50(small.pans):.2f}, "
            f"memory {large.memory / small.memory:.2f}"
        )


def _p50(changes: list[Change]) -> float:
    return statistics.median(change.seconds for change in changes)


def _p95(changes: list[Change]) -> float:
    return sorted(change.seconds for change in changes)[int(0.95 * (len(changes) - 1))]


main()
