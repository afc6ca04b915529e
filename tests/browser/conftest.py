"""A served dashboard with a home of its own, and a Chromium that notes every request it makes."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

ROOT = Path(__file__).parent.parent.parent
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Chromium's own background traffic is not the page's; without these it calls home by itself.
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
START_SECONDS = 90
expect.set_options(timeout=30_000)  # ms; a loaded machine is slow, not wrong


@dataclass
class Served:
    """A running server: where it answers, where its ledger and releases lie."""

    url: str
    home: Path
    process: subprocess.Popen[bytes]

    def run(self, *words: str, text: str = "") -> str:
        """A command line verb on the same home; its output. Fails the test if the verb fails."""
        done = subprocess.run(
            [sys.executable, "-m", "dashboard", *words],
            input=text,
            capture_output=True,
            text=True,
            cwd=ROOT,
            env=environment(self.home),
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@dataclass
class Noted:
    """What a browser page did: requests to other hosts, errors, dialogs."""

    outside: list[str] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)


def serve_app(home: Path) -> Iterator[Served]:
    """Starts the dashboard as a user would, and stops it."""
    port = _free_port()
    yield from _serve(["-m", "dashboard", "serve", "--port", str(port)], port, home)


def serve_baseline(home: Path) -> Iterator[Served]:
    """Starts the app that the bench compares with."""
    port = _free_port()
    yield from _serve(["-m", "tests.bench.baseline", str(port)], port, home)


def find_chromium() -> str | None:
    """An installed browser; None leaves the choice to Playwright."""
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def _serve(words: list[str], port: int, home: Path) -> Iterator[Served]:
    home.mkdir(parents=True, exist_ok=True)
    with (home / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, *words],
            cwd=ROOT,
            env=environment(home),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_for(f"{url}/_stcore/health", process)
            yield Served(url, home, process)
        finally:
            process.terminate()
            process.wait(timeout=20)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    yield from serve_app(tmp_path_factory.mktemp("served") / "home")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=list(CHROMIUM_FLAGS)
        )
        yield browser
        browser.close()


@pytest.fixture
def noted() -> Noted:
    return Noted()


@pytest.fixture
def page(browser: Browser, served: Served, noted: Noted) -> Iterator[Page]:
    """A fresh visitor. A request to any other host is noted and refused."""
    context = browser.new_context(viewport={"width": 1360, "height": 900}, base_url=served.url)
    page = context.new_page()
    here = urlsplit(served.url).netloc

    def note(route: Route) -> None:
        address = route.request.url
        if urlsplit(address).netloc in ("", here):
            noted.inside.append(address)
            route.continue_()
        else:
            noted.outside.append(address)
            route.abort()

    context.route("**/*", note)
    page.on("pageerror", lambda error: noted.errors.append(str(error)))
    page.on("dialog", lambda dialog: (noted.dialogs.append(dialog.message), dialog.dismiss()))
    page.set_default_timeout(30_000)
    yield page
    context.close()


def environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DASHBOARD_")}
    return {**kept, "DASHBOARD_HOME": str(home)}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        assert process.poll() is None, "the server stopped; its server.log in its home says why"
        try:
            urllib.request.urlopen(url, timeout=2)
            return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"{url} did not answer within {START_SECONDS} s")
