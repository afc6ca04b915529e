"""Addresses of reports: which may become a link, and which two are the same page."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from dashboard.errors import RefusedAddress

# Parameters that say how a reader came to a page, never which page it is.
TRACKING = frozenset(
    ("fbclid", "gclid", "dclid", "yclid", "msclkid", "igshid", "mc_cid", "mc_eid", "ref_src")
    + ("cmpid", "ocid", "_ga", "twclid")
)
DEFAULT_PORTS = {"http": 80, "https": 443}
LONGEST = 2000


def web_address(url: str) -> str:
    """The address itself, trimmed, if it is one of the web. RefusedAddress for any other."""
    url = url.strip()
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise RefusedAddress(f"{url[:80]!r} is no address. Check it and try again.") from error
    if parts.scheme.lower() not in DEFAULT_PORTS or not parts.hostname:
        raise RefusedAddress("Only addresses that begin with http:// or https:// are taken.")
    if parts.username is not None or any(c.isspace() or ord(c) < 32 for c in url):
        raise RefusedAddress("The address holds a user name or a blank. Give the plain address.")
    if len(url) > LONGEST:
        raise RefusedAddress(f"The address is longer than {LONGEST} characters. Shorten it.")
    return url


def canonical_url(url: str) -> str:
    """The same for all addresses of one page; used to find a report again, never to fetch it.

    >>> canonical_url("HTTPS://Example.org:443/a?utm_source=x&id=2#top")
    'https://example.org/a?id=2'
    """
    parts = urlsplit(web_address(url))
    scheme, host = parts.scheme.lower(), (parts.hostname or "").lower()
    host = f"[{host}]" if ":" in host else host
    port = "" if parts.port in (None, DEFAULT_PORTS[scheme]) else f":{parts.port}"
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not name.lower().startswith("utm_") and name.lower() not in TRACKING
    ]
    return urlunsplit((scheme, f"{host}{port}", parts.path or "/", urlencode(kept), ""))
