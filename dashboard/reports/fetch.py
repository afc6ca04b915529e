"""Reading an address that a user gives: http and https, public hosts, bounded in bytes and time."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from dashboard.errors import RefusedAddress, UnreadableReport
from dashboard.reports.address import web_address
from dashboard.settings import Settings

TYPES = ("text/html", "text/plain", "text/markdown", "application/xhtml+xml")
PORTS = (None, 80, 443, 8080, 8443)
REDIRECTS = 5
CHUNK = 64 * 1024
ANSWERS = {
    401: "asks for a password",
    402: "asks for payment",
    403: "does not let programs read it",
    404: "has no such page",
    410: "has taken the page down",
    429: "is asked too often; try again later",
    451: "may not show the page for legal reasons",
}
PASTE = "Open it in a browser and paste the text instead."


class Fetched(NamedTuple):
    """`url` is where it was found at last."""

    url: str
    data: bytes
    media_type: str
    charset: str | None


def fetch(url: str, settings: Settings, allowed: frozenset[str] = frozenset()) -> Fetched:
    """What lies at the address. RefusedAddress where we do not read, UnreadableReport if no page.

    `allowed` holds "address:port" that may be reached although not public: only tests give any.
    The time runs over names, redirects, headers and body together; then the connection is cut.
    """
    from dashboard.reports.network import Wire, foreign_session

    _readable(url, allowed)
    wire = Wire()

    def work() -> Fetched:
        with foreign_session(settings.fetch_seconds, allowed, wire) as session:
            return _followed(session, url, allowed, settings.max_report_bytes)

    return _within(settings.fetch_seconds, work, wire.cut)


def _within(seconds: float, work: Callable[[], Fetched], cut: Callable[[], None]) -> Fetched:
    found: Future[Fetched] = Future()

    def run() -> None:
        try:
            found.set_result(work())
        except BaseException as error:  # told to the thread that waits
            found.set_exception(error)

    threading.Thread(target=run, daemon=True, name="fetch").start()
    try:
        return found.result(seconds)
    except TimeoutError as error:
        raise UnreadableReport(f"The address answers too slowly. {PASTE}") from error
    finally:
        cut()


def _followed(session: Any, url: str, allowed: frozenset[str], limit: int) -> Fetched:
    for _ in range(REDIRECTS + 1):
        with _asked(session, url) as answer:
            onward = session.get_redirect_target(answer)
            if onward is None:
                media_type = _expect_text(answer)
                return Fetched(url, _bounded(answer, limit), media_type, _charset(answer))
        url = _readable(_joined(url, onward), allowed)
    raise UnreadableReport(f"The address leads on and on. {PASTE}")


def _readable(url: str, allowed: frozenset[str]) -> str:
    parts = urlsplit(web_address(url))
    if parts.port not in PORTS and f"{parts.hostname}:{parts.port}" not in allowed:
        raise RefusedAddress("Addresses with an unusual port are not read. Paste the text instead.")
    return url.strip()


def _joined(url: str, onward: str) -> str:
    try:
        return urljoin(url, onward)
    except ValueError as error:
        raise UnreadableReport(f"The address leads to none that can be read. {PASTE}") from error


def _asked(session: Any, url: str) -> Any:
    import requests
    from requests_hardened.ip_filter import InvalidIPAddress

    try:
        return session.get(url, stream=True, allow_redirects=False)
    except InvalidIPAddress as error:
        raise RefusedAddress("The address leads into a private network and is not read.") from error
    except requests.exceptions.SSLError as error:
        raise UnreadableReport(f"The site has no valid certificate. {PASTE}") from error
    except (requests.RequestException, ValueError) as error:
        raise UnreadableReport(
            "The address does not answer. Check it and the network, or paste the text instead."
        ) from error


def _expect_text(answer: Any) -> str:
    """The media type of the answer, if it is one that is read."""
    if answer.status_code != 200:
        why = ANSWERS.get(answer.status_code, f"answers with status {answer.status_code}")
        raise UnreadableReport(f"The site {why}. {PASTE}")
    media_type = str(answer.headers.get("content-type", "")).partition(";")[0].strip().lower()
    if media_type not in TYPES:
        raise UnreadableReport(f"The address does not hold a page of text. {PASTE}")
    return media_type


def _bounded(answer: Any, limit: int) -> bytes:
    """The decompressed body, read in pieces and never past the limit by more than one of them."""
    import requests

    data = bytearray()
    try:
        for piece in answer.iter_content(CHUNK):
            data += piece
            if len(data) > limit:
                raise UnreadableReport(f"The page is larger than {limit:,} bytes. {PASTE}")
    except requests.RequestException as error:
        raise UnreadableReport(f"The page broke off. Try again. {PASTE}") from error
    return bytes(data)


def _charset(answer: Any) -> str | None:
    _, found, name = str(answer.headers.get("content-type", "")).lower().partition("charset=")
    return name.split(";")[0].strip(" \"'") or None if found else None
