"""An HTML page → its article, and what it says of itself: title, publisher, day, address."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urljoin

from dashboard.errors import RefusedAddress, UnreadableReport
from dashboard.reports.address import site, web_address
from dashboard.reports.plain import HIDDEN, squeezed
from dashboard.reports.published import LATEST, published_day

MARKUP = re.compile(
    r"<\s*(!doctype\s+html|html|head|body|main|article|section|div|p|meta)\b", re.IGNORECASE
)
SAVED_FROM = re.compile(r"<!-- saved from url=\(\d{4}\)(https?://[^\s>]{1,2000}) -->")
# Of 1,032 news and other pages the largest has 19,629; 40,000 take some 3 s and 250 MB.
MOST_TAGS = 40_000
# Characters times how deep they are nested: at most 8 million in those pages. 240 levels around
# 5 MB took 50 s, because each level is read with all that it holds.
MOST_NESTED = 40_000_000
LONGEST_SCRIPT = 200_000  # characters; 5 MB of names in linked data took trafilatura 1 GB
LONGEST_LINE = 500  # of a headline or link: elements nest, and each would hold the whole page
UNSEEN = (
    "//*[@hidden][not(self::html or self::body)]"
    "|//*[contains(translate(@style, ' ', ''), 'display:none')][not(self::html or self::body)]"
)
VISIBLE = (
    "//body//text()[normalize-space()][not(parent::script or parent::style or parent::noscript)]"
)
TITLE_SUFFIX = re.compile(r"\s+[|–—-]\s+")
LINK_PREFIX = re.compile(r"^(?:[-–—•*»] )?(?:[^:\n]{1,25}: )?")


TOO_LARGE = "This page is too large or no HTML. Paste its text instead."


class Page(NamedTuple):
    text: str
    title: str | None
    publisher: str | None
    published: dt.date | None
    url: str | None
    hidden_characters: bool


def looks_like_html(text: str) -> bool:
    return text.lstrip("\ufeff \t\r\n").startswith("<") and bool(MARKUP.search(text[:2000]))


def read_page(html: str, url: str | None = None) -> Page:
    """The article of a page, without menus and other headlines. UnreadableReport without one.

    `url` is where it was fetched from; a saved page may tell its own.
    """
    address = _saved_from(html) if url is None else url
    tree = _tree(html)
    found, day = _found(tree, address)
    publisher = found.sitename or (site(address) if address else None)
    headline = _headline(tree, found.title, publisher)
    visible = [str(words) for words in tree.xpath(VISIBLE)]
    lead = _lead(found.description, found.text, visible)
    text = _composed(headline, lead, found.text, _link_texts(tree))
    return Page(
        text=text,
        title=headline,
        publisher=publisher,
        published=day,
        url=_own_address(tree, url) or address,
        hidden_characters=_hides(visible, text),
    )


def _tree(html: str) -> Any:
    """The elements of the page. UnreadableReport if reading them would take too long."""
    from trafilatura import load_html

    tree: Any = load_html(html) if html.count("<") <= MOST_TAGS else None
    if tree is None or _nested(tree) > MOST_NESTED:
        raise UnreadableReport(TOO_LARGE)
    return _without_bulk(tree)


def _nested(tree: Any) -> int:
    weight, waiting = 0, [(tree, 1)]
    while waiting:
        element, depth = waiting.pop()
        seen = "" if element.tag in ("script", "style") else element.text
        weight += depth * (len(seen or "") + len(element.tail or ""))
        waiting += [(child, depth + 1) for child in element]
    return weight


def _found(tree: Any, url: str | None) -> tuple[Any, dt.date | None]:
    """What trafilatura finds in the page, and its day."""
    from trafilatura import bare_extraction

    try:
        found: Any = bare_extraction(
            tree,
            url=url,
            with_metadata=True,
            include_comments=False,
            prune_xpath=UNSEEN,
            date_extraction_params={"extensive_search": False, "max_date": LATEST},
        )
        day = published_day(tree) if found else None
    except Exception as error:  # hostile markup fails in lxml, re, json, recursion: all one answer
        raise UnreadableReport("This page cannot be read. Paste its text instead.") from error
    if not found or not found.text:
        raise UnreadableReport("No article was found on this page. Paste its text instead.")
    return found, day


def _without_bulk(tree: Any) -> Any:
    for element in tree.iter("script", "meta"):
        if len(element.text or element.get("content") or "") > LONGEST_SCRIPT:
            element.clear()
    return tree


def _headline(tree: Any, title: str | None, publisher: str | None) -> str | None:
    """The only <h1> if it is more than a name, else the title without the name of the site."""
    headings = [_words(heading) for heading in tree.iter("h1")]
    if len(headings) == 1 and len(headings[0].split()) >= 3:
        return headings[0]
    title = squeezed(title or "")
    for suffix in reversed(list(TITLE_SUFFIX.finditer(title))):
        if publisher and title[suffix.end() :].casefold() == publisher.casefold():
            return title[: suffix.start()]
    return title or None


def _lead(description: str | None, text: str, visible: list[str]) -> str | None:
    """The page's description, if it stands in the page but not in what was found of the article."""
    lead = squeezed(description or "")
    if len(lead.split()) < 5 or lead in squeezed(text):
        return None
    return lead if any(squeezed(words) == lead for words in visible) else None


def _composed(headline: str | None, lead: str | None, text: str, links: set[str]) -> str:
    """Headline, lead, then the article's lines but those that are only a link to another page."""
    lines = [line for line in text.split("\n") if not _leads_away(line, links)]
    first = [words for words in (headline, lead) if words]
    return "\n".join(first + [line for line in lines if squeezed(line) not in first])


def _link_texts(tree: Any) -> set[str]:
    return {_words(link) for link in tree.iter("a")}


def _words(element: Any) -> str:
    """The words of a headline or link; "" if there are more than such a thing has."""
    words = ""
    for piece in element.itertext():
        words += piece[: LONGEST_LINE + 1]
        if len(words) > LONGEST_LINE:
            return ""
    return squeezed(words)


def _leads_away(line: str, links: set[str]) -> bool:
    """ "Read also: Two hurt elsewhere", where the latter is a link: news of another page."""
    words = squeezed(line)
    bare = LINK_PREFIX.sub("", words)
    return len(words.split()) >= 3 and (words in links or bare in links or words[2:] in links)


def _hides(visible: list[str], text: str) -> bool:
    """Does any passage of the text have hidden characters on the page?"""
    marked = [squeezed(words) for words in visible if HIDDEN.search(words)]
    plain = squeezed(text)
    return len(marked) > 1000 or any(words and words in plain for words in marked)


def _own_address(tree: Any, url: str | None) -> str | None:
    """The canonical address that the page states; that of a fetched page must be on its own site.

    Else a page could pass for a report of somebody else, which would then count as known.
    """
    for told in _told_addresses(tree):
        try:
            address = web_address(urljoin(url or "", told))
        except (RefusedAddress, ValueError):
            continue
        if url is None or site(address) == site(url):
            return address
    return None


def _told_addresses(tree: Any) -> Iterator[str]:
    yield from tree.xpath('//link[@rel="canonical"]/@href')
    yield from tree.xpath('//meta[@property="og:url"]/@content')


def _saved_from(html: str) -> str | None:
    saved = SAVED_FROM.search(html, 0, 4000)
    return saved.group(1) if saved else None
