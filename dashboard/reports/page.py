"""An HTML page → its article, and what it says of itself: title, publisher, day, address."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urljoin

from dashboard.errors import RefusedAddress, UnreadableReport
from dashboard.model.characters import HIDDEN
from dashboard.reports.address import site, web_address
from dashboard.reports.markup import elements
from dashboard.reports.plain import squeezed
from dashboard.reports.published import LATEST, published_day

SAVED_FROM = re.compile(r"<!-- saved from url=\(\d{4}\)(https?://[^\s>]{1,2000}) -->")
LONGEST_LINE = 500  # of a headline or link: elements nest, and each would hold the whole page
UNSEEN = (
    "//*[@hidden][not(self::html or self::body)]"
    "|//*[contains(translate(@style, ' ', ''), 'display:none')][not(self::html or self::body)]"
)
VISIBLE = (
    "//body//text()[normalize-space()][not(parent::script or parent::style or parent::noscript)]"
)
NO_ARTICLE = "No article was found on this page. Paste its text instead."
TITLE_SUFFIX = re.compile(r"\s+[|–—-]\s+")
LINK_PREFIX = re.compile(r"^(?:[-–—•*»] )?(?:[^:\n]{1,25}: )?")


class Page(NamedTuple):
    text: str
    title: str | None
    publisher: str | None
    published: dt.date | None
    url: str | None
    hidden_characters: bool


def read_page(html: str, url: str | None = None) -> Page:
    """The article of a page, without menus and other headlines. UnreadableReport without one.

    `url` is where it was fetched from; a saved page may tell its own.
    """
    address = _saved_from(html) if url is None else url
    tree = elements(html)
    found, day = _found(tree, address)
    publisher = found.sitename or (site(address) if address else None)
    headline = _headline(tree, found.title, publisher)
    visible = [str(words) for words in tree.xpath(VISIBLE)]
    article = _without_links(found.text, _link_texts(tree))
    text = _composed([headline, _lead(found.description, found.text, visible)], article)
    return Page(
        text=text,
        title=headline,
        publisher=publisher,
        published=day,
        url=_own_address(tree, url) or address,
        hidden_characters=_hides(visible, text),
    )


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
        day = published_day(tree, url) if found else None
    except Exception as error:  # hostile markup fails in lxml, re, json, recursion: all one answer
        raise UnreadableReport("This page cannot be read. Paste its text instead.") from error
    if not found or not found.text:
        raise UnreadableReport(NO_ARTICLE)
    return found, day


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


def _without_links(text: str, links: set[str]) -> list[str]:
    """The lines of the article but those that are only a link to another page."""
    lines = [line for line in text.split("\n") if not _leads_away(line, links)]
    if not any(map(squeezed, lines)):
        raise UnreadableReport(NO_ARTICLE)
    return lines


def _composed(first: list[str | None], article: list[str]) -> str:
    """Headline and lead come first, and once."""
    opening = list(dict.fromkeys(words for words in first if words))
    return "\n".join(opening + [line for line in article if squeezed(line) not in opening])


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
