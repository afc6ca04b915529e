"""Reports that repeat one statement or one text are one voice: shown, but no corroboration."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from hashlib import blake2b
from itertools import combinations, pairwise
from urllib.parse import urlsplit

from dashboard.linking.speakers import body
from dashboard.model.claim import Claim
from dashboard.model.report import Report

Sketch = frozenset[int]
Node = tuple[str, Hashable]

SHINGLE = 5  # words
SKETCH = 32  # of the shingles those with the smallest hashes stand for the whole text
ALIKE = 0.5  # share of the smaller sketch that two texts have in common if one repeats the other
SHARED_HOSTS = ("t.me", "facebook.com", "x.com", "twitter.com", "youtube.com", "instagram.com")
SECOND_LEVEL = ("co", "com", "edu", "gov", "in", "net", "org")
WORD = re.compile(r"\w+")


def voices(
    claims: Iterable[Claim], reports: Mapping[str, Report], sketches: Mapping[str, Sketch]
) -> int:
    """How many independent voices state these claims; who publishes under no name is none.

    Claims are one voice if they share the speaker, the publisher, the site or the text.
    """
    tied = _Tied()
    for claim in claims:
        report = reports[claim.report_id]
        origins = list(_origins(report))
        if origins:
            tied.together([("report", report.report_id), *origins])
            if claim.said_by:
                tied.together([("report", report.report_id), ("speaker", body(claim.said_by))])
    named = sorted(str(name) for kind, name in tied.nodes() if kind == "report")
    for one, other in _repeats({name: sketches.get(name, frozenset()) for name in named}):
        tied.together([("report", one), ("report", other)])
    return len({tied.root(("report", name)) for name in named})


def sketch(text: str) -> Sketch:
    """What stands for a text when it is compared with others; empty for a very short one.

    >>> words = "twenty short words are enough to tell one synthetic text from another one here"
    >>> sketch(words) == sketch(words.upper() + "!"), sketch("too short")
    (True, frozenset())
    """
    words = WORD.findall(text.lower())
    shingles = {" ".join(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1)}
    hashes = sorted(
        int.from_bytes(blake2b(each.encode(), digest_size=8).digest()) for each in shingles
    )
    return frozenset(hashes[:SKETCH]) if len(hashes) >= SHINGLE else frozenset()


def sketches_of(reports: Mapping[str, Report], claims: Iterable[Claim]) -> dict[str, Sketch]:
    """One for each report: of its text, purged or not, else of what its claims quote."""
    quoted = defaultdict(set)
    for claim in claims:
        if claim.quote:
            quoted[claim.report_id].add((claim.quote.start, claim.quote.exact))
    passages = {
        report_id: " ".join(words for _, words in sorted(found))
        for report_id, found in quoted.items()
    }
    return {
        report_id: (
            report.sketch
            if report.sketch is not None
            else sketch(report.text or passages.get(report_id, ""))
        )
        for report_id, report in reports.items()
        if report.sketch is not None or report.text or report_id in passages
    }


def _origins(report: Report) -> Iterable[Node]:
    if report.publisher:
        yield ("publisher", report.publisher.casefold())
    site = _site(report.url)
    if site:
        yield ("site", site)


def _site(url: str | None) -> str | None:
    """The domain somebody registered, or the channel of a shared host.

    >>> _site("https://www.news.example.com.ua/a"), _site("https://t.me/channel/5")
    ('example.com.ua', 't.me/channel')
    """
    try:
        parts = urlsplit(url or "")
        labels = (parts.hostname or "").split(".")
    except ValueError:
        return None
    size = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in SECOND_LEVEL else 2
    domain = ".".join(labels[-size:])
    if domain in SHARED_HOSTS:
        channel = parts.path.strip("/").removeprefix("s/").split("/")[0]
        return f"{domain}/{channel.lower()}"
    return domain or None


def _repeats(sketches: Mapping[str, Sketch]) -> Iterable[tuple[str, str]]:
    """Pairs of reports of one text; of many with the very same sketch only neighbours."""
    same: dict[Sketch, list[str]] = defaultdict(list)
    for report_id, found in sketches.items():
        if found:
            same[found].append(report_id)
    for report_ids in same.values():
        yield from pairwise(report_ids)
    holders = defaultdict(list)
    for found in same:
        for shingle in found:
            holders[shingle].append(found)
    shared = Counter(pair for found in holders.values() for pair in combinations(found, 2))
    for (one, other), number in shared.items():
        if number >= ALIKE * min(len(one), len(other)):
            yield same[one][0], same[other][0]


class _Tied:
    """Which nodes hang together."""

    def __init__(self) -> None:
        self._parent: dict[Node, Node] = {}

    def root(self, node: Node) -> Node:
        while self._parent.setdefault(node, node) != node:
            self._parent[node] = self._parent[self._parent[node]]
            node = self._parent[node]
        return node

    def together(self, nodes: Sequence[Node]) -> None:
        first, *others = (self.root(node) for node in nodes)
        for other in others:
            self._parent[self.root(other)] = self.root(first)

    def nodes(self) -> Collection[Node]:
        return self._parent.keys()
