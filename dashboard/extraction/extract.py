"""Report → claims, in the order of the text: sentences, mentions, drafts, claims."""

import datetime as dt
from dataclasses import dataclass

from dashboard.extraction.amounts.counts import find_amounts
from dashboard.extraction.amounts.phrases import find_phrases
from dashboard.extraction.claims import METHOD, to_claims
from dashboard.extraction.drafts import Unused
from dashboard.extraction.length import end_of_reading, not_read
from dashboard.extraction.merging import merge
from dashboard.extraction.places.atlas import Atlas
from dashboard.extraction.places.mention import Mention, occupied
from dashboard.extraction.reading import Reading
from dashboard.extraction.settling import settle
from dashboard.extraction.standing import mark_standing
from dashboard.extraction.sums import mark_sums
from dashboard.extraction.text.language import report_language
from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.sentences import find_sentences
from dashboard.extraction.text.visible import Visible, visible
from dashboard.extraction.times.periods import find_periods
from dashboard.extraction.unused import find_unused
from dashboard.gazetteer import Gazetteer
from dashboard.model.claim import Claim
from dashboard.model.report import Report


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
    end = end_of_reading(report.text)
    seen = visible(report.text[:end])
    sentences = find_sentences(seen.text, report_language(seen.text, report.language))
    atlas = Atlas(gazetteer)
    mentions = atlas.read(sentences)
    readings = [_read(s, m, report.published) for s, m in zip(sentences, mentions, strict=True)]
    settled, foreign = settle(report, atlas, readings)
    kept, superseded = merge(settled)
    mark_sums(kept)
    mark_standing(readings, kept)
    unused = find_unused(readings, kept, [*foreign, *superseded])
    return Extraction(
        tuple(to_claims(report, seen, readings, kept)),
        (*(_in_source(each, seen) for each in unused), *not_read(report.text, end)),
    )


def _in_source(each: Unused, seen: Visible) -> Unused:
    start, end = seen.span(each.start, each.end)
    return Unused(seen.source[start:end], each.why, start, end)


def _read(sentence: Sentence, mentions: list[Mention], published: dt.date) -> Reading:
    times = find_periods(sentence, published)
    dated = {n for when in times for n in range(when.first, when.last)}
    amounts = find_amounts(sentence, frozenset(dated | occupied(mentions)))
    return Reading(sentence, mentions, times, find_phrases(sentence, amounts))


__all__ = ["METHOD", "Extraction", "Unused", "extract"]
