"""The place a claim belongs to: named with it, or the one the report is speaking of."""

from collections.abc import Sequence
from typing import NamedTuple

from dashboard.extraction.places.anaphors import find_anaphor, place_meant
from dashboard.extraction.places.main import main_place
from dashboard.extraction.places.mention import CAPITAL, Mention, Role
from dashboard.extraction.places.nation import (
    counts_regions,
    counts_settlements,
    speaks_of_nation,
)
from dashboard.extraction.places.nesting import (
    area_of_all,
    finest,
    is_parted,
    joined_to,
    nearest,
    oblast_of,
)
from dashboard.extraction.text.sentence import Kind, Sentence
from dashboard.extraction.text.vocabulary import stems, words
from dashboard.gazetteer import Gazetteer
from dashboard.model.place import COUNTRY_PCODE, Place
from dashboard.model.vocabulary import Level

AND = words("and")
REGION = words("region")
SETTLEMENTS = stems("settlements")
REGION_REACH, FAR_REGION_REACH = 3, 7  # words: "Odesa and another 25 settlements in the region"
LIST = 3  # places from which a sentence lists rather than names
LEAD = 1  # the last paragraph that speaks of the whole report


class Located(NamedTuple):
    """Where a claim belongs: one or more places (a sentence may name several for one figure)."""

    places: tuple[Place, ...]
    carried: bool = False
    foreign: bool = False


class Scene:
    """The place the report is speaking of, moved on sentence by sentence."""

    def __init__(
        self, gazetteer: Gazetteer, sentences: Sequence[Sentence], found: Sequence[list[Mention]]
    ):
        self.gazetteer = gazetteer
        self.sentences = sentences
        self.found = found
        self.current: Place | None = None
        self.settlement: Place | None = None  # the one spoken of last
        self.foreign_paragraph = -1
        self.main = main_place(gazetteer, sentences, found)

    @property
    def known(self) -> Place | None:
        return self.current or self.main

    # --- from sentence to sentence -----------------------------------------------------------

    def enter(self, index: int) -> None:
        """Moves on to a sentence: its events become the place spoken of."""
        self.sentence, self.mentions = self.sentences[index], self.found[index]
        self.events = [m for m in self.mentions if m.role == Role.EVENT and m.place]
        if self.events:
            self.current = self._spoken_of()
            if self.current.level == Level.SETTLEMENT:
                self.settlement = self.current
            self.foreign_paragraph = -1
        elif any(m.role == Role.FOREIGN for m in self.mentions):
            self.foreign_paragraph = self.sentence.paragraph
        elif (there := self._whole_country() or self._meant(0)) is not None:
            self.current = there
        elif self.sentence.kind == Kind.HEADLINE:
            self.current = None

    def _spoken_of(self) -> Place:
        """The place of a sentence's events: the finest, or the area that it counts or lists."""
        places = [m.place for m in self.events if m.place]
        first = places[0]
        raised = self._with_region(self.events[0], first)
        if raised is first and counts_settlements(self.sentence):
            raised = oblast_of(self.gazetteer, first) or raised
        area = self._listed_area([m.place for m in self.events if m.place and m.known])
        return area or (raised if raised is not first else finest(places, first))

    def _listed_area(self, listed: list[Place]) -> Place | None:
        """Where a sentence lists several hromadas or towns, the raion or oblast that holds all."""
        if len(listed) < LIST or len({place.level for place in listed}) > 1:
            return None
        area = area_of_all(self.gazetteer, listed)
        return area if area is not None and area.pcode != listed[0].pcode else None

    def _whole_country(self) -> Place | None:
        """The country, where a total or the lead speaks of all of it."""
        return self._several_regions() or self._nation()

    def _several_regions(self) -> Place | None:
        lead = self.sentence.paragraph <= LEAD and not self.events
        return self._country() if lead and counts_regions(self.sentence) else None

    def _nation(self) -> Place | None:
        return self._first(Role.NATION) if speaks_of_nation(self.sentence) else None

    def _country(self) -> Place:
        return self.gazetteer.unit(COUNTRY_PCODE)

    def _first(self, *roles: Role) -> Place | None:
        return next((m.place for m in self.mentions if m.role in roles and m.known), None)

    def _meant(self, at: int) -> Place | None:
        """ "the region" as the place spoken of from now on; "the country" never is."""
        there = self._anaphor(at)
        return there if there is not None and there.level != Level.COUNTRY else None

    def _anaphor(self, at: int) -> Place | None:
        anaphor = find_anaphor(self.sentence, at)
        if anaphor is None:
            return None
        return place_meant(self.gazetteer, anaphor, self.known, self.settlement)

    # --- of one fact -------------------------------------------------------------------------

    def locate(self, first: int, at: int, last: int) -> Located:
        """The place of what stands at tokens[first:last] of the sentence entered last."""
        return self._named(first, last) or self._hinted(at) or self._carried()

    def _named(self, first: int, last: int) -> Located | None:
        """The place that the sentence names for it."""
        placed = [m for m in self.mentions if m.role in (Role.EVENT, Role.FOREIGN)]
        regions = not self.events and counts_regions(self.sentence)
        if not placed or regions:
            return None
        chosen = nearest(self.sentence, placed, first, last)
        if chosen.role == Role.FOREIGN or chosen.place is None:
            return Located((), foreign=True)
        if not chosen.known and (meant := self._namesake(chosen.place)) is not None:
            return Located((meant,), carried=True)
        return Located(self._chain(chosen, chosen.place))

    def _hinted(self, at: int) -> Located | None:
        """ "the region", the country, a foreigner, an office that names its own place."""
        if anaphor := self._anaphor(at):
            return Located((anaphor,), carried=True)
        if nation := self._nation():
            return Located((nation,))
        if country := self._several_regions():
            return Located((country,), carried=True)
        if self.foreign_paragraph == self.sentence.paragraph or self._is_foreigner(at):
            return Located((), carried=True, foreign=True)
        home = self._home()
        return Located((home,)) if home is not None and self._is_elsewhere(home) else None

    def _carried(self) -> Located:
        """The place spoken of; where there is none, the country if it is named."""
        if self.known is not None:
            return Located((self.known,), carried=True)
        country = self._first(Role.COUNTRY)
        return Located((country,)) if country is not None else Located((), carried=True)

    def _is_foreigner(self, at: int) -> bool:
        """ "A Romanian villager": a person of another country, in no place of Ukraine."""
        return any(t.last == at and t.detail != "sea" for t in self.sentence.of("foreign"))

    def _home(self) -> Place | None:
        """ "Kharkiv Governor": the region that an office of regions is named after."""
        homes = (m for m in self.mentions if m.role in (Role.HOME, Role.DIRECTION) and m.known)
        mention = next(homes, None)
        if mention is None or mention.place is None:
            return None
        regional = any(
            "{oblast}" in term.value and 0 <= term.first - mention.last <= 1
            for term in self.sentence.of("speakers")
        )
        if regional and mention.place.level == Level.SETTLEMENT:
            return oblast_of(self.gazetteer, mention.place) or mention.place
        return mention.place

    def _is_elsewhere(self, home: Place) -> bool:
        """Not where the report is anyway, and not "officials in Kyiv"."""
        known = self.known
        if known is None:
            return True
        here = home.contains(known) or known.contains(home) or home.oblast == known.oblast
        return not here and home.oblast != CAPITAL

    def _namesake(self, place: Place) -> Place | None:
        """ "In the port of …", one of several units by name: the one that is spoken of anyway."""
        for spoken in (self.current, self.main):
            for each in place.candidates if spoken is not None and spoken.resolved else ():
                if spoken and (each.pcode == spoken.pcode or each.contains(spoken)):
                    return spoken
        return None

    def _chain(self, chosen: Mention, place: Place) -> tuple[Place, ...]:
        """The chosen place, finest of those nested in one another, with places joined to it."""
        joined = joined_to(self.sentence, chosen, self.events)
        places = [self._with_region(m, m.place) for m in joined if m.place]
        alike = len({each.level for each in places}) == 1
        if alike and len(places) > 1 and len({each.pcode for each in places}) == len(places):
            return tuple(places)
        for mention in self.events:
            raised = self._with_region(mention, mention.place) if mention.place else place
            same = mention is chosen or raised.pcode == place.pcode
            if raised is not mention.place and same:
                return (raised,)
        near = [m.place for m in self.events if not is_parted(self.sentence, m, chosen)]
        return (finest(near, place),)

    def _with_region(self, mention: Mention, place: Place) -> Place:
        """ "в Одесі та області": city and region together are the region."""
        after = self.sentence.after(mention.last, FAR_REGION_REACH)
        if not any(low.startswith(SETTLEMENTS) for low in after):
            after = after[:REGION_REACH]
        joined = bool(after) and after[0] in AND and not REGION.isdisjoint(after[1:])
        following = any(0 < m.first - mention.last <= 2 for m in self.mentions)
        if not joined or following or place.level != Level.SETTLEMENT:
            return place
        return oblast_of(self.gazetteer, place) or place
