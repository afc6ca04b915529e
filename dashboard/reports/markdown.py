"""A Markdown file → its words without the markup, its headline, and what its front matter tells."""

import datetime as dt
import re
from typing import NamedTuple

# Every pattern is bounded or stops at what it starts with: 5 MB of any one mark takes linear time.
FRONT_MATTER = re.compile(r"---[ \t]*\n((?:[^\n]{0,2000}\n){1,50}?)---[ \t]*(?:\n|$)")
FIELD = re.compile(r"(?m)^([A-Za-z_]{1,20}):[ \t]*(.*)$")
HEADING = re.compile(r"(?m)^ {0,3}#{1,6}[ \t]+(.*)$")
MARKUP = (
    (re.compile(r"<!--[^<>]{0,5000}-->|</?[A-Za-z][^<>\n]{0,300}>"), ""),
    (re.compile(r"(?m)^ {0,3}(?:```|~~~).*$|^ {0,3}(?:[-*_] ?){3,99}$"), ""),
    (re.compile(r"!\[[^\[\]\n]{0,500}\]\([^()\n]{0,2000}\)"), ""),
    (re.compile(r"\[([^\[\]\n]{1,500})\]\([^()\n]{0,2000}\)"), r"\1"),
    (re.compile(r"(?m)^(?: {0,3}> ?)+"), ""),
    (HEADING, r"\1"),
    (re.compile(r"(?m)^( *)[*+] +"), r"\1- "),
    (re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,500})(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*_])([*_])(?=\S)([^*_\n]{1,500})(?<=\S)\1(?![\w*_])"), r"\2"),
    (re.compile(r"`([^`\n]{1,500})`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
)


class Markdown(NamedTuple):
    text: str
    title: str | None
    publisher: str | None
    published: dt.date | None
    url: str | None


def read_markdown(source: str) -> Markdown:
    """`source` has "\\n" line ends. Front matter: title, publisher or source, date, url.

    >>> read_markdown("# Strike\\n**Two** were hurt.").text
    'Strike\\nTwo were hurt.'
    """
    fields, body = _front_matter(source)
    heading = HEADING.search(body)
    title = fields.get("title") or (_unmarked(heading.group(1)) if heading else None)
    return Markdown(
        text=_unmarked(body),
        title=title,
        publisher=fields.get("publisher") or fields.get("source"),
        published=_day(fields.get("date") or fields.get("published")),
        url=fields.get("url"),
    )


def _front_matter(source: str) -> tuple[dict[str, str], str]:
    block = FRONT_MATTER.match(source)
    if not block:
        return {}, source
    fields = {name.lower(): value.strip(" \"'") for name, value in FIELD.findall(block.group(1))}
    return fields, source[block.end() :]


def _unmarked(text: str) -> str:
    for pattern, words in MARKUP:
        text = pattern.sub(words, text)
    return text


def _day(value: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((value or "")[:10])
    except ValueError:
        return None
