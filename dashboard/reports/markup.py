"""HTML → its elements, if no reader can be brought to its knees by them."""

import re
from typing import Any

from dashboard.errors import UnreadableReport

MARKUP = re.compile(
    r"<\s*(!doctype\s+html|html|head|body|main|article|section|div|p|meta)\b", re.IGNORECASE
)
SCRIPT = re.compile(r"(?=<script\b)", re.IGNORECASE)
SCRIPT_END = re.compile(r"</script\b[^>]{0,99}>?", re.IGNORECASE)
LINKED_DATA = "ld+json"
# Limits, each with the most that was found in 1,032 news and other pages.
MOST_TAGS = 40_000  # 19,571; 40,000 take some 3 s and 250 MB
MOST_ATTRIBUTES = 200  # fewer than 100; libxml2 takes 4 s for 50,000 in one tag
MOST_NESTED = 40_000_000  # 8 million; characters times their depth: 240 levels of 5 MB took 50 s
LONGEST_SCRIPT = 200_000  # characters; 5 MB of names in linked data took trafilatura 1 GB
CROWDED_TAG = re.compile(
    r"<[a-zA-Z][^\s/>]*+"
    r"(?:[\s/]*+=?+[^\s/>=]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?+)"
    f"{{{MOST_ATTRIBUTES}}}"
)


def looks_like_html(text: str) -> bool:
    return text.lstrip("\ufeff \t\r\n").startswith("<") and bool(MARKUP.search(text[:2000]))


def elements(html: str) -> Any:
    """The root element of the page, without scripts. UnreadableReport if it would take too long."""
    from trafilatura import load_html

    html = _without_scripts(html)
    small = html.count("<") <= MOST_TAGS and not CROWDED_TAG.search(html)
    tree: Any = load_html(_as_document(html)) if small else None
    if tree is None or _nested(tree) > MOST_NESTED:
        raise UnreadableReport("This page is too large, or no HTML. Paste its text instead.")
    return _without_bulk(tree)


def _without_scripts(html: str) -> str:
    """Scripts go before anything is counted; linked data stays, because it tells day and site."""
    first, *scripts = SCRIPT.split(html)
    return first + "".join(map(_after_script, scripts))


def _after_script(part: str) -> str:
    if LINKED_DATA in part[:500]:
        return part
    end = SCRIPT_END.search(part)
    return part[end.end() :] if end else ""


def _as_document(html: str) -> str:
    """trafilatura takes nothing for HTML that does not say so in its first 50 characters."""
    html = html.lstrip()
    return html if "html" in html[:50].lower() else f"<!DOCTYPE html>\n{html}"


def _nested(tree: Any) -> int:
    weight, waiting = 0, [(tree, 1)]
    while waiting:
        element, depth = waiting.pop()
        seen = "" if element.tag in ("script", "style") else element.text
        weight += depth * (len(seen or "") + len(element.tail or ""))
        waiting += [(child, depth + 1) for child in element]
    return weight


def _without_bulk(tree: Any) -> Any:
    for element in tree.iter("script", "meta"):
        if len(element.text or element.get("content") or "") > LONGEST_SCRIPT:
            element.clear(keep_tail=True)
    return tree
