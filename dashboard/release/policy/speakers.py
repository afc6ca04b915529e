"""Who may be named in public: offices, organisations and operators; no person, no facility."""

import re

from dashboard.release.policy.rules import Speakers

OFFICIAL = "an official, name withheld"
SOMEBODY = "somebody, name withheld"
WORD = re.compile(r"[^\s,()/]+")


def public_speaker(said_by: str | None, speakers: Speakers, *, official: bool) -> str | None:
    """`said_by` if every word of it is known to name an office or organisation; None stays None."""
    if said_by is None:
        return None
    words = WORD.findall(said_by.lower())
    if words and all(_is_known(word, speakers) for word in words):
        return said_by
    return unnamed(said_by, official=official)


def unnamed(said_by: str | None, *, official: bool) -> str | None:
    """That somebody is named as saying it, and what kind of speaker; None if nobody is."""
    if said_by is None:
        return None
    return OFFICIAL if official else SOMEBODY


def public_operator(operator: str | None, speakers: Speakers) -> str | None:
    """An operator that the policy lists; every other name may be that of a facility."""
    return operator if operator in speakers.operators else None


def _is_known(word: str, speakers: Speakers) -> bool:
    return word in speakers.words or word.endswith(speakers.endings)
