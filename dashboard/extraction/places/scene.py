"""The place a claim belongs to: named with it, or the one the report is speaking of."""

from collections.abc import Sequence
from typing import NamedTuple

from dashboard.extraction.places.atlas import Atlas
from dashboard.extraction.places.mention import CAPITAL, Mention, Role, chained
from dashboard.extraction.places.regions import region_name
from dashboard.extraction.text.sentence import Kind, Sentence
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import words
from dashboard.model.place import COUNTRY_PCODE, Place
from dashboard.model.vocabulary import Level

AND = words("joining")
REGIONS = words("regions")
OF_REGION = ("області", "области", "region", "oblast", "region's")
SETTLEMENTS = ("settlement", "village", "town", "communit", "населен", "сел", "громад")
SEVERAL = words("several")
ROUND_UP = 3  # oblasts
LIST = 3  # places from which a sentence lists rather than names


class Located(NamedTuple):
    """Where a claim belongs: one or more places (a sentence may name several for one figure)."""

    places: tuple[Place, ...]
    carried: bool
    foreign: bool = False


class Scene:
    """The place the report is speaking of, moved on sentence by sentence."""

    def __init__(
        self, atlas: Atlas, sentences: Sequence[Sentence], mentions: Sequence[list[Mention]]
    ):
        self.atlas = atlas
        self.sentences = sentences
        self.mentions = mentions
        self.current: Place | None = None
        self.settlement: Place | None = None
        self.foreign_paragraph = -1
        self.paragraph_place: Place | None = None
        self.main = self._main()

    def _main(self) -> Place | None:
        """The report's own place: the first event named in headline or text."""
        for index, mentions in enumerate(self.mentions):
            events = [m for m in mentions if m.role == Role.EVENT and m.known]
            if not events and index <= 3:
                nation = [m for m in mentions if m.role == Role.NATION and m.known]
                if nation and self._speaks_of_nation(self.sentences[index]):
                    return nation[0].place
            if events and index and self._is_round_up():
                return self.atlas.gazetteer.unit(COUNTRY_PCODE)
            if events:
                return _finest([m.place for m in events if m.place], events[0].place)
        return self._only_named()

    def _is_round_up(self) -> bool:
        """A report on many oblasts, whose lead sums up for all of them."""
        oblasts = {
            m.place.oblast
            for mentions in self.mentions
            for m in mentions
            if m.role == Role.EVENT and m.place and m.place.level == Level.OBLAST
        }
        return len(oblasts) >= ROUND_UP

    def _only_named(self) -> Place | None:
        """Where no event is placed, the home of the office or the aim of the drones must do."""
        for mentions in self.mentions:
            for mention in mentions:
                if mention.role in (Role.HOME, Role.DIRECTION) and mention.known:
                    return mention.place
        return self._only_country()

    def _only_country(self) -> Place | None:
        """A report that names no place of Ukraine and no other country speaks of all of it."""
        mentions = [m for each in self.mentions for m in each]
        if any(m.role == Role.FOREIGN for m in mentions):
            return None
        country = (Role.COUNTRY, Role.NATION)
        return next((m.place for m in mentions if m.role in country and m.known), None)

    def enter(self, index: int) -> None:
        """Moves on to a sentence: its events become the place spoken of."""
        sentence = self.sentences[index]
        self.index = index
        events = self._events(index)
        if events:
            first = events[0].place
            self.current = _finest([m.place for m in events if m.place], first)
            raised = self._with_region(sentence, events[0])
            if raised is first and _counts_settlements(sentence) and first is not None:
                raised = self._oblast(first) or raised
            self.current = raised if raised is not first else self.current
            self.current = self._common(sentence, events) or self.current
            if self.current and self.current.level == Level.SETTLEMENT:
                self.settlement = self.current
            self.foreign_paragraph = -1
        elif any(m.role == Role.FOREIGN for m in self.mentions[index]):
            self.foreign_paragraph = sentence.paragraph
        elif (land := self._nation(index)) is not None:
            self.current = land
        elif (there := self._anaphor(sentence, 0)) is not None and there.level != Level.COUNTRY:
            self.current = there
        elif sentence.kind == Kind.HEADLINE:
            self.current = None

    def _common(self, sentence: Sentence, events: list[Mention]) -> Place | None:
        """Where a sentence lists several hromadas or towns, the raion or oblast that holds all."""
        listed = [m.place for m in events if m.known and m.place]
        if len(listed) < LIST or len({place.level for place in listed}) > 1:
            return None
        for code in (listed[0].raion, listed[0].oblast):
            unit = self.atlas.gazetteer.unit(code) if code else None
            if unit is not None and all(unit.contains(place) for place in listed):
                return unit if unit.pcode != listed[0].pcode else None
        return None

    def _events(self, index: int) -> list[Mention]:
        return [m for m in self.mentions[index] if m.role == Role.EVENT and m.place is not None]

    def locate(self, first: int, at: int, last: int) -> Located:
        """The place of what stands at tokens[first:last] of the sentence entered last."""
        sentence = self.sentences[self.index]
        mentions = self.mentions[self.index]
        placed = [m for m in mentions if m.role in (Role.EVENT, Role.FOREIGN)]
        if _counts_regions(sentence) and not any(m.role == Role.EVENT for m in placed):
            placed = []
        if placed:
            chosen = _nearest(sentence, placed, first, last)
            if chosen.role == Role.FOREIGN:
                return Located((), False, foreign=True)
            if not chosen.known and (meant := self._meant_by(chosen)) is not None:
                return Located((meant,), True)
            return Located(self._chain(sentence, placed, chosen), False)
        if anaphor := self._anaphor(sentence, at):
            return Located((anaphor,), True)
        nation = next((m.place for m in mentions if m.role == Role.NATION and m.known), None)
        if nation is not None and self._speaks_of_nation(sentence):
            return Located((nation,), False)
        if (land := self._nation(self.index)) is not None and _counts_regions(sentence):
            return Located((land,), True)
        if self.foreign_paragraph == sentence.paragraph or _is_foreigner(sentence, at):
            return Located((), True, foreign=True)
        home = next(
            (
                self._seat(sentence, m)
                for m in mentions
                if m.role in (Role.HOME, Role.DIRECTION) and m.known
            ),
            None,
        )
        known = self.current or self.main
        if (
            home is not None
            and (known is None or not home.contains(known))
            and (known is None or home.oblast != CAPITAL)  # "officials in Kyiv"
            and not _inside(home, known)
        ) and (known is None or home.oblast != known.oblast):
            return Located((home,), False)
        if known is not None:
            return Located((known,), True)
        country = next((m.place for m in mentions if m.role == Role.COUNTRY and m.known), None)
        if country is not None:
            return Located((country,), False)
        return Located((), True)

    def _seat(self, sentence: Sentence, mention: Mention) -> Place | None:
        """ "Kharkiv Governor": the region that an office of regions is named after."""
        regional = any(
            "{oblast}" in term.value and term.first in (mention.last, mention.last + 1)
            for term in sentence.of("speakers")
        )
        if regional and mention.place is not None and mention.place.level == Level.SETTLEMENT:
            return self._oblast(mention.place) or mention.place
        return mention.place

    def _meant_by(self, mention: Mention) -> Place | None:
        """ "In the port of …", one of several units by name: the one that is spoken of anyway."""
        spoken = [p for p in (self.current, self.main) if p is not None and p.resolved]
        for place in spoken:
            for candidate in mention.place.candidates if mention.place else ():
                if candidate.pcode == place.pcode or candidate.contains(place):
                    return place
        return None

    def _nation(self, index: int) -> Place | None:
        """The country, where a total or the lead speaks of all of it."""
        sentence = self.sentences[index]
        if _counts_regions(sentence) and sentence.paragraph <= 1 and not self._events(index):
            return self.atlas.gazetteer.unit(COUNTRY_PCODE)
        if not self._speaks_of_nation(sentence):
            return None
        return next(
            (m.place for m in self.mentions[index] if m.role == Role.NATION and m.known), None
        )

    def _speaks_of_nation(self, sentence: Sentence) -> bool:
        """A headline, lead or running total; elsewhere "in Ukraine" is only a setting."""
        return sentence.paragraph <= 1 or any(
            t.detail in ("since", "during") for t in sentence.of("times")
        )

    def _chain(
        self, sentence: Sentence, placed: list[Mention], chosen: Mention
    ) -> tuple[Place, ...]:
        """The chosen place, finest of those nested in one another, with places joined to it."""
        known = [m for m in placed if m.place is not None and m.role == Role.EVENT]
        places = [self._with_region(sentence, m) for m in _joined_to(sentence, chosen, known)]
        alike = len({place.level for place in places}) == 1
        if alike and len(places) > 1 and len({place.pcode for place in places}) == len(places):
            return tuple(places)
        for mention in known:
            raised = self._with_region(sentence, mention)
            meant = mention is chosen or (chosen.place and raised.pcode == chosen.place.pcode)
            if raised is not mention.place and meant:
                return (raised,)
        near = [m for m in known if not _parted(sentence, m, chosen)]
        finest = _finest([m.place for m in near if m.place], chosen.place)
        return (finest,) if finest else ()

    def _with_region(self, sentence: Sentence, mention: Mention) -> Place:
        """ "в Одесі та області": city and region together are the region."""
        assert mention.place is not None
        after = [t.low for t in sentence.tokens[mention.last : mention.last + 7]]
        joined = after[:1] and after[0] in ("та", "і", "й", "и", "and")
        others = any(low.startswith(SETTLEMENTS) for low in after)
        after = after if others else after[:3]  # "and another 25 settlements in the region"
        region = {"області", "область", "region", "oblast", "области"} & set(after[1:])
        if joined and region and mention.place.level == Level.SETTLEMENT:
            following = [
                m
                for m in self.mentions[self.index]
                if m.first in (mention.last + 1, mention.last + 2)
            ]
            return mention.place if following else self._oblast(mention.place) or mention.place
        return mention.place

    def _anaphor(self, sentence: Sentence, at: int) -> Place | None:
        """ "the region", "обласний центр", "the capital"."""
        terms = [t for t in sentence.of("anaphors") if not _of_office(sentence, t)]
        if not terms:
            return None
        term = min(terms, key=lambda each: abs(each.first - at))
        known = self.current or self.main
        gazetteer = self.atlas.gazetteer
        if term.value == "capital":
            return gazetteer.resolve("Kyiv")
        if term.value == "country":
            return gazetteer.unit("UA")
        if known is None:
            return None
        if term.value == "settlement":
            if known.level in (Level.SETTLEMENT, Level.DISTRICT):
                return known if known.level == Level.SETTLEMENT else self._city(known)
            return self.settlement
        if known.oblast is None:
            return None
        if term.value == "oblast":
            return known if known.level == Level.OBLAST else self._oblast(known)
        if term.value == "raion":
            return gazetteer.unit(known.raion) if known.raion else None
        return self._centre(known)

    def _city(self, district: Place) -> Place | None:
        return self.atlas.gazetteer.unit(district.settlement) if district.settlement else None

    def _oblast(self, place: Place) -> Place | None:
        if place.oblast == CAPITAL:
            return self.atlas.gazetteer.unit("UA32")
        return self.atlas.gazetteer.unit(place.oblast) if place.oblast else None

    def _centre(self, place: Place) -> Place | None:
        name = region_name(place.oblast)
        found = (
            self.atlas.gazetteer.resolve(name, (place.oblast,) if place.oblast else ())
            if name
            else None
        )
        return found if found is not None and found.resolved else None


def _is_foreigner(sentence: Sentence, at: int) -> bool:
    """ "A Romanian villager": a person of another country, in no place of Ukraine."""
    return any(term.last == at and term.detail != "sea" for term in sentence.of("foreign"))


def _counts_settlements(sentence: Sentence) -> bool:
    """ "38 населених пунктів області, зокрема …": the whole region is spoken of."""
    words = sentence.tokens
    return any(
        words[n].kind == "number"
        and any(t.low.startswith(("населен", "settlement")) for t in words[n + 1 : n + 4])
        and any(t.low in OF_REGION for t in words[n + 1 : n + 7])
        for n in range(len(words))
    )


def _counts_regions(sentence: Sentence) -> bool:
    """ "in several Ukrainian regions", "по 11 областях": more of the country than one place."""
    words = sentence.tokens
    return any(
        words[n].low in REGIONS
        and any(t.kind == "number" or t.low in SEVERAL for t in words[max(0, n - 2) : n])
        for n in range(len(words))
    )


def _joined_to(sentence: Sentence, chosen: Mention, known: list[Mention]) -> list[Mention]:
    """The chosen mention and all that a list ties to it, one to the next."""
    ordered = sorted([*(m for m in known if m is not chosen), chosen], key=lambda m: m.first)
    first = last = ordered.index(chosen)
    while first and chained(sentence, ordered[first - 1], ordered[first]):
        first -= 1
    while last + 1 < len(ordered) and chained(sentence, ordered[last], ordered[last + 1]):
        last += 1
    return ordered[first : last + 1]


def _parted(sentence: Sentence, one: Mention, other: Mention) -> bool:
    """Does a fact or the end of a clause stand between two places of a sentence?"""
    low, high = sorted((one, other), key=lambda m: m.first)
    facts = (t.first for c in ("harms", "outages") for t in sentence.of(c))
    return any(t.text == ";" for t in sentence.tokens[low.last : high.first]) or any(
        low.last <= n < high.first for n in facts
    )


def _of_office(sentence: Sentence, term: Term) -> bool:
    """ "губернатор региона", "the region's head": part of an office's name."""
    return any(
        0 <= term.first - office.last <= 1 or office.first <= term.first < office.last
        for office in sentence.of("speakers")
    )


def _inside(home: Place, known: Place | None) -> bool:
    return known is not None and known.contains(home)


def _nearest(sentence: Sentence, placed: list[Mention], first: int, last: int) -> Mention:
    """The mention closest to a fact; the end of a clause between costs more than words."""

    def cost(mention: Mention) -> tuple[int, int]:
        after = mention.first >= last
        between = (
            sentence.tokens[last : mention.first]
            if after
            else (sentence.tokens[mention.last : first])
        )
        walls = 12 * sum(t.low in ";:.—–" for t in between)
        walls += 4 * sum(t.low == "," or t.low in AND for t in between)
        return len(between) + walls + (3 if after else 0), mention.first

    return min(placed, key=cost)


def _finest(places: Sequence[Place], chosen: Place | None) -> Place | None:
    """The finest place that lies in the chosen one, or the chosen one itself."""
    if chosen is None:
        return None
    best = chosen
    for place in places:
        if best.resolved and place.resolved and best.contains(place) and place.pcode != best.pcode:
            best = place
    return best
