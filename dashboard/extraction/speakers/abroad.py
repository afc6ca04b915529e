"""Offices of other states, and those that the attacking state appointed in Ukraine."""

import re

from dashboard.extraction.speakers.speaker import Speaker
from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.tokens import tokens
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import words

HERE = "of Ukraine"
RUSSIA = ("Russia", "Moscow")  # in foreign.csv
LED_BY = words("of_place")
BEFORE, AFTER = 3, 2  # tokens: "In Moscow, the Defense Ministry", "the minister in Warsaw"
APPOINTED = 4  # tokens: "the Moscow-appointed governor"
ENEMY_PRESS = words("enemy_press")
OBLAST_HEAD = re.compile(  # of oblasts with occupied land
    r"(?:acting )?head of (Donetsk|Kherson|Luhansk|Zaporizhzhia) regional military administration"
)


def country_of(sentence: Sentence, office: Term) -> str | None:
    """The country of "Romania's defence ministry", "the interior minister in Warsaw"; else None."""
    if not office.value.endswith(HERE):
        return None
    return next(
        (land.value for land in sentence.of("foreign") if _is_of(sentence, office, land)), None
    )


def _is_of(sentence: Sentence, office: Term, land: Term) -> bool:
    if land.detail == "sea":
        return False
    follows = 0 < land.first - office.last <= AFTER
    return (0 <= office.first - land.last <= BEFORE) or (
        follows and sentence.low(land.first - 1) in LED_BY
    )


def in_russia(office: Term) -> Speaker:
    """ "In Moscow, the Defense Ministry said": the attacking state's."""
    said_by = office.value.replace(HERE, "of the Russian Federation")
    return Speaker(said_by, "enemy", at=office.first)


def is_appointed(sentence: Sentence, office: Term) -> bool:
    """ "The governor whom Moscow appointed": the office is the occupier's."""
    return office.detail == "role" and any(
        other.detail == "occupier" and 0 <= office.first - other.last <= APPOINTED
        for other in sentence.of("speakers")
    )


def is_enemy_press(publisher: str | None) -> bool:
    """Press of the attacking state, whose governors are its own appointees."""
    names = {token.low for token in tokens(publisher or "")}
    return bool(names & ENEMY_PRESS) or {"russian", "state"} <= names


def as_occupier(speaker: Speaker) -> Speaker:
    """ "The region's governor" of such press, in Ukraine: one appointed by Moscow."""
    match = OBLAST_HEAD.fullmatch(speaker.said_by or "")
    if match is None:
        return speaker
    said_by = f"Russian-installed head of occupied {match[1]} region"
    return speaker._replace(said_by=said_by, side="occupier")
