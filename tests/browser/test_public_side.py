"""The public side of a desk full of canaries: what it serves, says, logs and lacks."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from playwright.sync_api import Browser, Page, Response, WebSocket

from dashboard import steps
from dashboard.api.routes import ROUTES
from dashboard.pages import DESK_PAGES
from dashboard.settings import Settings
from tests.browser.conftest import ROOT, Served, _free_port, _serve, environment
from tests.browser.pages import map_of, wait_for_map, wait_until_still
from tests.canaries import plant


@dataclass(frozen=True)
class PublicSide:
    served: Served
    canaries: list[str]
    releases: Path


@dataclass
class Received:
    """All that a browser was sent: bodies of answers, frames of websockets."""

    bodies: dict[str, bytes] = field(default_factory=dict)
    frames: list[bytes] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("response", self._note)
        page.on("websocket", self._note_frames)

    def _note(self, response: Response) -> None:
        if response.status < 300:
            self.bodies[response.url] = response.body()

    def _note_frames(self, socket: WebSocket) -> None:
        socket.on(
            "framereceived", lambda f: self.frames.append(f if isinstance(f, bytes) else f.encode())
        )


@pytest.fixture(scope="module")
def public_side(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PublicSide]:
    desk = tmp_path_factory.mktemp("desk")
    settings = Settings(
        home=desk, releases=desk / "releases", ledger_url=f"sqlite:///{desk / 'ledger.sqlite'}"
    )
    canaries = plant(steps.open_ledger(settings), settings)
    home = tmp_path_factory.mktemp("public")
    shutil.copytree(settings.releases, home / "releases")
    port = _free_port()
    words = ["-m", "dashboard", "serve", "--public", "--port", str(port)]
    for served in _serve(words, port, home):
        yield PublicSide(served, canaries, home / "releases")


def found_in(content: bytes, canaries: list[str]) -> list[str]:
    text = content.decode("utf-8", "replace").lower()
    return [canary for canary in canaries if canary.lower() in text]


def test_fifty_canaries_are_in_no_answer_frame_file_or_log_line(
    public_side: PublicSide, browser: Browser
) -> None:
    received = Received()
    context = browser.new_context(base_url=public_side.served.url)
    page = context.new_page()
    received.watch(page)
    page.goto("/")
    wait_for_map(page)
    links = page.locator("[data-testid='stTopNavLink']")
    addresses = [link.get_attribute("href") for link in links.all()]
    frame = map_of(page)
    frame.locator("path[data-pcode]").first.dispatch_event("click")
    wait_until_still(page)
    for address in addresses:
        page.goto(str(address))
        wait_until_still(page)
    context.close()
    hits = [
        (where, found)
        for where, content in received.bodies.items()
        if (found := found_in(content, public_side.canaries))
    ]
    frames = [found for one in received.frames if (found := found_in(one, public_side.canaries))]
    assert len(public_side.canaries) == 52
    assert len(received.bodies) > 20
    assert sum(map(len, received.frames)) > 10_000
    assert hits == []
    assert frames == []
    assert found_in(log_of(public_side), public_side.canaries) == []


def test_no_route_answers_with_a_canary(public_side: PublicSide) -> None:
    answers = 0
    for route in ROUTES:
        for path in filled(route.path):
            status, content, _ = ask(public_side, path)
            answers += status == 200
            assert found_in(content, public_side.canaries) == [], path
    assert answers > 10
    assert found_in(log_of(public_side), public_side.canaries) == []


def test_no_file_of_a_release_holds_a_canary(public_side: PublicSide) -> None:
    """Neither in its bytes nor in its cells, which are compressed."""
    files = [path for path in public_side.releases.rglob("*") if path.is_file()]
    assert len(files) > 10
    for path in files:
        assert found_in(path.read_bytes(), public_side.canaries) == []
        if path.suffix == ".parquet":
            cells = json.dumps(pq.read_table(path).to_pylist(), default=str)
            assert found_in(cells.encode(), public_side.canaries) == []


def test_what_is_shown_of_the_same_report_is_there(public_side: PublicSide) -> None:
    """The other tests would pass on an empty release."""
    _, content, _ = ask(public_side, "/api/export/claims.csv")
    mine = [
        row for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"))) if "c1-" in str(row)
    ]
    assert len(mine) == 3
    assert "an official, name withheld" in str(mine)
    assert "somebody, name withheld" in str(mine)


@pytest.mark.parametrize("page", DESK_PAGES)
@pytest.mark.parametrize("form", ["/{}", "/{}/", "//{}", "/{}?x=1", "/%2e/{}", "/static/../{}"])
def test_pages_of_the_desk_do_not_exist(public_side: PublicSide, page: str, form: str) -> None:
    assert ask(public_side, form.format(page))[0] in (400, 404)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("PUT", "/_stcore/upload_file/a/b"),
        ("POST", "/_stcore/upload_file/a/b"),
        ("GET", "/_stcore/metrics"),
        ("GET", "/auth/login"),
        ("GET", "/oauth2callback"),
        ("POST", "/_stcore/agent/interact"),
        ("POST", "/api/viewport"),
        ("DELETE", "/"),
        ("GET", "/ledger.sqlite"),
        ("GET", "/api/export/../../ledger.sqlite"),
        ("GET", "/assets/../../settings.py"),
    ],
)  # fmt: skip
def test_nothing_can_be_written_and_nothing_else_be_read(
    public_side: PublicSide, method: str, path: str
) -> None:
    assert ask(public_side, path, method)[0] in (400, 404)


def test_a_socket_of_any_other_path_is_refused(public_side: PublicSide, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{public_side.served.url}/healthz")
    address = public_side.served.url.replace("http", "ws")
    opened = page.evaluate(
        """address => new Promise(resolve => {
            const socket = new WebSocket(address + '/_stcore/other');
            socket.onopen = () => resolve(true);
            socket.onerror = () => resolve(false);
        })""",
        address,
    )
    page.close()
    assert opened is False


def test_it_lives_and_is_ready(public_side: PublicSide) -> None:
    assert ask(public_side, "/healthz")[:2] == (200, b"ok\n")
    status, content, _ = ask(public_side, "/readyz")
    assert status == 200
    release = (public_side.releases / "current").read_text().strip()
    assert json.loads(content) == {"release": release}


def test_every_answer_has_the_headers(public_side: PublicSide) -> None:
    for path in ("/", "/healthz", "/review", "/api/viewport", "/assets/viewport.js"):
        headers = ask(public_side, path)[2]
        assert headers["x-content-type-options"] == "nosniff"
        assert "unsafe" not in headers["content-security-policy"].split("script-src")[1]


def test_the_log_is_json_and_tells_nothing_of_visitors(public_side: PublicSide) -> None:
    ask(public_side, "/api/viewport?bbox=22,44,41,53&zoom=6&text=looked-for-words")
    ask(public_side, "/typed-by-a-visitor")
    lines = log_of(public_side).decode().splitlines()
    told = [json.loads(line) for line in lines if not line.startswith("Serving on")]
    assert any(line.get("path") == "/api/viewport" and line["status"] == 200 for line in told)
    assert any(line.get("status") == 404 and line["path"] is None for line in told)
    for words in ("looked-for-words", "typed-by-a-visitor", "HeadlessChrome"):
        assert words not in str(lines)
    assert not re.search(r"127\.0\.0\.1:\d+ -", str(lines))


def test_the_ledger_is_not_even_loaded(tmp_path: Path) -> None:
    code = (
        "import sys; import dashboard.app; "
        "print([n for n in sys.modules if n.startswith(('dashboard.ledger', 'dashboard.steps',"
        " 'sqlalchemy'))])"
    )
    kept = {**environment(tmp_path), "DASHBOARD_DESK": "0"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, env=kept, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
@pytest.mark.parametrize("way", ["configured", "in the home", "beside the releases", "desk"])
def test_it_does_not_start_where_it_could_reach_a_ledger(
    public_side: PublicSide, tmp_path: Path, way: str, host: str
) -> None:
    shutil.copytree(public_side.releases, tmp_path / "releases")
    kept = environment(tmp_path)
    if way == "configured":
        kept["DASHBOARD_LEDGER"] = "postgresql+psycopg://reader:hush@db/ledger"
    elif way == "in the home":
        (tmp_path / "ledger.sqlite").touch()
    elif way == "beside the releases":
        (tmp_path / "releases" / "ledger.sqlite").touch()
    else:
        current = tmp_path / "releases" / (tmp_path / "releases" / "current").read_text().strip()
        package = json.loads((current / "datapackage.json").read_text())
        (current / "datapackage.json").write_text(json.dumps({**package, "profile": "desk"}))
    words = ["serve", "--port", str(_free_port()), "--host", host]
    words += ["--public"] if host == "127.0.0.1" else []
    done = subprocess.run(
        [sys.executable, "-m", "dashboard", *words],
        capture_output=True, text=True, cwd=ROOT, env=kept, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert re.search("public server|is for the desk", done.stderr)
    assert "hush" not in done.stderr
    assert "Serving" not in done.stdout


# --- asking ------------------------------------------------------------------------------------


def ask(side: PublicSide, path: str, method: str = "GET") -> tuple[int, bytes, dict[str, str]]:
    request = urllib.request.Request(f"{side.served.url}{path}", method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read(), dict(answer.headers.items())
    except urllib.error.HTTPError as error:
        return error.code, error.read(), {k.lower(): v for k, v in error.headers.items()}


def filled(path: str) -> list[str]:
    """A route's path with every value that its parameters can have in our routes."""
    names = ("incidents", "claims", "tallies", "outages", "reports", "corrections")
    values = {
        "{layer}": ("neighbours", "oblasts", "raions"),
        "{what}": names,
        "{format}": ("csv", "geojson", "xlsx", "parquet", "gpkg", "zip", "xml"),
        "{name}": names,
    }
    paths = [path]
    for parameter, options in values.items():
        paths = [one.replace(parameter, value) for one in paths for value in options]
    return sorted({f"{one}?bbox=22,44,41,53&zoom=8" for one in paths})


def log_of(side: PublicSide) -> bytes:
    os.sync()
    return (side.served.home / "server.log").read_bytes()
