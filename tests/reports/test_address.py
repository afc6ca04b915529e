"""Addresses: one spelling for one page; nothing private, odd or endless is fetched."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import RefusedAddress, UnreadableReport
from dashboard.reports import canonical_url, read_url
from dashboard.reports.fetch import fetch
from dashboard.settings import Settings

SETTINGS = Settings(
    home=Path("x"), releases=Path("x"), ledger_url="sqlite://", max_report_bytes=100_000,
    fetch_seconds=3.0,
)  # fmt: skip


@pytest.mark.parametrize(
    "url",
    [
        "HTTPS://Example.org:443/a?utm_source=x&id=2#top", "https://example.org/a?id=2&fbclid=z",
        "https://example.org/a?id=2",
    ],
)  # fmt: skip
def test_one_page_has_one_canonical_address(url: str) -> None:
    assert canonical_url(url) == "https://example.org/a?id=2"


@given(
    st.from_regex(
        r"https?://[a-z]{1,9}\.org(:[0-9]{2,4})?(/[a-z%]{0,5})*(\?[a-z=&]{0,9})?", fullmatch=True
    )
)
def test_canonical_twice_is_canonical_once(url: str) -> None:
    assert canonical_url(canonical_url(url)) == canonical_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://10.0.0.1/",
        "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data", "http://2130706433/",
        "http://0x7f.1/", "http://[::ffff:127.0.0.1]/", "http://0.0.0.0/",
        "http://user:secret@example.org/", "http://example.org:22/", "file:///etc/passwd",
        "ftp://example.org/", "javascript:alert(1)", "http://",
    ],
)  # fmt: skip
def test_private_and_odd_addresses_are_refused(url: str) -> None:
    with pytest.raises(RefusedAddress):
        read_url(url, SETTINGS)


class Answers(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        kinds = {
            "/page": ("text/html", b"<p>Synthetic words of a page.</p>"),
            "/bomb": ("text/plain", b"word " * 30_000),
            "/png": ("image/png", b"x"),
        }
        if self.path in ("/loop", "/once"):
            self.send_response(302)
            self.send_header("location", "/loop" if self.path == "/loop" else "/page")
            self.end_headers()
            return
        kind, body = kinds.get(self.path, ("text/html", b""))
        self.send_response(200 if self.path in kinds else 404)
        self.send_header("content-type", kind)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def allowed(site: str) -> frozenset[str]:
    return frozenset({site.removeprefix("http://")})


def test_a_redirect_is_followed_step_by_step(site: str, allowed: frozenset[str]) -> None:
    assert b"Synthetic words" in fetch(f"{site}/once", SETTINGS, allowed).data


@pytest.mark.parametrize("path", ["/loop", "/bomb", "/png", "/missing"])
def test_what_is_no_page_is_refused_in_one_sentence(
    site: str, allowed: frozenset[str], path: str
) -> None:
    with pytest.raises(UnreadableReport):
        fetch(f"{site}{path}", SETTINGS, allowed)
