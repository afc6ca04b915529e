"""The places that a text names: the longest names the gazetteer knows, read in their context."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dashboard.extraction.roles import Mention, Role, with_roles
from dashboard.extraction.sentences import Sentence
from dashboard.extraction.tokens import MARK, WORD
from dashboard.extraction.trie import Term
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
        self.sure: set[str] = set()  # codes of places that the text names beyond doubt somewhere

    def read(self, sentences: Sequence[Sentence]) -> list[list[Mention]]:
        """The mentions of each sentence; a first pass learns which areas the report is about."""
        for sentence in sentences:
            for mention in self._named(sentence):
                if mention.known and mention.place and mention.place.oblast:
                    self.areas[mention.place.oblast] += 1
                    self.sure.add(str(mention.place.pcode))
        self.here = None
        return [list(self._named(sentence)) for sentence in sentences]

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
        found = [self._narrowed(sentence, *pair) for pair in pairwise([*found, None]) if pair[0]]
        found = self._regional(sentence, found)
        yield from with_roles(sentence, self._coordinated(sentence, found))

    def _regional(self, sentence: Sentence, found: list[Mention]) -> list[Mention]:
        """ "In Kostiantynivka and elsewhere in Donetsk Oblast": the region picks the namesake."""
        regions = [m.place for m in found if m.place and m.place.level == Level.OBLAST]
        out = []
        for mention in found:
            place = mention.place
            lies = any(place and region.contains(place) for region in regions)
            small = place is not None and place.level in (None, Level.SETTLEMENT)
            if regions and small and not lies and (place.population or 0) < WELL_KNOWN:
                form = _form(sentence, mention.first, mention.last)
                inside = self.gazetteer.resolve(form, [str(region.pcode) for region in regions])
                if inside.resolved and any(region.contains(inside) for region in regions):
                    mention = mention._replace(place=inside)
            out.append(mention)
        return out

    def _narrowed(self, sentence: Sentence, one: Mention | None, other: Mention | None) -> Mention:
        """ "Колодязне Куп'янського району": the area named after a place says which one it is."""
        assert one is not None
        if one.place is None or other is None or other.place is None or not other.place.pcode:
            return one
        gap = [t.low for t in sentence.tokens[one.last : other.first]]
        if len(gap) > 2 or any(low not in NESTING for low in gap):
            return one
        if other.place.level not in (Level.OBLAST, Level.RAION, Level.HROMADA):
            return one
        form = _form(sentence, one.first, one.last)
        place = self.gazetteer.resolve(form, (other.place.pcode,))
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
                not word.text[0].isupper() and not _is_level(sentence, at + n)
                for n, word in enumerate(span)
            ):
                continue
            form = _form(sentence, at, last)
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
            place = self.gazetteer.resolve(stem + title, tuple(self.areas), Level.RAION)
            if place.resolved:
                return place.model_copy(update={"text": form})
        return None

    def _resolved(self, sentence: Sentence, at: int, last: int, form: str) -> Place:
        return _city_of(self._found(sentence, at, last, form), self.gazetteer)

    def _found(self, sentence: Sentence, at: int, last: int, form: str) -> Place:
        level = _level_before(sentence, at) or None
        if (
            level is None
            and last - at == 1
            and _is_adjective(form)
            and (hint := _level_announced(sentence, at))
        ):
            place = self.gazetteer.resolve(form, tuple(self.areas), hint)
            if place.resolved:
                return place
        within = [code for code, _ in self.areas.most_common()]
        known = self.gazetteer.resolve(form, (), level)
        if known.resolved and (known.population or 0) >= WELL_KNOWN:
            return known
        if self.here is not None:
            place = self.gazetteer.resolve(form, (self.here,), level)
            if place.resolved and place.oblast == self.here:
                return place
        first = self.gazetteer.resolve(form, within, level)
        if first.resolved:
            return first
        for area in within:
            place = self.gazetteer.resolve(form, (area,), level)
            if place.resolved:
                return place
        alone = self.gazetteer.resolve(form, (), level)
        if alone.resolved or alone.candidates:
            return alone
        return self.gazetteer.resolve(form, within)

    def _plausible(self, sentence: Sentence, at: int, last: int, place: Place) -> bool:
        """Small places need a sign that a place is meant: "Most" is also a word."""
        best = place if place.resolved else place.candidates[0] if place.candidates else place
        if best.level in (Level.OBLAST, Level.COUNTRY):
            return True
        if best.level in (Level.RAION, Level.HROMADA, Level.DISTRICT):
            nickname = "щин" in sentence.tokens[at].low
            return nickname or _is_level(sentence, last - 1) or _level_near(sentence, at, last)
        if place.resolved and ((best.population or 0) >= SMALL_TOWN or place.pcode in self.sure):
            return True
        if _followed_by_type(sentence, last):
            return True
        return _led(sentence, at) or _is_level(sentence, last - 1)

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
                if raised is not None and (_is_level(sentence, other.last - 1) or n + 1 in titled):
                    out[n] = one._replace(place=raised)
                    titled.add(n)
        return out

    def _raised(self, sentence: Sentence, mention: Mention, level: Level) -> Place | None:
        """The oblast or raion that a bare name means beside "regions"."""
        title = (TITLE if level == Level.OBLAST else RAION_TITLE)[sentence.language]
        form = _form(sentence, mention.first, mention.last)
        for each in (f"{form} {title}", form):
            within = () if level == Level.OBLAST else tuple(self.areas)
            place = self.gazetteer.resolve(each, within, level)
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
    return not _led(sentence, at) and not any(
        term.first == last for category in known for term in sentence.of(category)
    )


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


def _is_adjective(form: str) -> bool:
    return form.lower().endswith(
        ("ського", "цького", "ському", "цькому", "ський", "ского", "ском", "ський", "ский", "цкого")
    )


def _level_announced(sentence: Sentence, at: int) -> Level | None:
    """ "двох районів — Вознесенського та Миколаївського": the level word some words before."""
    for term in sentence.of("levels"):
        if (
            term.detail == "after"
            and term.value in ("raion", "hromada")
            and 1 <= at - term.first <= 6
        ):
            return Level(term.value)
    return None


def _followed_by_type(sentence: Sentence, last: int) -> bool:
    """ "Хорлы — село у моря", "Bilozerka, a town in Kherson region"."""
    words = sentence.tokens
    if last >= len(words) or words[last].text not in ",—–-(":
        return False
    return any(
        t.value == "settlement" and last < t.first <= last + 2 for t in sentence.of("levels")
    )


def _form(sentence: Sentence, first: int, last: int) -> str:
    text = sentence.slice(first, last)
    for ending in ("'s", "’s", "ʼs"):
        text = text.removesuffix(ending)
    return text


def _is_level(sentence: Sentence, at: int) -> bool:
    return any(term.first == at and term.detail == "after" for term in sentence.of("levels"))


def _level_near(sentence: Sentence, at: int, last: int) -> bool:
    """A level word close by: "двох районів — Вознесенського та Миколаївського"."""
    return any(
        term.value in ("raion", "hromada")
        and (at - 8 <= term.first < at or last <= term.first <= last + 4)
        for term in sentence.of("levels")
    )


def _level_before(sentence: Sentence, at: int) -> Level | None:
    """ "the city of", "м.", "село": what comes is a settlement."""
    for term in sentence.of("levels"):
        dot = term.last < at and sentence.tokens[term.last].low == "."
        if term.detail == "before" and term.last + dot == at:
            return Level.SETTLEMENT
    return None


def _led(sentence: Sentence, at: int) -> bool:
    """Does a preposition or a type word stand before the name?"""
    if _level_before(sentence, at) is not None:
        return True
    return any(term.last == at for term in sentence.of("prepositions"))
