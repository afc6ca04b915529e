"""Report → claims, in the order of the text: sentences, mentions, drafts, claims."""

import datetime as dt
from dataclasses import dataclass, replace

from dashboard.extraction.attribution import NOBODY, Speaker, attribute
from dashboard.extraction.casualties import Toll
from dashboard.extraction.counts import find_amounts
from dashboard.extraction.damage import Losses
from dashboard.extraction.drafts import Draft, Unused
from dashboard.extraction.language import report_language
from dashboard.extraction.merging import merge
from dashboard.extraction.outages import Supply
from dashboard.extraction.periods import When, find_periods
from dashboard.extraction.phrases import Phrase, find_phrases
from dashboard.extraction.places import Atlas, Mention, Role, Scene, occupied
from dashboard.extraction.sentences import Kind as Part
from dashboard.extraction.sentences import Sentence, find_sentences
from dashboard.extraction.settled import Settled
from dashboard.extraction.timing import Clock
from dashboard.extraction.unused import unused_figures, unused_places
from dashboard.gazetteer import Gazetteer
from dashboard.model.claim import CLAIM, Claim
from dashboard.model.place import Place
from dashboard.model.report import Report
from dashboard.model.vocabulary import (
    SECTOR_OF_ASSET,
    DateBasis,
    Flag,
    Kind,
    Level,
    Scope,
    Standing,
)

METHOD = "rules/1"
LONGEST = 400_000  # characters read of one report


@dataclass(frozen=True)
class Extraction:
    """The claims of a report, in the order of its text, and what was read and not used."""

    claims: tuple[Claim, ...]
    unused: tuple[Unused, ...]


@dataclass
class Reading:
    """One sentence with everything found in it."""

    sentence: Sentence
    mentions: list[Mention]
    times: list[When]
    phrases: list[Phrase]


def extract(report: Report, gazetteer: Gazetteer) -> Extraction:
    """The claims that a report's text makes. Pure; `report.text` must not be None.

    Every quote is a span of the text. A place that resolves to nothing or to several units stays
    as printed, flagged. Raises nothing on odd text: it only finds less.
    """
    if report.text is None:
        raise ValueError("a report without text has nothing to extract from")
    text = report.text[:LONGEST]
    sentences = find_sentences(text, report_language(text, report.language))
    atlas = Atlas(gazetteer)
    mentions = atlas.read(sentences)
    readings = [_read(s, m, report.published) for s, m in zip(sentences, mentions, strict=True)]
    settled, foreign = _settle(report, atlas, readings)
    kept, superseded = merge(settled)
    _scopes_by_breakdown(kept)
    claims = _claims(report, readings, kept)
    dropped = [*foreign, *superseded]
    return Extraction(tuple(claims), tuple(_unused(readings, kept, dropped)))


def _read(sentence: Sentence, mentions: list[Mention], published: dt.date) -> Reading:
    times = find_periods(sentence, published)
    dated = {n for when in times for n in range(when.first, when.last)}
    amounts = find_amounts(sentence, frozenset(dated | occupied(mentions)))
    return Reading(sentence, mentions, times, find_phrases(sentence, amounts))


# --- from sentences to settled drafts -----------------------------------------------------------


def _settle(
    report: Report, atlas: Atlas, readings: list[Reading]
) -> tuple[list[Settled], list[tuple[Settled, str]]]:
    sentences = [r.sentence for r in readings]
    scene = Scene(atlas, sentences, [r.mentions for r in readings])
    clock = Clock(report.published, readings)
    finders = (Toll(sentences), Losses(), Supply())
    places: list[Place | None] = []
    drafted: list[tuple[Draft, tuple[Place, ...], bool, bool]] = []
    for index, reading in enumerate(readings):
        scene.enter(index)
        places.append(scene.current or scene.main)
        if reading.sentence.kind in (Part.BOILERPLATE, Part.DATELINE):
            continue
        for draft in _drafts(reading, index, finders):
            located = scene.locate(draft.at)
            each = _shared(draft, len(located.places))
            drafted.append((each, located.places, located.carried, located.foreign))
    speakers = attribute(sentences, [r.mentions for r in readings], places, report)
    settled: list[Settled] = []
    foreign: list[tuple[Settled, str]] = []
    for draft, where, carried, abroad in drafted:
        for place in where or (Place(text=""),):
            each = _settled(draft, place, carried, readings, clock, speakers)
            if abroad or not where:
                foreign.append((each, "foreign" if abroad else "no_place"))
            elif _is_hearsay(draft, carried, speakers) and not each.headline:
                foreign.append((each, "not_placed"))
            else:
                settled.append(each)
    return settled, foreign


def _shared(draft: Draft, places: int) -> Draft:
    """ "Two ports, Chornomorsk and Odesa, were hit": one in each."""
    if places < 2 or draft.kind != Kind.DAMAGE or draft.low != places or draft.high != places:
        return draft
    draft.low = draft.high = 1
    return draft


def _is_hearsay(draft: Draft, carried: bool, speakers: list[list[Speaker]]) -> bool:
    """What the attacker says of his own blows names no place, or a hint places nothing."""
    said = _speaker(draft, speakers[draft.index])
    return carried and (draft.weak and draft.kind == Kind.DAMAGE or said.side == "enemy")


def _drafts(reading: Reading, index: int, finders: tuple[Toll, Losses, Supply]) -> list[Draft]:
    toll, losses, supply = finders
    return [
        *toll.read(index, reading.phrases),
        *losses.read(reading.sentence, index, reading.phrases),
        *supply.read(reading.sentence, index, reading.phrases),
    ]


def _settled(
    draft: Draft, place: Place, carried: bool, readings: list[Reading], clock: Clock,
    speakers: list[list[Speaker]],
) -> Settled:
    reading = readings[draft.index]
    timed = clock.time(draft)
    speaker = _speaker(draft, speakers[draft.index])
    flags = [Flag.PLACE_CARRIED] if carried else []
    if not place.resolved:
        flags.append(Flag.PLACE_AMBIGUOUS if place.candidates else Flag.PLACE_UNKNOWN)
    if timed.basis == DateBasis.CARRIED:
        flags.append(Flag.DATE_CARRIED)
    if timed.basis == DateBasis.ASSUMED:
        flags.append(Flag.DATE_ASSUMED)
    if speaker.carried:
        flags.append(Flag.SPEAKER_CARRIED)
    standing = Standing.ALLEGED if speaker.side in ("occupier", "enemy") else Standing.ASSERTED
    return Settled(
        draft=draft if draft.kind != Kind.CASUALTY else draft,
        place=place, when=timed.period, when_text=timed.text, basis=timed.basis,
        scope=Scope.PERIOD if timed.cumulative else Scope.INCIDENT,
        said_by=speaker.said_by, standing=standing, flags=flags,
        headline=reading.sentence.kind == Part.HEADLINE,
        hour=_hour(readings, draft.index),
        earlier=_is_earlier(reading.sentence, draft),
    )


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
    turns = ("but", "however", "но", "однако", "але", "проте", "однак", "later", "now", "згодом",
             "позже", "пізніше")
    for term in sentence.of("earlier"):
        gap = sentence.tokens[term.last : draft.at]
        if term.first <= draft.at and not any(t.low in turns for t in gap):
            return True
    return False


def _speaker(draft: Draft, speakers: list[Speaker]) -> Speaker:
    """The speaker nearest to the fact."""
    if not speakers:
        return NOBODY
    return min(speakers, key=lambda s: abs(s.at - draft.at))


def _scopes_by_breakdown(kept: list[Settled]) -> None:
    """A sum that the report breaks down by place is a period total, its parts belong to it."""
    for total in kept:
        if total.draft.kind != Kind.CASUALTY or not total.draft.low or total.draft.parent:
            continue
        parts = [
            each for each in kept
            if each is not total and each.draft.kind == Kind.CASUALTY
            and each.draft.subject == total.draft.subject
            and each.draft.parent in (None, total.draft)
            and each.draft.detail not in ("child", "woman", "older_person", "health_worker")
            and each.draft.low and total.place.contains(each.place)
            and each.place.pcode != total.place.pcode and each.draft.index >= total.draft.index
            and each.draft.low < (total.draft.low or total.draft.high or 0)
            and each.when == total.when
        ]
        if len({p.place.pcode for p in parts}) >= 2:
            total.scope = Scope.PERIOD
            total.flags.append(Flag.SUM_OF_PLACES)
            for part in parts:
                part.draft.parent = total.draft
                if total.draft.detail == "civilian" and part.draft.detail == "people":
                    part.draft.detail = "civilian"


# --- claims ---------------------------------------------------------------------------------------


def _claims(report: Report, readings: list[Reading], kept: list[Settled]) -> list[Claim]:
    names = {id(each.draft): f"{report.report_id}-{n}" for n, each in enumerate(kept, 1)}
    first_of: dict[int, str] = {}
    out = []
    for n, each in enumerate(kept, 1):
        first_of.setdefault(id(each.draft), f"{report.report_id}-{n}")
    for n, each in enumerate(kept, 1):
        out.append(_claim(report, readings, each, f"{report.report_id}-{n}", first_of, names))
    return out


def _claim(
    report: Report, readings: list[Reading], each: Settled, claim_id: str,
    first_of: dict[int, str], names: dict[int, str],
) -> Claim:
    draft = each.draft
    parent = first_of.get(id(draft.parent)) if draft.parent is not None else None
    sentence = readings[draft.index].sentence
    start, end = sentence.tokens[draft.first].start, sentence.tokens[draft.last - 1].end
    row: dict[str, object] = {
        "kind": draft.kind, "claim_id": claim_id, "report_id": report.report_id,
        "count_low": draft.low, "count_high": draft.high, "quantifier": draft.quantifier,
        "unit": draft.unit, "scope": each.scope,
        "occurred_earliest": each.when.earliest, "occurred_latest": each.when.latest,
        "when_text": each.when_text, "date_basis": each.basis, "place": each.place,
        "said_by": each.said_by, "standing": each.standing,
        "part_of": parent if parent != claim_id else None,
        "quote": {"exact": sentence.text[start:end], "start": start, "end": end},
        "flags": tuple(dict.fromkeys(each.flags)), "method": METHOD,
    }
    if draft.kind == Kind.CASUALTY:
        row |= {"harm": draft.subject, "group": draft.detail}
    elif draft.kind == Kind.DAMAGE:
        row |= {"asset": draft.subject, "sector": SECTOR_OF_ASSET[draft.subject],
                "extent": draft.detail, "operator": draft.operator}
    else:
        row |= {"service": draft.subject, "state": draft.detail, "cause": draft.cause}
    return CLAIM.validate_python(row)


def _unused(
    readings: list[Reading], kept: list[Settled], dropped: list[tuple[Settled, str]]
) -> list[Unused]:
    used: dict[int, list[tuple[int, int]]] = {}
    for each in kept:
        used.setdefault(each.draft.index, []).append((each.draft.first, each.draft.last))
    out = []
    for each, why in dropped:
        sentence = readings[each.draft.index].sentence
        start = sentence.tokens[each.draft.first].start
        end = sentence.tokens[each.draft.last - 1].end
        out.append(Unused(sentence.text[start:end], why, start, end))
    for index, reading in enumerate(readings):
        out += unused_figures(reading.sentence, reading.phrases, used.get(index, []))
        out += unused_places(reading.sentence, reading.mentions)
    return sorted(set(out), key=lambda u: (u.start, u.end, u.why))


__all__ = ["METHOD", "Extraction", "Level", "Role", "Unused", "extract", "replace"]
