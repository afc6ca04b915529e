"""Persons named beside their office: "Governor Oleh Kiper said … Kiper added".

A surname only leads back to the office. It is never part of what is said about a speaker.
"""

import re
from collections.abc import Iterator, Sequence

from dashboard.extraction.places.mention import Mention, occupied
from dashboard.extraction.speakers.abroad import is_appointed
from dashboard.extraction.speakers.offices import office_name
from dashboard.extraction.speakers.speaker import Speaker
from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.tokens import Token
from dashboard.extraction.text.trie import Term
from dashboard.model.place import Place

NAME = re.compile(r"[A-ZА-ЯЁІЇЄҐ][a-zа-яёіїєґ'’ʼ-]+(?:-[A-ZА-ЯЁІЇЄҐ][a-zа-яёіїєґ'’ʼ]+)?")
NAMES = (2, 3)  # given name, surname; a patronymic between or after
SHORTEST = 3
ENDINGS = 3  # letters that a bent surname changes
AFTER = 5  # tokens between an office and the name: "head of the region's administration, …"
BEFORE = 3  # the same, with the name first: "Oleh Kiper, head of …"
VERB = 3  # tokens between a name and its verb of saying
LINKS_AFTER, LINKS_BEFORE = (*",–—(", "of", "the"), (*",–—", "the")


def officials(
    sentence: Sentence, mentions: list[Mention], scene: Place | None
) -> dict[str, Speaker]:
    """Surname → the office that its bearer holds, where a sentence names both."""
    offices = sentence.of("speakers")
    taken = occupied(mentions) | {n for t in offices for n in range(t.first, t.last)}
    out: dict[str, Speaker] = {}
    for office in offices:
        name = surname(sentence, office, taken)
        if name is not None and not is_appointed(sentence, office):
            said_by = office_name(office, sentence, mentions, scene)
            out[name] = Speaker(said_by, office.detail)
    return out


def by_name(sentence: Sentence, known: dict[str, Speaker]) -> list[Speaker]:
    """ "Kiper added": a person whose office was named before."""
    verbs = sentence.of("reporting")
    return [
        speaker._replace(at=n)
        for n, word in enumerate(sentence.tokens)
        for name, speaker in known.items()
        if names(word, name)
        and any(0 <= verb.first - n <= VERB or 0 <= n - verb.last < VERB for verb in verbs)
    ]


def surname(sentence: Sentence, office: Term, taken: frozenset[int]) -> str | None:
    """The last name of the person that a sentence names beside an office; `taken`: places' tokens.

    "начальник Донецької ОВА Вадим Філашкін" → Філашкін; "Oleh Kiper, head of the …" → Kiper.
    """
    words = sentence.tokens

    def linked(first: int, last: int, links: tuple[str, ...]) -> bool:
        return all(n in taken or words[n].low in links for n in range(first, last))

    runs = list(_runs(words, taken))
    after = [
        (first - office.last, last)
        for first, last in runs
        if 0 <= first - office.last <= AFTER and linked(office.last, first, LINKS_AFTER)
    ]
    before = [
        (office.first - last, last)
        for first, last in runs
        if 0 <= office.first - last <= BEFORE and linked(last, office.first, LINKS_BEFORE)
    ]
    near = min(after or before, default=None)
    return words[near[1] - 1].low if near else None


def _runs(words: Sequence[Token], taken: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Two or three capitalised words in a row that are no place."""
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and end not in taken and NAME.fullmatch(words[end].text):
            end += 1
        if end - at in NAMES and len(words[end - 1].low) >= SHORTEST:
            yield at, end
        at = max(end, at + 1)


def names(word: Token, known: str) -> bool:
    """Is a word a known surname, as printed or bent ("Філашкіна")?"""
    if not word.text[:1].isupper():
        return False
    stem = known[: max(SHORTEST, len(known) - ENDINGS)]
    return word.low == known or (
        not known.isascii() and word.low.startswith(stem) and abs(len(word.low) - len(known)) < 3
    )
