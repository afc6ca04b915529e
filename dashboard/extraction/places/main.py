"""The place that a whole report is about."""

from collections.abc import Sequence

from dashboard.extraction.places.mention import Mention, Role
from dashboard.extraction.places.nation import is_round_up, speaks_of_nation
from dashboard.extraction.places.nesting import finest
from dashboard.extraction.text.sentence import Sentence
from dashboard.gazetteer import Gazetteer
from dashboard.model.place import COUNTRY_PCODE, Place

LEAD = 3  # the last sentence in which "in Ukraine" tells what a report is about


def main_place(
    gazetteer: Gazetteer, sentences: Sequence[Sentence], mentions: Sequence[list[Mention]]
) -> Place | None:
    """The first event named in headline or text; the country for a round-up of oblasts."""
    for index, named in enumerate(mentions):
        events = _in_role(named, Role.EVENT)
        if events and index and is_round_up(mentions):
            return gazetteer.unit(COUNTRY_PCODE)
        if events:
            return finest(events, events[0])
        nation = _in_role(named, Role.NATION)
        if nation and index <= LEAD and speaks_of_nation(sentences[index]):
            return nation[0]
    return _only_named([m for named in mentions for m in named])


def _only_named(mentions: list[Mention]) -> Place | None:
    """Where no event is placed, the home of the office or the aim of the drones must do.

    A report that names no place of Ukraine and no other country speaks of all of it.
    """
    if near := _in_role(mentions, Role.HOME, Role.DIRECTION):
        return near[0]
    if any(m.role == Role.FOREIGN for m in mentions):
        return None
    return next(iter(_in_role(mentions, Role.COUNTRY, Role.NATION)), None)


def _in_role(mentions: list[Mention], *roles: Role) -> list[Place]:
    return [m.place for m in mentions if m.role in roles and m.place and m.place.resolved]
