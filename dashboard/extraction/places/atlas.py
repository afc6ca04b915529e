"""The places that a text names: the longest names the gazetteer knows, read in their context."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from dashboard.extraction.places.mention import Mention, Role
from dashboard.extraction.places.roles import with_roles
from dashboard.extraction.places.signs import (
    followed_by_type,
    form_of,
    is_adjective,
    is_level,
    led,
    level_announced,
    level_before,
    level_near,
)
from dashboard.extraction.text.sentence import Kind, Sentence
from dashboard.extraction.text.tokens import MARK, WORD
from dashboard.extraction.text.trie import Term
from dashboard.gazetteer import Gazetteer
from dashboard.model.place import Place
from dashboard.model.vocabulary import Level

LONGEST_NAME = 4
NESTING = (",", "(", "of", "in", "the")  # between a place and the area it lies in
WELL_KNOWN = 50_000  # people
SMALL_TOWN = 5000  # people from which a name needs no preposition or type word before it
TITLE = {"en": "region", "uk": "область", "ru": "область"}
RAION_TITLE = {"en": "district", "uk": "район", "ru": "район"}


class Atlas:
    """The gazetteer, with the areas that this report names as its context."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.areas: Counter[str] = Counter()
        self.here: str | None = None  # the oblast that the text named last
        self._names: dict[str, bool] = {}
        self._places: dict[tuple[str, frozenset[str], Level | None], Place] = {}
        self.sure: set[str] = set()  # codes of places that the text names beyond doubt somewhere

    def read(self, sentences: Sequence[Sentence]) -> list[list[Mention]]:
        """The mentions of each sentence; a first pass learns which areas the report is about."""
        own = [s for s in sentences if s.kind != Kind.BOILERPLATE]
        for sentence in own:
            for mention in self._named(sentence):
                if mention.known and mention.place and mention.place.oblast:
                    self.areas[mention.place.oblast] += 1
                    self.sure.add(str(mention.place.pcode))
        self.here = None
        return [list(self._named(s)) if s.kind != Kind.BOILERPLATE else [] for s in sentences]

    def resolve(self, form: str, within: Iterable[str] = (), level: Level | None = None) -> Place:
        """What the gazetteer resolves; kept, because a text names the same places again."""
        question = (form, frozenset(within), level)
        if question not in self._places:
            self._places[question] = self.gazetteer.resolve(*question)
        return self._places[question]

    # --- names -------------------------------------------------------------------------------

    def _named(self, sentence: Sentence) -> Iterator[Mention]:
        words = sentence.tokens
        foreign = {term.first: term for term in sentence.of("foreign")}
        found: list[Mention] = []
        at = 0
        while at < len(words):
            mention = self._at(sentence, at, foreign)
            if mention is None:
                at += 1
                continue
            self.here = _oblast_of(mention) or self.here
            found.append(mention)
            at = mention.last
        found = [
            self._narrowed(sentence, one, other) for one, other in zip_longest(found, found[1:])
        ]
        found = self._regional(sentence, found)
        yield from with_roles(sentence, self._coordinated(sentence, found))

    def _regional(self, sentence: Sentence, found: list[Mention]) -> list[Mention]:
        """ "In Kostiantynivka and elsewhere in Donetsk Oblast": the region picks the namesake."""
        regions = [m.place for m in found if m.place and m.place.level == Level.OBLAST]
        if not regions:
            return found
        return [self._moved(sentence, mention, regions) for mention in found]

    def _moved(self, sentence: Sentence, mention: Mention, regions: list[Place]) -> Mention:
        """A small place that lies in none of the regions, if they hold a namesake: that one."""
        place = mention.place
        if place is None or place.level not in (None, Level.SETTLEMENT):
            return mention
        known = (place.population or 0) >= WELL_KNOWN
        if known or any(region.contains(place) for region in regions):
            return mention
        form = form_of(sentence, mention.first, mention.last)
        inside = self.resolve(form, [str(region.pcode) for region in regions])
        lies = inside.resolved and any(region.contains(inside) for region in regions)
        return mention._replace(place=inside) if lies else mention

    def _narrowed(self, sentence: Sentence, one: Mention, other: Mention | None) -> Mention:
        """ "Колодязне Куп'янського району": the area named after a place says which one it is."""
        if one.place is None or other is None or other.place is None or not other.place.pcode:
            return one
        gap = [t.low for t in sentence.tokens[one.last : other.first]]
        if len(gap) > 2 or any(low not in NESTING for low in gap):
            return one
        if other.place.level not in (Level.OBLAST, Level.RAION, Level.HROMADA):
            return one
        form = form_of(sentence, one.first, one.last)
        place = self.resolve(form, (other.place.pcode,))
        inside = place.resolved and other.place.contains(place) and place.pcode != other.place.pcode
        return one._replace(place=place) if inside else one

    def _at(self, sentence: Sentence, at: int, foreign: dict[int, Term]) -> Mention | None:
        word = sentence.tokens[at]
        if word.kind != WORD or not word.text[0].isupper():
            return None
        place, last = self._longest(sentence, at)
        abroad = foreign.get(at)
        if (
            abroad is not None
            and abroad.last >= last
            and not (place and place.level == Level.OBLAST)
        ):
            return Mention(None, at, abroad.last, Role.FOREIGN, sentence.slice(at, abroad.last))
        if place is None or not self._plausible(sentence, at, last, place):
            return None
        if _is_given_name(sentence, at, last, place):
            return None
        return Mention(place, at, last, Role.EVENT, sentence.slice(at, last))

    def _longest(self, sentence: Sentence, at: int) -> tuple[Place | None, int]:
        """The longest name that begins at a token, level word included."""
        for last in range(min(at + LONGEST_NAME, len(sentence.tokens)), at, -1):
            span = sentence.tokens[at:last]
            if any(word.kind == MARK and word.text not in ".№" for word in span):
                continue
            if any(
                not word.text[0].isupper() and not is_level(sentence, at + n)
                for n, word in enumerate(span)
            ):
                continue
            form = form_of(sentence, at, last)
            if last - at == 1 and (around := self._around(form)) is not None:
                return around, last
            if self._is_name(form):
                return self._resolved(sentence, at, last, form), last
        return None, at + 1

    def _is_name(self, form: str) -> bool:
        """Does the gazetteer know the form? Asked twice of every capitalised word, so kept."""
        if form not in self._names:
            self._names[form] = bool(self.gazetteer.find(form))
        return self._names[form]

    def _around(self, form: str) -> Place | None:
        """ "Нікопольщина": the raion of a town, where the gazetteer has no such name."""
        stem, found, _ = form.partition("щин")
        if not found or len(stem) < 4 or self.gazetteer.find(form):
            return None
        for title in ("ський район", "ский район"):
            place = self.resolve(stem + title, tuple(self.areas), Level.RAION)
            if place.resolved:
                return place.model_copy(update={"text": form})
        return None

    def _resolved(self, sentence: Sentence, at: int, last: int, form: str) -> Place:
        return _city_of(self._found(sentence, at, last, form), self.gazetteer)

    def _found(self, sentence: Sentence, at: int, last: int, form: str) -> Place:
        level = level_before(sentence, at) or None
        if (
            level is None
            and last - at == 1
            and is_adjective(form)
            and (hint := level_announced(sentence, at))
        ):
            place = self.resolve(form, tuple(self.areas), hint)
            if place.resolved:
                return place
        within = [code for code, _ in self.areas.most_common()]
        known = self.resolve(form, (), level)
        if known.resolved and (known.level == Level.OBLAST or _is_known(known)):
            return known
        if self.here is not None:
            place = self.resolve(form, (self.here,), level)
            if place.resolved and place.oblast == self.here:
                return place
        first = self.resolve(form, within, level)
        if first.resolved:
            return first
        for area in within:
            place = self.resolve(form, (area,), level)
            if place.resolved:
                return place
        alone = self.resolve(form, (), level)
        if alone.resolved or alone.candidates:
            return alone
        return self.resolve(form, within)

    def _plausible(self, sentence: Sentence, at: int, last: int, place: Place) -> bool:
        """Small places need a sign that a place is meant: "Most" is also a word."""
        best = place if place.resolved else place.candidates[0] if place.candidates else place
        if best.level in (Level.OBLAST, Level.COUNTRY):
            return True
        if best.level in (Level.RAION, Level.HROMADA, Level.DISTRICT):
            nickname = "щин" in sentence.tokens[at].low
            return nickname or is_level(sentence, last - 1) or level_near(sentence, at, last)
        if place.resolved and ((best.population or 0) >= SMALL_TOWN or place.pcode in self.sure):
            return True
        if followed_by_type(sentence, last):
            return True
        return led(sentence, at) or is_level(sentence, last - 1)

    def _coordinated(self, sentence: Sentence, found: list[Mention]) -> list[Mention]:
        """ "Sumy and Chernihiv regions": the level word belongs to both names."""
        out = list(found)
        titled: set[int] = set()
        for n in range(len(out) - 2, -1, -1):
            one, other = out[n], out[n + 1]
            if (
                one.place is None
                or other.place is None
                or other.place.level not in (Level.OBLAST, Level.RAION, Level.DISTRICT)
            ):
                continue
            gap = sentence.tokens[one.last : other.first]
            joined = 1 <= len(gap) <= 2 and all(
                t.low in (",", "and", "та", "і", "й", "и", "або", "or") for t in gap
            )
            if joined and one.place.level != other.place.level:
                raised = self._raised(sentence, one, other.place.level)
                if raised is not None and (is_level(sentence, other.last - 1) or n + 1 in titled):
                    out[n] = one._replace(place=raised)
                    titled.add(n)
        return out

    def _raised(self, sentence: Sentence, mention: Mention, level: Level) -> Place | None:
        """The oblast or raion that a bare name means beside "regions"."""
        title = (TITLE if level == Level.OBLAST else RAION_TITLE)[sentence.language]
        form = form_of(sentence, mention.first, mention.last)
        for each in (f"{form} {title}", form):
            within = () if level == Level.OBLAST else tuple(self.areas)
            place = self.resolve(each, within, level)
            if place.resolved:
                return place
        return None


def _is_given_name(sentence: Sentence, at: int, last: int, place: Place) -> bool:
    """ "Vladimir Saldo", "Ірина Верещук": a small town's name before a surname is a person's."""
    words = sentence.tokens
    if last - at > 1 or last >= len(words) or (place.population or 0) >= WELL_KNOWN:
        return False
    follows = words[last].kind == WORD and words[last].text[:1].isupper()
    if not follows or not words[last].text[1:].islower() or place.level != Level.SETTLEMENT:
        return False
    known = ("levels", "speakers", "assets", "units", "groups", "times", "foreign", "reporting")
    return not led(sentence, at) and not any(
        term.first == last for category in known for term in sentence.of(category)
    )


def _is_known(place: Place) -> bool:
    return (place.population or 0) >= WELL_KNOWN


def _oblast_of(mention: Mention) -> str | None:
    """The oblast of an area or of a town that is well known."""
    place = mention.place
    if place is None or not place.resolved:
        return None
    wide = place.level in (Level.OBLAST, Level.RAION, Level.HROMADA)
    return place.oblast if wide or (place.population or 0) >= WELL_KNOWN else None


def _city_of(place: Place, gazetteer: Gazetteer) -> Place:
    """A city district is read as its city: the finest place that is ever shown."""
    if place.level != Level.DISTRICT or place.settlement is None:
        return place
    return gazetteer.unit(place.settlement).model_copy(update={"text": place.text})
