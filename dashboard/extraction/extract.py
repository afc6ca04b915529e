"""Report → claims, in the order of the text: sentences, mentions, drafts, claims."""

import datetime as dt
from dataclasses import dataclass

from dashboard.extraction.counts import find_amounts
from dashboard.extraction.drafts import Unused
from dashboard.extraction.language import report_language
from dashboard.extraction.merging import merge
from dashboard.extraction.periods import find_periods
from dashboard.extraction.phrases import find_phrases
from dashboard.extraction.places import Atlas
from dashboard.extraction.roles import Mention, occupied
from dashboard.extraction.sentences import Sentence, find_sentences
from dashboard.extraction.settled import Settled
from dashboard.extraction.settling import Reading, mark_sums, settle
from dashboard.extraction.standing import mark_standing
from dashboard.extraction.unused import unused_figures, unused_places
from dashboard.gazetteer import Gazetteer
from dashboard.model.claim import CLAIM, Claim
from dashboard.model.report import Report
from dashboard.model.vocabulary import (
    SECTOR_OF_ASSET,
    Kind,
)

METHOD = "rules/1"
LONGEST = 100_000  # characters read of one report


@dataclass(frozen=True)
class Extraction:
    """The claims of a report, in the order of its text, and what was read and not used."""

    claims: tuple[Claim, ...]
    unused: tuple[Unused, ...]


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
    settled, foreign = settle(report, atlas, readings)
    kept, superseded = merge(settled)
    mark_sums(kept)
    mark_standing(readings, kept)
    claims = _claims(report, readings, kept)
    dropped = [*foreign, *superseded]
    return Extraction(tuple(claims), tuple(_unused(readings, kept, dropped)))


def _read(sentence: Sentence, mentions: list[Mention], published: dt.date) -> Reading:
    times = find_periods(sentence, published)
    dated = {n for when in times for n in range(when.first, when.last)}
    amounts = find_amounts(sentence, frozenset(dated | occupied(mentions)))
    return Reading(sentence, mentions, times, find_phrases(sentence, amounts))


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
    report: Report,
    readings: list[Reading],
    each: Settled,
    claim_id: str,
    first_of: dict[int, str],
    names: dict[int, str],
) -> Claim:
    draft = each.draft
    parent = first_of.get(id(draft.parent)) if draft.parent is not None else None
    sentence = readings[draft.index].sentence
    start, end = sentence.tokens[draft.first].start, sentence.tokens[draft.last - 1].end
    row: dict[str, object] = {
        "kind": draft.kind,
        "claim_id": claim_id,
        "report_id": report.report_id,
        "count_low": draft.low,
        "count_high": draft.high,
        "quantifier": draft.quantifier,
        "unit": draft.unit,
        "scope": each.scope,
        "occurred_earliest": each.when.earliest,
        "occurred_latest": each.when.latest,
        "when_text": each.when_text,
        "date_basis": each.basis,
        "place": each.place,
        "said_by": each.said_by,
        "standing": each.standing,
        "part_of": parent if parent != claim_id else None,
        "quote": {"exact": sentence.text[start:end], "start": start, "end": end},
        "flags": tuple(dict.fromkeys(each.flags)),
        "method": METHOD,
    }
    if draft.kind == Kind.CASUALTY:
        row |= {"harm": draft.subject, "group": draft.detail}
    elif draft.kind == Kind.DAMAGE:
        row |= {
            "asset": draft.subject,
            "sector": SECTOR_OF_ASSET[draft.subject],
            "extent": draft.detail,
            "operator": draft.operator,
        }
    else:
        row |= {
            "service": draft.subject,
            "state": draft.detail,
            "cause": draft.cause,
            "expected_until": draft.expected,
        }
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


__all__ = ["METHOD", "Extraction", "Unused", "extract"]
