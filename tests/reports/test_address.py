"""Addresses: one spelling for one page, and only addresses of the web become links."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.errors import RefusedAddress
from dashboard.reports import canonical_url
from dashboard.reports.address import TRACKING, site, web_address

ODD_LETTERS = st.text("aZ/.:%2fF?&=#-_~+;,@[]()0139é я。\u200b\\ mpw", max_size=40)
HOSTS = st.sampled_from(
    ["example.org", "WWW.Example.org", "m.example.org", "www.m.amp.example.org", "приклад.укр",
     "xn--80aikifvh.xn--j1amh", "example.org:443", "example.org:8080", "example.org.", "[::1]",
     "www.org", "1.2.3.4"]
)  # fmt: skip


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a?id=2",
        "HTTPS://Example.org:443/a?utm_source=x&id=2#top",
        "https://example.org/a?id=2&fbclid=z",
        "https://example.org/a/?id=2&amp=1",
        "http://www.example.org:80/a?id=2",
        "https://m.example.org/a/amp?id=2",
        "https://example.org./%61?%69d=2&",
    ],
)
def test_one_page_has_one_canonical_address(url: str) -> None:
    assert canonical_url(url) == "https://example.org/a?id=2"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "https://example.org/A"),
        ("https://example.org/?100", "https://example.org/?101"),
        ("https://example.org/news?id=1", "https://example.org/news?id=2"),
        ("https://example.org:8080/a", "https://example.org/a"),
        ("https://example.org/amp", "https://example.org/"),
        ("https://example.org/a%2Fb", "https://example.org/a/b"),
        ("https://news.example.org/a", "https://example.org/a"),
    ],
)
def test_different_pages_keep_different_addresses(one: str, other: str) -> None:
    assert canonical_url(one) != canonical_url(other)


def test_the_order_of_parameters_makes_no_other_page() -> None:
    assert canonical_url("https://a.org/?x=1&b=2") == canonical_url("https://a.org/?b=2&x=1")


def test_a_cyrillic_address_is_the_same_escaped_or_not() -> None:
    plain, escaped = "https://приклад.укр/новини", "https://xn--80aikifvh.xn--j1amh/%d0%BD"
    assert canonical_url(plain).startswith(canonical_url(escaped))


@pytest.mark.parametrize("name", sorted(TRACKING | {"utm_source", "UTM_CAMPAIGN"}))
def test_how_a_reader_came_is_no_part_of_the_address(name: str) -> None:
    assert canonical_url(f"https://example.org/a?{name}=x&p=1") == "https://example.org/a?p=1"


@given(
    scheme=st.sampled_from(["http", "https", "HTTPS"]),
    host=HOSTS,
    rest=ODD_LETTERS,
)
@example(scheme="https", host="example.org", rest="/%%34%31")
@example(scheme="https", host="example.org", rest="/amp/amp//amp/")
@example(scheme="https", host="example.org", rest="/a?utm_source=%26b")
def test_canonical_twice_is_canonical_once(scheme: str, host: str, rest: str) -> None:
    try:
        once = canonical_url(f"{scheme}://{host}/{rest}")
    except RefusedAddress:
        return
    assert canonical_url(once) == once


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JavaScript://example.org/%0aalert(1)", "data:text/html,x",
        "file:///etc/passwd", "ftp://example.org/", "//example.org/a", "example.org/a", "http://",
        "https:///a", "http://[::1", "http://a:b/", "http://a:99999/", "", " ",
        "https://bbc.com@elsewhere.example/", "https://user:secret@example.org/",
        "https://example.org/a b", "https://example.org/\\@elsewhere.example", "https://a.org/\x00",
        "https://example.org/\u202egnp.exe", "https://exam\u200bple.org/", "https://a.org/<script>",
        'https://a.org/"onclick=', "https://example.org/" + "a" * 2000,
    ],
)  # fmt: skip
def test_what_is_no_plain_web_address_becomes_no_link(url: str) -> None:
    with pytest.raises(RefusedAddress) as refused:
        web_address(url)
    assert len(str(refused.value)) < 200
    with pytest.raises(RefusedAddress):
        canonical_url(url)


def test_an_address_stays_as_it_was_given() -> None:
    assert web_address(" https://Example.org/Новини?b=1#c ") == "https://Example.org/Новини?b=1#c"


def test_the_site_is_the_same_for_desktop_and_mobile() -> None:
    assert {site("https://www.example.org"), site("http://m.example.org:8080/a")} == {"example.org"}
    assert site("https://www.org/") == "www.org"
