"""Settled drafts → claims, with quotes that stand in the report and flags for the reviewer."""

from collections.abc import Iterator, Sequence

from dashboard.extraction.drafts import Draft
from dashboard.extraction.reading import Reading
from dashboard.extraction.settled import Settled
from dashboard.extraction.text.visible import Visible
from dashboard.model.claim import CLAIM, Claim
from dashboard.model.report import Report
from dashboard.model.vocabulary import SECTOR_OF_ASSET, Flag, Kind

METHOD = "rules/1"


def to_claims(
    report: Report, seen: Visible, readings: Sequence[Reading], kept: Sequence[Settled]
) -> Iterator[Claim]:
    """One claim for each, numbered in the order of the text."""
    ids: dict[int, str] = {}
    for n, each in enumerate(kept, 1):
        ids.setdefault(id(each.draft), f"{report.report_id}-{n}")
    for n, each in enumerate(kept, 1):
        claim_id = f"{report.report_id}-{n}"
        parent = ids.get(id(each.draft.parent))
        yield CLAIM.validate_python(
            {
                "claim_id": claim_id,
                "report_id": report.report_id,
                **_stated(each),
                **_of_kind(each.draft),
                "part_of": parent if parent != claim_id else None,
                "quote": _quote(seen, readings, each.draft),
                "flags": tuple(dict.fromkeys([*each.flags, *_flags(report, seen, readings, each)])),
                "method": METHOD,
            }
        )


def _stated(each: Settled) -> dict[str, object]:
    draft = each.draft
    return {
        "kind": draft.kind,
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
    }


def _of_kind(draft: Draft) -> dict[str, object]:
    if draft.kind == Kind.CASUALTY:
        return {"harm": draft.subject, "group": draft.detail}
    if draft.kind == Kind.DAMAGE:
        return {
            "asset": draft.subject,
            "sector": SECTOR_OF_ASSET[draft.subject],
            "extent": draft.detail,
            "operator": draft.operator,
        }
    return {
        "service": draft.subject,
        "state": draft.detail,
        "cause": draft.cause,
        "expected_until": draft.expected,
    }


def _quote(seen: Visible, readings: Sequence[Reading], draft: Draft) -> dict[str, object]:
    start, end = seen.span(*readings[draft.index].sentence.span(draft.first, draft.last))
    return {"exact": seen.source[start:end], "start": start, "end": end}


def _flags(
    report: Report, seen: Visible, readings: Sequence[Reading], each: Settled
) -> Iterator[Flag]:
    """What is only known of the finished claim."""
    sentence = readings[each.draft.index].sentence
    if report.hidden_characters or seen.is_odd(sentence.start, sentence.end):
        yield Flag.HIDDEN_CHARACTERS
    total = each.draft.parent
    if total is not None and total.high is not None and (each.draft.low or 0) > total.high:
        yield Flag.SUBSET_EXCEEDS_TOTAL
