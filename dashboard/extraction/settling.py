"""Drafts → settled drafts: each gets its place, time, speaker, scope and standing."""

from dashboard.extraction.casualties.toll import Toll
from dashboard.extraction.damage.losses import Losses
from dashboard.extraction.drafts import Draft
from dashboard.extraction.outages.supply import Supply
from dashboard.extraction.places.atlas import Atlas
from dashboard.extraction.places.nesting import area_of_all
from dashboard.extraction.places.scene import Located, Scene
from dashboard.extraction.reading import Reading
from dashboard.extraction.settled import Settled
from dashboard.extraction.speakers.attribution import attribute
from dashboard.extraction.speakers.speaker import NOBODY, Speaker
from dashboard.extraction.text.sentence import Kind as Part
from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.tokens import Token
from dashboard.extraction.text.vocabulary import words
from dashboard.extraction.times.clock import Clock, Timed
from dashboard.model.place import COUNTRY_PCODE, Place
from dashboard.model.report import Report
from dashboard.model.vocabulary import DateBasis, Flag, Kind, Level, Scope, Standing

TURNS = words("turn")
AS_OF = ("by", "станом", "состоянию", "концу", "кінець", "конец")
COMMA = 6  # words that a comma between speaker and fact weighs


def settle(
    report: Report, atlas: Atlas, readings: list[Reading]
) -> tuple[list[Settled], list[tuple[Settled, str]]]:
    sentences = [r.sentence for r in readings]
    drill = is_drill(sentences)
    scene = Scene(atlas.gazetteer, sentences, [r.mentions for r in readings])
    clock = Clock(report.published, readings)
    finders = (Toll(sentences), Losses(), Supply(sentences, report.published))
    places: list[Place | None] = []
    drafted: list[tuple[Draft, tuple[Place, ...], bool, bool]] = []
    for index, reading in enumerate(readings):
        if reading.sentence.kind != Part.BOILERPLATE:
            scene.enter(index)
        places.append(scene.current or scene.main)
        if reading.sentence.kind in (Part.BOILERPLATE, Part.DATELINE):
            continue
        for draft in _drafts(reading, index, finders):
            located = scene.locate(draft.first, draft.at, draft.last)
            located = _gathered(atlas, draft, located)
            each = _shared(draft, len(located.places))
            drafted.append((each, located.places, located.carried, located.foreign))
    speakers = attribute(sentences, [r.mentions for r in readings], places, report)
    nation = atlas.gazetteer.unit(COUNTRY_PCODE)
    settled: list[Settled] = []
    foreign: list[tuple[Settled, str]] = []
    for draft, where, carried, abroad in drafted:
        if carried and clock.time(draft).cumulative and _is_national(scene.main):
            where = (nation,)  # a report on the country sums up for all of it
        if not where and not abroad and clock.time(draft).cumulative:
            where = (nation,)  # a running total without a place is the country's
        for place in where or (Place(text=""),):
            one = _settled(draft, place, carried, readings, clock, speakers)
            if drill:
                foreign.append((one, "drill"))
            elif abroad or not where:
                foreign.append((one, "foreign" if abroad else "no_place"))
            elif one.background:
                foreign.append((one, "comparison"))
            elif _is_hearsay(draft, carried, readings, speakers) and not one.headline:
                foreign.append((one, "not_placed"))
            else:
                settled.append(one)
    return settled, foreign


def is_drill(sentences: list[Sentence]) -> bool:
    """A report on an exercise: it speaks of a scenario, or of drills in two sentences."""
    told = [t.value for s in sentences for t in s.of("drills")]
    return "scenario" in told and len(told) > 1


def _is_national(place: Place | None) -> bool:
    return place is not None and place.level == Level.COUNTRY


def _gathered(atlas: Atlas, draft: Draft, located: Located) -> Located:
    """One number of several places is one claim of the area that holds them all."""
    places = located.places
    each = draft.kind == Kind.DAMAGE and draft.low == draft.high == len(places)
    if len(places) < 2 or not draft.counted or each or draft.high == 0:
        return located
    area = area_of_all(atlas.gazetteer, places) or atlas.gazetteer.unit(COUNTRY_PCODE)
    return located._replace(places=(area,))


def _shared(draft: Draft, places: int) -> Draft:
    """ "Two ports, Chornomorsk and Odesa, were hit": one in each."""
    if places < 2 or draft.kind != Kind.DAMAGE or draft.low != places or draft.high != places:
        return draft
    draft.low = draft.high = 1
    return draft


def _is_hearsay(
    draft: Draft, carried: bool, readings: list[Reading], speakers: list[list[Speaker]]
) -> bool:
    """What the attacker says of his own blows names no place, or a hint places nothing."""
    said = _speaker(draft, speakers[draft.index], readings[draft.index].sentence)
    if said.side == "enemy" and draft.kind == Kind.DAMAGE:
        return True
    return carried and ((draft.weak and draft.kind == Kind.DAMAGE) or said.side == "enemy")


def _drafts(reading: Reading, index: int, finders: tuple[Toll, Losses, Supply]) -> list[Draft]:
    toll, losses, supply = finders
    return [
        *toll.read(index, reading.phrases),
        *losses.read(reading.sentence, index, reading.phrases),
        *supply.read(reading.sentence, index, reading.phrases),
    ]


def _settled(
    draft: Draft,
    place: Place,
    carried: bool,
    readings: list[Reading],
    clock: Clock,
    speakers: list[list[Speaker]],
) -> Settled:
    reading = readings[draft.index]
    timed = clock.time(draft)
    if place.level == Level.COUNTRY and not timed.cumulative and _is_stock(reading, draft):
        timed = clock.since_invasion()
    speaker = _speaker(draft, speakers[draft.index], readings[draft.index].sentence)
    flags = [Flag.PLACE_CARRIED] if carried else []
    if not place.resolved:
        flags.append(Flag.PLACE_AMBIGUOUS if place.candidates else Flag.PLACE_UNKNOWN)
    if timed.basis == DateBasis.CARRIED:
        flags.append(Flag.DATE_CARRIED)
    if timed.basis == DateBasis.ASSUMED:
        flags.append(Flag.DATE_ASSUMED)
    if speaker.carried:
        flags.append(Flag.SPEAKER_CARRIED)
    if _scope_is_guessed(draft, timed):
        flags.append(Flag.SCOPE_GUESSED)
    standing = Standing.ALLEGED if speaker.side in ("occupier", "enemy") else Standing.ASSERTED
    return Settled(
        draft=draft,
        place=place,
        when=timed.period,
        when_text=timed.text,
        basis=timed.basis,
        scope=_scope(draft, place, timed),
        said_by=speaker.said_by,
        standing=standing,
        side=speaker.side,
        flags=flags,
        headline=reading.sentence.kind == Part.HEADLINE,
        hour=_hour(readings, draft.index),
        earlier=_is_earlier(reading.sentence, draft),
        background=clock.is_background(timed),
    )


def _is_stock(reading: Reading, draft: Draft) -> bool:
    """ "As of 22 March, 2,571 civilian casualties in Ukraine": all that there were until then."""
    hours = any(when.clock for when in reading.times)
    dated = any(_counts_until(reading.sentence.tokens, when.first) for when in reading.times)
    return dated and not hours and draft.kind != Kind.OUTAGE


def _counts_until(words: list[Token], at: int) -> bool:
    """ "As of 22 March", "by June 1", "станом на", "к концу октября": the date of a count."""
    before = [t.low for t in words[max(0, at - 3) : at + 1]]
    return any(low in AS_OF for low in before) or ("as" in before and "of" in before)


def _scope(draft: Draft, place: Place, timed: Timed) -> Scope:
    """A running total, or a day's toll of a whole oblast, is a period."""
    wide = place.level in (Level.OBLAST, Level.COUNTRY)
    daily = timed.day_sum and wide and draft.kind == Kind.CASUALTY and draft.high != 0
    return Scope.PERIOD if timed.cumulative or daily or draft.whole else Scope.INCIDENT


def _scope_is_guessed(draft: Draft, timed: Timed) -> bool:
    """Not the claim's own words say that it counts a day or a longer time, or one attack."""
    return timed.day_sum or (timed.cumulative and timed.basis != DateBasis.STATED)


def _hour(readings: list[Reading], index: int) -> int | None:
    """The minute of the day that the paragraph begins with: "10:20. The mayor said …"."""
    paragraph = readings[index].sentence.paragraph
    while index and readings[index - 1].sentence.paragraph == paragraph:
        index -= 1
    first = readings[index].sentence.tokens[:1]
    hours, _, minutes = first[0].text.partition(":") if first else ("", "", "")
    if not (hours.isdecimal() and minutes.isdecimal() and len(minutes) == 2):
        return None
    return int(hours) * 60 + int(minutes)


def _is_earlier(sentence: Sentence, draft: Draft) -> bool:
    """After "first reports spoke of", and before the "but" that corrects it."""
    for term in sentence.of("earlier"):
        gap = sentence.tokens[term.last : draft.at]
        if term.first <= draft.at and not any(t.low in TURNS for t in gap):
            return True
    return False


def _speaker(draft: Draft, speakers: list[Speaker], sentence: Sentence) -> Speaker:
    """The speaker nearest to the fact; a comma between costs more than words."""
    if not speakers:
        return NOBODY

    def cost(speaker: Speaker) -> int:
        low, high = sorted((speaker.at, draft.at))
        commas = sum(t.text in ",;" for t in sentence.tokens[low:high])
        return high - low + COMMA * commas

    return min(speakers, key=cost)
