"""Where: the places a text names, the role each plays, and the one a claim belongs to.

Roles: an event's place; an institution's home; a launch site; a direction; a foreign place; the
capital as the name of a government; a dateline. Only the first makes an entry; an institution's
home stands in where nothing else is named.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from dashboard.extraction.sentences import Kind, Sentence
from dashboard.extraction.tokens import MARK, WORD, Token
from dashboard.extraction.trie import Term
from dashboard.gazetteer import Gazetteer
from dashboard.model.place import Place
from dashboard.model.vocabulary import Level

LONGEST_NAME = 4
SMALL_TOWN = 5000  # people from which a name needs no preposition or type word before it
CAPITAL = "UA80"
LEVEL_WORDS = ("region", "oblast", "область", "області", "districts", "raion")
RIVERS = (
    "river",
    "річка",
    "річки",
    "річці",
    "река",
    "реки",
    "реке",
    "берега",
    "берегу",
    "березі",
    "bank",
    "дніпро",
    "river's",
)
TITLE = {"en": "region", "uk": "область", "ru": "область"}
RAION_TITLE = {"en": "district", "uk": "район", "ru": "район"}


class Role(StrEnum):
    EVENT = "event"
    HOME = "institution"
    LAUNCH = "launch_site"
    DIRECTION = "direction"
    FOREIGN = "foreign"
    ACTOR = "actor"
    DATELINE = "dateline"
    COUNTRY = "country"
    NATION = "nation"  # "in Ukraine": the whole of it, where nothing finer is named


class Mention(NamedTuple):
    """A place named at tokens[first:last]; `place` is None for a foreign one."""

    place: Place | None
    first: int
    last: int
    role: Role
    text: str
    anaphor: bool = False

    @property
    def known(self) -> bool:
        return self.place is not None and self.place.resolved


class Atlas:
    """The gazetteer, with the areas that this report names as its context."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.areas: Counter[str] = Counter()
        self.sure: set[str] = set()  # codes of places that the text names beyond doubt somewhere

    def read(self, sentences: Sequence[Sentence]) -> list[list[Mention]]:
        """The mentions of each sentence; a first pass learns which areas the report is about."""
        for sentence in sentences:
            for mention in self._named(sentence):
                if mention.known and mention.place and mention.place.oblast:
                    self.areas[mention.place.oblast] += 1
                    self.sure.add(str(mention.place.pcode))
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
            found.append(mention)
            at = mention.last
        yield from _with_roles(sentence, self._coordinated(sentence, found))

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
            if self.gazetteer.find(form):
                return self._resolved(sentence, at, last, form), last
        return None, at + 1

    def _resolved(self, sentence: Sentence, at: int, last: int, form: str) -> Place:
        return _city_of(self._found(sentence, at, last, form), self.gazetteer)

    def _found(self, sentence: Sentence, at: int, last: int, form: str) -> Place:
        level = _level_before(sentence, at) or None
        if level is None and last - at == 1 and _is_adjective(form) and (
            hint := _level_announced(sentence, at)):
            place = self.gazetteer.resolve(form, tuple(self.areas), hint)
            if place.resolved:
                return place
        within = [code for code, _ in self.areas.most_common()]
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
            return _is_level(sentence, last - 1) or _level_near(sentence, at, last)
        if place.resolved and ((best.population or 0) >= SMALL_TOWN or place.pcode in self.sure):
            return True
        if _followed_by_type(sentence, last):
            return True
        return _led(sentence, at) or _is_level(sentence, last - 1)

    def _coordinated(self, sentence: Sentence, found: list[Mention]) -> list[Mention]:
        """ "Sumy and Chernihiv regions": the level word belongs to both names."""
        out = list(found)
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
                if raised is not None and _is_level(sentence, other.last - 1):
                    out[n] = one._replace(place=raised)
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


def _city_of(place: Place, gazetteer: Gazetteer) -> Place:
    """A city district is read as its city: the finest place that is ever shown."""
    if place.level != Level.DISTRICT or place.settlement is None:
        return place
    return gazetteer.unit(place.settlement).model_copy(update={"text": place.text})


def _is_adjective(form: str) -> bool:
    return form.lower().endswith(("ського", "цького", "ському", "цькому", "ський", "ского", "ском",
                                  "ський", "ский", "цкого"))


def _level_announced(sentence: Sentence, at: int) -> Level | None:
    """ "двох районів — Вознесенського та Миколаївського": the level word some words before."""
    for term in sentence.of("levels"):
        if term.detail == "after" and term.value in ("raion", "hromada") and 1 <= at - term.first <= 6:
            return Level(term.value)
    return None


def _followed_by_type(sentence: Sentence, last: int) -> bool:
    """ "Хорлы — село у моря", "Bilozerka, a town in Kherson region"."""
    words = sentence.tokens
    if last >= len(words) or words[last].text not in ",—–-(":
        return False
    return any(t.value == "settlement" and last < t.first <= last + 2 for t in sentence.of("levels"))


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


# --- roles -----------------------------------------------------------------------------------


def _with_roles(sentence: Sentence, found: list[Mention]) -> list[Mention]:
    out: list[Mention] = []
    for mention in found:
        role = _role(sentence, mention, out[-1] if out else None)
        if role is not None:
            out.append(mention._replace(role=role))
    return out


def _role(sentence: Sentence, mention: Mention, previous: Mention | None) -> Role | None:
    words = sentence.tokens
    follow = words[mention.last].low if mention.last < len(words) else ""
    before = words[mention.first - 1].low if mention.first else ""
    if follow in RIVERS or before in RIVERS:
        return None
    if mention.first < len(words) and words[mention.first].start < sentence.lead_end:
        return Role.DATELINE
    if sentence.kind == Kind.DATELINE:
        return Role.DATELINE
    if _launched(sentence, mention) or (
        previous and previous.role == Role.LAUNCH and _chained(sentence, previous, mention)
    ):
        return Role.LAUNCH
    if mention.place is None:
        return _foreign_role(sentence, mention)
    if mention.place.level == Level.COUNTRY:
        located = _preposition(sentence, mention.first) == "in"
        return Role.NATION if located and not words[mention.last - 1].text.endswith(("'s", "’s")) else Role.COUNTRY
    if _in_speaker(sentence, mention):
        return Role.HOME
    if (
        mention.place.pcode
        and mention.place.pcode.startswith(CAPITAL)
        and _as_government(sentence, mention)
    ):
        return Role.ACTOR
    if previous and previous.role == Role.DIRECTION and _chained(sentence, previous, mention):
        return Role.DIRECTION
    preposition = _preposition(sentence, mention.first)
    if preposition == "to" or (preposition == "from" and mention.first > 2):
        return Role.DIRECTION
    return Role.EVENT


def _preposition(sentence: Sentence, at: int) -> str | None:
    """The kind of preposition before a name, past "the city of", articles and adjectives."""
    for term in sentence.of("levels"):
        if term.detail == "before" and term.last == at:
            at = term.first
    at -= at > 0 and sentence.tokens[at - 1].low in (
        "the",
        "ukraine",
        "southern",
        "eastern",
        "northern",
    )
    for term in sentence.of("prepositions"):
        if term.last == at:
            return term.value
    return None


def _launched(sentence: Sentence, mention: Mention) -> bool:
    if any(
        term.value == "occupied Crimea" and term.first == mention.first
        for term in sentence.of("foreign")
    ):
        return True
    for term in sentence.of("launches"):
        if term.last <= mention.first <= term.last + 4:
            between = sentence.tokens[term.last : mention.first]
            if not any(t.low in ".;:!?" for t in between):
                return True
    return False


def _chained(sentence: Sentence, one: Mention, other: Mention) -> bool:
    gap = sentence.tokens[one.last : other.first]
    return len(gap) <= 4 and all(
        t.low
        in (
            ",",
            "and",
            "та",
            "і",
            "й",
            "и",
            "або",
            "or",
            "з",
            "із",
            "from",
            "з-під",
            "of",
            "the",
            "occupied",
            "окупованому",
            "криму",
            "—",
            "російського",
            "також",
        )
        for t in gap
    )


def _foreign_role(sentence: Sentence, mention: Mention) -> Role | None:
    """Foreign places count only where something happens in them."""
    term = next(t for t in sentence.of("foreign") if t.first == mention.first)
    if term.detail == "actor":
        return Role.ACTOR
    located = _preposition(sentence, mention.first) in ("in", "near")
    if term.detail == "region":
        return Role.FOREIGN
    return Role.FOREIGN if located or _preposition(sentence, mention.first) == "of" else Role.ACTOR


def _in_speaker(sentence: Sentence, mention: Mention) -> bool:
    """Inside or beside the name of an office: "Kharkiv regional prosecutors", "mayor of Kyiv"."""
    for term in sentence.of("speakers"):
        if term.first <= mention.first < term.last:
            return True
        if term.first == mention.last:
            return True
        gap = sentence.tokens[term.last : mention.first]
        if (
            mention.first >= term.last
            and len(gap) <= 2
            and all(t.low in ("of", "the", "in", "for", "ukraine") for t in gap)
            and term.detail == "role"
        ):
            return True
        if (
            term.detail == "occupier"
            and 0 <= mention.first - term.last <= 5
            and not any(t.text in ",.;:" for t in gap)
        ):
            return True
        if sentence.language != "en" and mention.first == term.last and term.detail != "org":
            return True
    return False


def _as_government(sentence: Sentence, mention: Mention) -> bool:
    """ "Kyiv accuses Moscow": the capital's name for the government."""
    words = sentence.tokens
    if sentence.kind == Kind.HEADLINE:
        return any(t.first == mention.last for t in sentence.of("reporting"))
    if words[mention.last - 1].text.endswith(("'s", "’s")) or mention.last - mention.first > 1:
        return False
    reporting = any(
        t.first == mention.last and t.detail == "verb" for t in sentence.of("reporting")
    )
    if reporting:
        return True
    if _preposition(sentence, mention.first) in ("in", "near", "of"):
        return False
    if any(
        t.first in (mention.last, mention.last + 1, mention.last + 2)
        for category in ("assets", "groups", "outages")
        for t in sentence.of(category)
    ):
        return False
    if any(t.low == ":" for t in words[mention.last : mention.last + 1]):
        return False
    return words[mention.first].low in ("kyiv", "київ", "киев", "kiev")


# --- the place of a claim --------------------------------------------------------------------


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
            if events:
                return _finest([m.place for m in events if m.place], events[0].place)
        return None

    def enter(self, index: int) -> None:
        """Moves on to a sentence: its events become the place spoken of."""
        sentence = self.sentences[index]
        self.index = index
        events = self._events(index)
        if events:
            first = events[0].place
            self.current = _finest([m.place for m in events if m.place], first)
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

    def _events(self, index: int) -> list[Mention]:
        return [m for m in self.mentions[index] if m.role == Role.EVENT and m.place is not None]

    def locate(self, at: int) -> Located:
        """The place of what stands at a token of the sentence entered last."""
        sentence = self.sentences[self.index]
        mentions = self.mentions[self.index]
        placed = [m for m in mentions if m.role in (Role.EVENT, Role.FOREIGN)]
        if placed:
            chosen = _nearest(sentence, placed, at)
            if chosen.role == Role.FOREIGN:
                return Located((), False, foreign=True)
            return Located(self._chain(sentence, placed, chosen), False)
        if anaphor := self._anaphor(sentence, at):
            return Located((anaphor,), True)
        nation = next((m.place for m in mentions if m.role == Role.NATION and m.known), None)
        if nation is not None and self._speaks_of_nation(sentence):
            return Located((nation,), False)
        if self.foreign_paragraph == sentence.paragraph:
            return Located((), True, foreign=True)
        home = next(
            (m.place for m in mentions if m.role in (Role.HOME, Role.DIRECTION) and m.known), None
        )
        known = self.current or self.main
        if (
            home is not None
            and (known is None or not home.contains(known))
            and not _inside(home, known)
        ):
            if known is None or home.oblast != known.oblast:
                return Located((home,), False)
        if known is not None:
            return Located((known,), True)
        country = next((m.place for m in mentions if m.role == Role.COUNTRY and m.known), None)
        if country is not None:
            return Located((country,), False)
        return Located((), True)

    def _nation(self, index: int) -> Place | None:
        """The country, where a total or the lead speaks of all of it."""
        if not self._speaks_of_nation(self.sentences[index]):
            return None
        return next((m.place for m in self.mentions[index] if m.role == Role.NATION and m.known), None)

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
        group = [chosen]
        for mention in known:
            if mention is not chosen and any(
                _chained(sentence, *sorted((mention, each), key=lambda m: m.first))
                for each in group
            ):
                group.append(mention)
        places = [m.place for m in group if m.place]
        levels = {place.level for place in places}
        places = [self._with_region(sentence, m) for m in group if m.place]
        if len(levels) == 1 and len(places) > 1 and len({p.pcode for p in places}) == len(places):
            return tuple(
                p
                for _, p in sorted(zip([m.first for m in group], places), key=lambda pair: pair[0])
            )
        raised = self._with_region(sentence, chosen)
        if raised is not chosen.place:
            return (raised,)
        finest = _finest([m.place for m in known if m.place], chosen.place)
        return (finest,) if finest else ()

    def _with_region(self, sentence: Sentence, mention: Mention) -> Place:
        """ "в Одесі та області": city and region together are the region."""
        assert mention.place is not None
        after = [t.low for t in sentence.tokens[mention.last : mention.last + 3]]
        joined = after[:1] and after[0] in ("та", "і", "й", "и", "and")
        region = {"області", "область", "області", "region", "oblast", "области"} & set(after[1:])
        if joined and region and mention.place.level == Level.SETTLEMENT:
            following = [m for m in self.mentions[self.index] if m.first in (mention.last + 1, mention.last + 2)]
            return mention.place if following else self._oblast(mention.place) or mention.place
        return mention.place

    def _anaphor(self, sentence: Sentence, at: int) -> Place | None:
        """ "the region", "обласний центр", "the capital"."""
        terms = sentence.of("anaphors")
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
        from dashboard.extraction.attribution import region_name

        name = region_name(place.oblast)
        found = (
            self.atlas.gazetteer.resolve(name, (place.oblast,) if place.oblast else ())
            if name
            else None
        )
        return found if found is not None and found.resolved else None


def _inside(home: Place, known: Place | None) -> bool:
    return known is not None and known.contains(home)


def _nearest(sentence: Sentence, placed: list[Mention], at: int) -> Mention:
    """The mention closest to a token; a clause boundary between costs more than words."""

    def cost(mention: Mention) -> tuple[int, int]:
        low, high = sorted((mention.first, at))
        between = sentence.tokens[low:high]
        walls = 12 * sum(t.low in ";:.—–" for t in between) + 4 * sum(t.low == "," for t in between)
        return abs(mention.first - at) + walls + (6 if mention.first > at else 0), mention.first

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


def token_of(sentence: Sentence, offset: int) -> int:
    """The index of the token at or after an offset."""
    return next((n for n, t in enumerate(sentence.tokens) if t.end > offset), len(sentence.tokens))


def occupied(mentions: Sequence[Mention]) -> frozenset[int]:
    """Tokens that belong to names."""
    return frozenset(n for m in mentions for n in range(m.first, m.last))


__all__ = ["Atlas", "Located", "Mention", "Role", "Scene", "Token", "occupied", "token_of"]
