"""The role of each place that a text names.

An event's place; an institution's home; a launch site; a direction; a foreign place; the capital as
the name of a government; a dateline. Only the first makes a claim; an institution's home stands in
where nothing else is named.
"""

from dashboard.extraction.places.institutions import (
    is_government,
    is_of_office,
    is_possessive,
)
from dashboard.extraction.places.mention import CAPITAL, Mention, Role, chained
from dashboard.extraction.places.signs import preposition_before
from dashboard.extraction.text.sentence import Kind, Sentence, has_mark
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import words
from dashboard.model.place import Place
from dashboard.model.vocabulary import Level

MOST, OF_THEM = words("most"), words("of_them")
SUPPLIED = 6  # words between "restored to" and the place
RIVERS = words("river")
LAUNCH_REACH = 4  # words between "launched from" and a place
CLAUSE = ".;:!?"


def with_roles(sentence: Sentence, found: list[Mention]) -> list[Mention]:
    """The mentions in their roles; without rivers and seas."""
    out: list[Mention] = []
    for mention in found:
        role = _role(sentence, mention, out[-1] if out else None)
        if role is not None:
            out.append(mention._replace(role=role))
    return out


def _role(sentence: Sentence, mention: Mention, previous: Mention | None) -> Role | None:
    if _is_river(sentence, mention):
        return None
    if _is_dateline(sentence, mention):
        return Role.DATELINE
    before = previous.role if previous and chained(sentence, previous, mention) else None
    if before == Role.LAUNCH or _is_launch_site(sentence, mention):
        return Role.LAUNCH
    if mention.place is None:
        return _foreign_role(sentence, mention)
    if _is_mostly(sentence, mention.first):
        return Role.ACTOR
    if mention.place.level == Level.COUNTRY:
        return _country_role(sentence, mention)
    if is_of_office(sentence, mention):
        return Role.HOME
    if _is_capital(mention.place) and is_government(sentence, mention):
        return Role.ACTOR
    if before == Role.DIRECTION or _is_direction(sentence, mention):
        return Role.DIRECTION
    return Role.EVENT


def _is_river(sentence: Sentence, mention: Mention) -> bool:
    return sentence.low(mention.last) in RIVERS or sentence.low(mention.first - 1) in RIVERS


def _is_dateline(sentence: Sentence, mention: Mention) -> bool:
    """ "KYIV, Feb 1 -"."""
    leads = sentence.tokens[mention.first].start < sentence.lead_end
    return leads or sentence.kind == Kind.DATELINE


def _is_capital(place: Place) -> bool:
    return place.pcode is not None and place.pcode.startswith(CAPITAL)


def _country_role(sentence: Sentence, mention: Mention) -> Role:
    """ "In Ukraine" is a place, "Ukraine's air force" is none."""
    located = preposition_before(sentence, mention.first) == "in"
    return Role.NATION if located and not is_possessive(sentence, mention) else Role.COUNTRY


def _is_direction(sentence: Sentence, mention: Mention) -> bool:
    """ "drones flew to Odesa"; not what supply was restored to."""
    preposition = preposition_before(sentence, mention.first)
    if preposition == "to":
        return not _is_supplied(sentence, mention)
    return preposition == "from" and mention.first > 2


def _is_supplied(sentence: Sentence, mention: Mention) -> bool:
    """ "Running water returned to the town of Shostka": nothing flies there."""
    return any(
        term.detail in ("restored", "partly_restored")
        and 0 <= mention.first - term.last <= SUPPLIED
        for term in sentence.of("outages")
    )


def _is_launch_site(sentence: Sentence, mention: Mention) -> bool:
    """ "drones launched from Kursk", "from occupied Crimea"."""
    crimea = any(
        term.value == "occupied Crimea" and term.first == mention.first
        for term in sentence.of("foreign")
    )
    return crimea or any(_launched_from(sentence, t, mention) for t in sentence.of("launches"))


def _launched_from(sentence: Sentence, launch: Term, mention: Mention) -> bool:
    reach = LAUNCH_REACH if launch.last - launch.first > 1 else 1
    gap = sentence.tokens[launch.last : mention.first]
    return 0 <= mention.first - launch.last <= reach and not has_mark(gap, CLAUSE)


def _foreign_role(sentence: Sentence, mention: Mention) -> Role | None:
    """Foreign places count only where something happens in them."""
    term = next(t for t in sentence.of("foreign") if t.first == mention.first)
    if term.detail in ("sea", "actor"):
        return None if term.detail == "sea" else Role.ACTOR
    located = preposition_before(sentence, mention.first) in ("in", "near", "of")
    where = sentence.after(mention.last, 2) == [",", "where"]
    return Role.FOREIGN if located or where or term.detail == "region" else Role.ACTOR


def _is_mostly(sentence: Sentence, at: int) -> bool:
    """ "Nine were wounded – most of them in Kramatorsk": not where all of it happened."""
    while at and sentence.low(at - 1) in OF_THEM:
        at -= 1
    return sentence.low(at - 1) in MOST
