"""Reading an address that a user gives: http and https, public hosts, bounded in bytes and time."""

import time
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from dashboard.errors import RefusedAddress, UnreadableReport
from dashboard.reports.address import web_address
from dashboard.settings import Settings

TYPES = ("text/html", "text/plain", "text/markdown", "application/xhtml+xml")
PORTS = (None, 80, 443, 8080, 8443)
REDIRECTS = 5
CHUNK = 64 * 1024


class Fetched(NamedTuple):
    url: str
    data: bytes
    charset: str | None


def fetch(url: str, settings: Settings, session: Any = None) -> Fetched:
    """What lies at the address. `session` is a requests session; by default a hardened one."""
    session = session or _hardened(settings)
    until = time.monotonic() + settings.fetch_seconds
    for _ in range(REDIRECTS + 1):
        if urlsplit(web_address(url)).port not in PORTS:
            raise RefusedAddress(
                "Addresses with an unusual port are not read. Paste the text instead."
            )
        answer = _asked(session, url, settings)
        with answer:
            if not answer.is_redirect:
                _expect_text(answer)
                data = _bounded(answer, settings.max_report_bytes, until)
                return Fetched(url, data, _charset(answer))
            url = urljoin(url, answer.headers["location"])
    raise UnreadableReport("The address leads on and on. Open it in a browser and paste the text.")


def _hardened(settings: Settings) -> Any:
    from requests_hardened import Config, Manager

    return Manager(
        Config(
            ip_filter_enable=True,
            ip_filter_allow_loopback_ips=False,
            never_redirect=True,
            default_timeout=(settings.fetch_seconds / 3, settings.fetch_seconds / 3),
            user_agent_override="CivilianImpactDashboard",
        )
    ).get_session()


def _asked(session: Any, url: str, settings: Settings) -> Any:
    import requests
    from requests_hardened.ip_filter import InvalidIPAddress

    try:
        return session.get(
            url, stream=True, allow_redirects=False, timeout=settings.fetch_seconds / 3
        )
    except InvalidIPAddress as error:
        raise RefusedAddress("The address leads into a private network and is not read.") from error
    except (requests.RequestException, UnicodeError, ValueError) as error:
        raise UnreadableReport(
            "The address does not answer. Check it and the network, or paste the text instead."
        ) from error


def _expect_text(answer: Any) -> None:
    if answer.status_code != 200:
        raise UnreadableReport(
            f"The address answers {answer.status_code} instead of a page. Paste the text instead."
        )
    kind = answer.headers.get("content-type", "text/html").partition(";")[0].strip().lower()
    if kind not in TYPES:
        raise UnreadableReport(
            f"The address holds {kind[:40]}, not a page. Paste the text instead."
        )


def _bounded(answer: Any, limit: int, until: float) -> bytes:
    """The decompressed body, read in pieces and never past the limit or the time."""
    import requests

    data = bytearray()
    try:
        for piece in answer.iter_content(CHUNK):
            data += piece
            if len(data) > limit:
                raise UnreadableReport(
                    f"The page is larger than {limit:,} bytes. Paste its text instead."
                )
            if time.monotonic() > until:
                raise UnreadableReport("The address answers too slowly. Paste the text instead.")
    except requests.RequestException as error:
        raise UnreadableReport("The page broke off. Try again, or paste the text.") from error
    return bytes(data)


def _charset(answer: Any) -> str | None:
    _, found, name = answer.headers.get("content-type", "").lower().partition("charset=")
    return name.split(";")[0].strip(" \"'") or None if found else None
