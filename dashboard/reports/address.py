"""Addresses of reports: which may become a link, and which two are the same page."""

import re
from urllib.parse import SplitResult, quote, unquote, urlsplit, urlunsplit

from dashboard.errors import RefusedAddress
from dashboard.reports.plain import cleaned

# Parameters that say how a reader came to a page, never which page it is.
TRACKING = frozenset({
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "yclid", "ymclid", "msclkid",
    "twclid", "ttclid", "igshid", "igsh", "mc_cid", "mc_eid", "ref_src", "ref_url", "cmpid",
    "ocid", "cmp", "_ga", "_gl", "_openstat", "at_medium", "at_campaign", "wt_mc", "xtor",
    "amp", "outputtype",
})  # fmt: skip
TRACKING_PREFIXES = ("utm_", "mtm_", "pk_", "hsa_")
DEFAULT_PORTS = {"http": 80, "https": 443}
LONGEST = 2000
EDITIONS = ("www.", "m.", "amp.")  # of one site: a desktop and a mobile page are the same report
ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}")
LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
KEPT = "%/:@!$&'()*+,;=~?"


def web_address(url: str) -> str:
    """The address itself, trimmed, if it may become a link. RefusedAddress for any other.

    Only http and https, a host, no user name before it (https://bbc.com@elsewhere.example), no
    blanks, controls, backslashes or hidden characters, at most 2,000 characters.
    """
    url = url.strip()
    parts = _parts(url)
    if parts.scheme.lower() not in DEFAULT_PORTS or not parts.hostname:
        raise RefusedAddress("Only addresses that begin with http:// or https:// are taken.")
    if "@" in parts.netloc:
        raise RefusedAddress("The address holds a user name. Give it without what stands before @.")
    if cleaned(url) != (url, False) or re.search(r'[\s\\<>"]', url):
        raise RefusedAddress("The address holds characters that no address has. Copy it again.")
    if len(url) > LONGEST:
        raise RefusedAddress(f"The address is longer than {LONGEST:,} characters. Shorten it.")
    return url


def canonical_url(url: str) -> str:
    """The same for all addresses of one page; used to find a report again, never to fetch it.

    >>> canonical_url("HTTP://www.Example.org:80/a/?utm_source=x&id=2#top")
    'https://example.org/a?id=2'
    """
    parts = urlsplit(web_address(url))
    scheme = parts.scheme.lower()
    port = None if parts.port == DEFAULT_PORTS[scheme] else parts.port
    netloc = f"{_netloc_host(site(url))}:{port}" if port else _netloc_host(site(url))
    path = _without_amp(_escaped(parts.path))
    return urlunsplit((scheme if port else "https", netloc, path, _query(parts.query), ""))


def site(url: str) -> str:
    """The host in lower case and ASCII, without www., m. and amp.

    >>> site("https://m.example.org/a")
    'example.org'
    """
    host = (urlsplit(url).hostname or "").rstrip(".")
    try:
        host = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        host = host.lower()
    while host.startswith(EDITIONS) and host.count(".") >= 2:
        host = host.partition(".")[2]
    return host


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises on a port that is no number
    except ValueError as error:
        raise RefusedAddress(f"{url[:80]!r} is no address. Check it and try again.") from error
    return parts


def _netloc_host(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _without_amp(path: str) -> str:
    path = path.rstrip("/")
    while path.endswith("/amp") and path.strip("/") != "amp":
        path = path.removesuffix("/amp").rstrip("/")
    return path or "/"


def _query(query: str) -> str:
    """Sorted, without tracking; a bare "?123" is kept, because some sites number articles so."""
    pairs = filter(None, _escaped(query).split("&"))
    return "&".join(sorted(pair for pair in pairs if not _tracks(pair)))


def _tracks(pair: str) -> bool:
    name, equals, _ = pair.partition("=")
    name = unquote(name).lower()
    return name.startswith(TRACKING_PREFIXES) or (
        name in TRACKING and (bool(equals) or name == "amp")
    )


def _escaped(part: str) -> str:
    """Non-ASCII as UTF-8 escapes in capitals; no escape where none is needed."""
    return ESCAPED.sub(_escape, quote(LONE_PERCENT.sub("%25", part), safe=KEPT))


def _escape(match: re.Match[str]) -> str:
    character = chr(int(match.group()[1:], 16))
    return character if character in UNRESERVED else match.group().upper()
