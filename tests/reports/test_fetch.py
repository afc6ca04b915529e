"""Addresses are fetched from public hosts only, bounded in bytes and time."""

import datetime as dt
import gzip
import http.server
import socket
import subprocess
import sys
import threading
import tracemalloc
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from dashboard.errors import RefusedAddress, UnreadableReport
from dashboard.reports import read_url
from dashboard.reports.fetch import REDIRECTS, fetch
from dashboard.reports.network import is_public
from dashboard.settings import Settings

PAGE = (
    b"<html><head><title>Synthetic strike on Tykhe</title>"
    b'<meta property="article:published_time" content="2026-01-05T10:00:00+02:00"></head><body>'
    b"<p>Synthetic words: drones hit the invented town of Tykhe, the council said.</p>"
    b"<p>Three people were injured and taken to the hospital of the next town.</p></body></html>"
)
HTML = "text/html; charset=utf-8"


def bomb(size: int) -> bytes:
    """A gzip of so many blanks."""
    packer = zlib.compressobj(9, wbits=31)
    blanks = b" " * 1_000_000
    return b"".join(packer.compress(blanks) for _ in range(size // 1_000_000)) + packer.flush()


class Site(http.server.ThreadingHTTPServer):
    """A local site. `answers` maps a path to (status, headers, body); it notes what it is asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.dripping = threading.Event()
        self.ended = threading.Event()

    @property
    def allowed(self) -> frozenset[str]:
        return frozenset({f"127.0.0.1:{self.server_port}"})

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """The reader hangs up on purpose."""


class Answering(http.server.BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
        if self.path.startswith("/drip"):
            return self._drip()
        status, headers, body = self.server.answers[self.path]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        return None

    def _drip(self) -> None:
        """One byte every now and then, in the headers or in the body, until the reader is gone."""
        start = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
        self.wfile.write(start + (b"X-Slow: " if self.path == "/drip-headers" else b"\r\n"))
        try:
            while not self.server.dripping.wait(0.02):
                self.wfile.write(b"a")
        except OSError:
            self.server.ended.set()

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield server
        server.dripping.set()
        server.shutdown()
        thread.join()


def read(site: Site, path: str, settings: Settings) -> Any:
    return read_url(site.url(path), settings, allowed=site.allowed)


def refusal(site: Site, path: str, settings: Settings) -> str:
    with pytest.raises(UnreadableReport) as refused:
        fetch(site.url(path), settings, site.allowed)
    said = str(refused.value)
    assert said.endswith(".")
    assert len(said) < 200
    return said


# --- what is read ------------------------------------------------------------------------------


def test_a_page_is_read_with_what_it_tells(site: Site, settings: Settings) -> None:
    site.answers["/a"] = (200, {"Content-Type": HTML}, PAGE)
    reading = read(site, "/a", settings)
    assert reading.title == "Synthetic strike on Tykhe"
    assert reading.published == dt.date(2026, 1, 5)
    assert reading.url == site.url("/a")
    assert "Three people were injured" in reading.text


def test_redirects_are_followed_and_the_last_address_is_kept(
    site: Site, settings: Settings
) -> None:
    site.answers["/old"] = (301, {"Location": "/new"}, b"")
    site.answers["/new"] = (302, {"Location": site.url("/a")}, b"")
    site.answers["/a"] = (200, {"Content-Type": HTML}, PAGE)
    assert read(site, "/old", settings).url == site.url("/a")


def test_the_charset_of_the_header_is_used(site: Site, settings: Settings) -> None:
    words = "Знову «так»"
    kind = "text/plain; charset=windows-1251"
    site.answers["/a"] = (200, {"Content-Type": kind}, (words * 9).encode("windows-1251"))
    assert read(site, "/a", settings).text == words * 9


def test_markdown_from_the_web_loses_its_marks(site: Site, settings: Settings) -> None:
    site.answers["/a"] = (200, {"Content-Type": "text/markdown"}, b"**Two** were hurt.")
    assert read(site, "/a", settings).text == "Two were hurt."


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_compressed_page_is_read(site: Site, settings: Settings, encoding: str) -> None:
    packed = gzip.compress(PAGE) if encoding == "gzip" else zlib.compress(PAGE)
    site.answers["/a"] = (200, {"Content-Type": HTML, "Content-Encoding": encoding}, packed)
    assert "Three people" in read(site, "/a", settings).text


def test_it_says_who_asks_and_nothing_else(
    site: Site, settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login user password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    site.answers["/old"] = (302, {"Location": "/a", "Set-Cookie": "who=you; Path=/"}, b"")
    site.answers["/a"] = (200, {"Content-Type": HTML}, PAGE)
    read(site, "/old", settings)
    for _, headers in site.asked:
        assert headers["user-agent"] == "CivilianImpactDashboard"
        assert not {"cookie", "authorization", "referer"} & set(headers)
    assert [path for path, _ in site.asked] == ["/old", "/a"]


# --- what is refused ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://10.0.0.1/",
        "http://172.16.0.1/", "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data",
        "http://2130706433/", "http://0x7f000001/", "http://0x7f.1/", "http://017700000001/",
        "http://127.1/", "http://0/", "http://0.0.0.0/", "http://[::]/", "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/", "http://[::127.0.0.1]/", "http://[fe80::1]/", "http://[fc00::1]/",
        "http://[fec0::1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/",
        "http://100.64.0.1/", "http://224.0.0.1/", "http://255.255.255.255/", "http://192.0.2.1/",
        "http://127.0.0.1:8080/", "http://user:secret@example.org/", "http://example.org@127.0.0.1/",
        "http://example.org\\@127.0.0.1/", "http://127.0.0.1#@example.org/",
        "http://example.org:22/", "http://example.org:6379/", "https://example.org:0/",
        "file:///etc/passwd", "ftp://example.org/", "gopher://example.org/", "javascript:alert(1)",
        "data:text/html,words", "http://", "https:///a", "",
    ],
)  # fmt: skip
def test_private_and_odd_addresses_are_refused(settings: Settings, url: str) -> None:
    with pytest.raises(RefusedAddress):
        read_url(url, settings)


@pytest.mark.parametrize("url", ["http://①②⑦.⓪.⓪.①:8080/", "http://127。0。0。1:8080/"])
def test_numbers_in_other_scripts_lead_nowhere(settings: Settings, url: str) -> None:
    with pytest.raises(UnreadableReport):
        fetch(url, settings)


@pytest.mark.parametrize(
    "address",
    ["::127.0.0.1", "fec0::1", "64:ff9b::a00:1", "240.0.0.1", "2001:db8::1", "fe80::1%eth0"],
)
def test_addresses_that_lead_nowhere_public_are_known(address: str) -> None:
    assert not is_public(address)


def test_a_public_address_is_one() -> None:
    assert is_public("8.8.8.8")
    assert is_public("2606:4700::1111")


def test_a_local_server_is_not_even_asked(site: Site, settings: Settings) -> None:
    with pytest.raises(RefusedAddress, match="unusual port"):
        fetch(site.url("/a"), settings)
    elsewhere = frozenset({f"127.0.0.2:{site.server_port}", f"localhost:{site.server_port}"})
    with pytest.raises(RefusedAddress, match="private network"):
        fetch(f"http://localhost:{site.server_port}/a", settings, elsewhere)
    assert site.asked == []


@pytest.mark.parametrize(
    "location",
    ["http://127.0.0.1:8080/", "http://10.0.0.1/", "http://[::1]/", "http://169.254.169.254/x",
     "//192.168.0.1/", "file:///etc/passwd", "http://user@example.org/", "http://a.example:22/",
     "javascript:alert(1)"],
)  # fmt: skip
def test_a_redirect_into_a_private_network_is_refused(
    site: Site, settings: Settings, location: str
) -> None:
    site.answers["/old"] = (302, {"Location": "/hop"}, b"")
    site.answers["/hop"] = (307, {"Location": location}, b"")
    with pytest.raises(RefusedAddress):
        fetch(site.url("/old"), settings, site.allowed)
    assert len(site.asked) == 2


def test_a_name_of_a_private_address_is_refused(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    names(monkeypatch, {"inside.example": ["10.0.0.7"]})
    with pytest.raises(RefusedAddress, match="private network"):
        fetch("https://inside.example/", settings)


def test_a_name_cannot_change_its_address_between_check_and_use(
    site: Site, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = names(monkeypatch, {"turning.example": ["127.0.0.1", "10.0.0.7"]})
    site.answers["/a"] = (200, {"Content-Type": HTML}, PAGE)
    port = site.server_port
    allowed = site.allowed | {f"turning.example:{port}"}
    assert fetch(f"http://turning.example:{port}/a", settings, allowed).data == PAGE
    assert asked == ["turning.example"]
    assert site.asked[0][1]["host"] == f"turning.example:{port}"


def names(monkeypatch: pytest.MonkeyPatch, addresses: dict[str, list[str]]) -> list[str]:
    """A name server: each question gets the next address. Returns the names asked for."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def answer(host: Any, port: Any, *rest: Any, **more: Any) -> Any:
        if host not in addresses:
            return real(host, port, *rest, **more)
        asked.append(host)
        return real(addresses[host].pop(0), port, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    return asked


def test_a_name_that_nobody_knows_is_a_sentence(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(UnreadableReport, match="does not answer"):
        fetch("https://nobody.example/", settings)


@pytest.mark.parametrize(
    ("status", "why"),
    [(204, "204"), (401, "password"), (403, "programs"), (404, "no such page"), (410, "down"),
     (429, "too often"), (500, "500"), (503, "503"), (304, "304"), (206, "206")],
)  # fmt: skip
def test_an_answer_that_is_no_page_is_a_sentence(
    site: Site, settings: Settings, status: int, why: str
) -> None:
    site.answers["/a"] = (status, {"Content-Type": HTML}, b"" if status in (204, 304) else PAGE)
    assert why in refusal(site, "/a", settings)


@pytest.mark.parametrize(
    "kind", ["image/png", "application/pdf", "application/json", "text/css", "", "text/htmlx"]
)
def test_other_kinds_of_content_are_refused(site: Site, settings: Settings, kind: str) -> None:
    site.answers["/a"] = (200, {"Content-Type": kind} if kind else {}, PAGE)
    assert "not hold a page" in refusal(site, "/a", settings)


def test_a_picture_that_claims_to_be_a_page_is_refused(site: Site, settings: Settings) -> None:
    site.answers["/a"] = (200, {"Content-Type": HTML}, b"\x89PNG\r\n\x1a\n")
    with pytest.raises(UnreadableReport, match="picture"):
        read(site, "/a", settings)


def test_redirects_without_end_are_given_up(site: Site, settings: Settings) -> None:
    site.answers["/loop"] = (302, {"Location": "/loop"}, b"")
    assert "on and on" in refusal(site, "/loop", settings)
    assert len(site.asked) == REDIRECTS + 1


@pytest.mark.parametrize("location", ["http://[", "http://a:b/", "http://\xff/"])
def test_a_broken_redirect_is_a_sentence(site: Site, settings: Settings, location: str) -> None:
    site.answers["/a"] = (302, {"Location": location}, b"")
    refusal(site, "/a", settings)


def test_a_page_over_the_limit_is_not_read_to_its_end(site: Site, settings: Settings) -> None:
    site.answers["/a"] = (200, {"Content-Type": HTML}, b"word " * 1_000_000)
    assert "larger than 200,000 bytes" in refusal(site, "/a", settings)


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "gzip, gzip"])
def test_a_compression_bomb_is_not_unpacked(site: Site, settings: Settings, encoding: str) -> None:
    packed = bomb(64_000_000)
    packed = {"deflate": zlib.compress(b" " * 64_000_000), "gzip, gzip": gzip.compress(packed)}.get(
        encoding, packed
    )
    site.answers["/a"] = (200, {"Content-Type": HTML, "Content-Encoding": encoding}, packed)
    fetch_once(site, settings)  # loads modules
    tracemalloc.start()
    try:
        assert "larger than" in refusal(site, "/a", settings)
        assert tracemalloc.get_traced_memory()[1] < 4_000_000
    finally:
        tracemalloc.stop()


def fetch_once(site: Site, settings: Settings) -> None:
    site.answers["/once"] = (200, {"Content-Type": HTML}, PAGE)
    fetch(site.url("/once"), settings, site.allowed)


@pytest.mark.parametrize("headers", [{"Content-Encoding": "gzip"}, {"Content-Length": "9000"}])
def test_a_broken_body_is_a_sentence(
    site: Site, settings: Settings, headers: dict[str, str]
) -> None:
    site.answers["/a"] = (200, {"Content-Type": HTML, **headers}, b"no gzip")
    assert "broke off" in refusal(site, "/a", settings)


@pytest.mark.parametrize("path", ["/drip-headers", "/drip-body"])
def test_a_page_that_drips_is_given_up_and_hung_up_on(
    site: Site, settings: Settings, path: str
) -> None:
    assert "too slowly" in refusal(site, path, replace(settings, fetch_seconds=0.4))
    assert site.ended.wait(30)


def test_a_refused_address_leaves_nothing_on_the_terminal() -> None:
    """In a process of its own: pytest would catch what a library logs."""
    script = (
        "from pathlib import Path\n"
        "from dashboard.errors import RefusedAddress\n"
        "from dashboard.reports import read_url\n"
        "from dashboard.settings import Settings\n"
        "try:\n"
        "    read_url('http://127.0.0.1/', Settings(Path(), Path(), ''))\n"
        "except RefusedAddress:\n"
        "    print('refused')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("refused\n", "")
