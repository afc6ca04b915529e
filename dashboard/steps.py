"""The steps of the flow, chained: read, review, decide, publish, check. A step is one transaction.

The only file that knows more than one room; the command line and the desk pages call it, for
reading a source too (`read_source`, `read_bytes`, `read_text`, `read_url`).
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from dashboard.errors import DashboardError, ReleaseUnusable, UnknownId, UnusableChange
from dashboard.extraction import Extraction, extract
from dashboard.extraction.batch import read_batch
from dashboard.extraction.contract import to_contract
from dashboard.gazetteer import load_gazetteer
from dashboard.gazetteer.boundaries import areas
from dashboard.gazetteer.labelled import labelled_place
from dashboard.ledger import entries, views
from dashboard.ledger.ledger import Ledger
from dashboard.linking import (
    NOTHING_YET,
    Events,
    Link,
    Published,
    assemble,
    event_lines,
    group,
)
from dashboard.model.claim import Claim, edited
from dashboard.model.judgement import (
    JudgedClaim,
    Judgement,
    LinkJudgement,
    LinkVerdict,
    Verdict,
    now,
)
from dashboard.model.report import Report
from dashboard.release import (
    current_release,
    may_be_public,
    publish_release,
    published_ids,
    verify_release,
)
from dashboard.reports import (
    Reading,
    canonical_url,
    read_bytes,
    read_source,
    read_text,
    read_url,
    to_report,
)
from dashboard.reports.bundled import BUNDLED_BY, bundled_facts
from dashboard.review import LinkSheet, ReviewSheet
from dashboard.settings import DATA, Settings

__all__ = [
    "Ledger",
    "LinkSheet",
    "Reading",
    "read_bytes",
    "read_source",
    "read_text",
    "read_url",
]  # and all that is defined here


@dataclass(frozen=True)
class Stored:
    """What came of reading a report: its id, and whether the ledger had it already."""

    report_id: str
    known: bool
    proposed: int


def open_ledger(settings: Settings) -> Ledger:
    """The ledger at the newest version; a new one starts with the bundled public facts."""
    ledger = Ledger(settings.ledger_url)
    with ledger.reading() as connection:
        empty = not views.any_report(connection)
    if empty:
        _load_bundled_facts(ledger)
    return ledger


def _load_bundled_facts(ledger: Ledger) -> None:
    facts = bundled_facts(DATA / "reports", partial(labelled_place, load_gazetteer()))
    claims_of: dict[str, list[Claim]] = {report.report_id: [] for report in facts.reports}
    for claim in facts.claims:
        claims_of[claim.report_id].append(claim)
    at = now()
    accepted = [
        Judgement(claim_id=claim.claim_id, verdict=Verdict.ACCEPTED, who=BUNDLED_BY, at=at)
        for claim in facts.claims
    ]
    with ledger.step() as connection:
        if views.any_report(connection):  # another process was faster
            return
        for report in facts.reports:
            entries.add_report(
                connection, report, claims_of[report.report_id], canonical_url=_canonical(report)
            )
        entries.add_judgements(connection, accepted)
        entries.add_link_judgements(connection, facts.links)


def prepare(settings: Settings, *, who: str) -> None:
    """What a first run needs: a ledger with the bundled facts, and a release to show."""
    ledger = open_ledger(settings)
    try:
        current_release(settings.releases)
    except ReleaseUnusable:
        publish(ledger, settings, who=who)


# --- read --------------------------------------------------------------------------------------


def propose(reading: Reading, details: Mapping[str, Any]) -> tuple[Report, Extraction]:
    """The report and the claims that its text makes, unjudged. Stores nothing."""
    report = to_report(reading, **details)
    return report, extract(report, load_gazetteer())


def propose_batch(batch: Path) -> Iterator[tuple[Report, Extraction]]:
    """The same for each line of a batch file, in its order. InvalidRows for a faulty file."""
    for report in read_batch(batch):
        yield report, extract(report, load_gazetteer())


def to_json(report: Report, extraction: Extraction, indent: int | None = None) -> str:
    """Report and claims in the public claim format."""
    return json.dumps(to_contract(report, extraction), ensure_ascii=False, indent=indent)


def read(ledger: Ledger, reading: Reading, details: Mapping[str, Any]) -> Stored:
    """Stores a report with its proposed claims; the same text or address again changes nothing.

    `details` are what the user says of the report (keywords of `to_report`).
    """
    report = to_report(reading, **details)
    with ledger.reading() as connection:
        known = _known(connection, report)
    if known:
        return known
    extraction = extract(report, load_gazetteer())
    with ledger.step() as connection:
        known = _known(connection, report)  # another process may have been faster
        if known:
            return known
        entries.add_report(
            connection,
            report,
            extraction.claims,
            canonical_url=_canonical(report),
            unused=[vars(unused) for unused in extraction.unused],
        )
    return Stored(report.report_id, known=False, proposed=len(extraction.claims))


def _known(connection: Any, report: Report) -> Stored | None:
    report_id = views.known_report_id(
        connection, sha256=report.sha256, canonical_url=_canonical(report)
    )
    if report_id is None:
        return None
    claims = views.judged_claims(connection, report_id)
    return Stored(report_id, known=True, proposed=len(claims))


def _canonical(report: Report) -> str | None:
    return canonical_url(report.url) if report.url else None


# --- review ------------------------------------------------------------------------------------


def sheet(ledger: Ledger, report_id: str) -> ReviewSheet:
    """One report with its text and claims. UnknownId if there is none."""
    with ledger.reading() as connection:
        return ReviewSheet(
            views.report(connection, report_id),
            tuple(views.judged_claims(connection, report_id)),
            tuple(views.unused(connection, report_id)),
        )


def claims(ledger: Ledger, report_id: str | None = None) -> list[JudgedClaim]:
    """All claims of the ledger or of one report, judged or not. UnknownId if there is none."""
    with ledger.reading() as connection:
        if report_id:
            views.report(connection, report_id)
        return views.judged_claims(connection, report_id)


def waiting_reports(ledger: Ledger) -> list[tuple[Report, int]]:
    """Reports that were read here, newest first, each with the number of its open claims."""
    with ledger.reading() as connection:
        return views.read_reports(connection)


# --- decide ------------------------------------------------------------------------------------


def decide(
    ledger: Ledger,
    claim_ids: Iterable[str],
    verdict: Verdict,
    *,
    who: str,
    why: str | None = None,
    seen: dict[str, int | None] | None = None,
) -> int:
    """Accepts or rejects claims as they stand, keeping earlier corrections; returns how many."""
    with ledger.step() as connection:
        judgements = [
            Judgement(
                claim_id=claim_id,
                verdict=verdict,
                changes=_corrections(connection, claim_id),
                who=who,
                at=now(),
                why=why,
            )
            for claim_id in dict.fromkeys(claim_ids)
        ]
        entries.add_judgements(connection, judgements, seen=seen)
    return len(judgements)


def correct(
    ledger: Ledger,
    claim_id: str,
    changes: Mapping[str, object],
    *,
    who: str,
    why: str | None = None,
    seen: dict[str, int | None] | None = None,
) -> None:
    """Accepts a claim with some fields corrected. UnusableChange if the result is no sound claim.

    `changes` takes the field names of the claim format; a place may be given by its name.
    """
    with ledger.step() as connection:
        judged = views.judged_claim(connection, claim_id)
        corrections = {
            **(judged.judgement.changes if judged.judgement else {}),
            **_resolved(judged.claim, changes),
        }
        _sound(judged.proposed, corrections)
        judgement = Judgement(
            claim_id=claim_id,
            verdict=Verdict.ACCEPTED,
            changes=corrections,
            who=who,
            at=now(),
            why=why,
        )
        entries.add_judgements(connection, [judgement], seen=seen)


def _corrections(connection: Any, claim_id: str) -> dict[str, object]:
    judged = views.judged_claim(connection, claim_id)
    return dict(judged.judgement.changes) if judged.judgement else {}


def _resolved(claim: Claim, changes: Mapping[str, object]) -> dict[str, object]:
    """The changes with a place given by name or p-code turned into the official unit."""
    if not isinstance(changes.get("place"), str):
        return dict(changes)
    name = str(changes["place"]).strip()
    gazetteer = load_gazetteer()
    try:
        place = gazetteer.unit(name).model_copy(update={"text": claim.place.text})
    except UnknownId:
        place = gazetteer.resolve(name, (claim.place.oblast,) if claim.place.oblast else ())
    if place.resolved:
        return {**changes, "place": place.model_dump(mode="json")}
    choices = ", ".join(f"{c.name} in {c.raion or c.oblast} ({c.pcode})" for c in place.candidates)
    raise UnusableChange(
        f"{name!r} may be several places: {choices}. Give the code of one of them."
        if choices
        else f"No place is called {name!r}. Check the spelling, or give a p-code."
    )


def _sound(proposed: Claim, corrections: dict[str, object]) -> None:
    try:
        edited(proposed, corrections)
    except ValidationError as error:
        faults = "; ".join(_fault(fault) for fault in error.errors())
        raise UnusableChange(f"The corrected claim would not be sound: {faults}.") from error


def _fault(fault: Mapping[str, Any]) -> str:
    field = ".".join(str(part) for part in fault["loc"][1:])
    why = str(fault["msg"]).removeprefix("Value error, ")
    return f"{field}: {why}" if field else why


# --- decide what is one event ------------------------------------------------------------------


def link_sheets(ledger: Ledger, settings: Settings) -> list[LinkSheet]:
    """What may be one event, the most alike first; then what the rules joined, the least first."""
    reports, judged, links = _of_ledger(ledger)
    claims = {claim.claim_id: claim for claim in accepted(judged)}
    grouping = group(claims.values(), reports, links, by_rules=settings.link_by_rules)
    joined = [link for each in grouping.groups for link in each.links]

    def sheet(link: Link, joined: bool) -> LinkSheet:
        one, other = (tuple(claims[i] for i in side) for side in (link.one, link.other))
        return LinkSheet(one, other, link.points, link.why, joined, reports)

    return [
        *(sheet(link, joined=False) for link in sorted(grouping.suggested, key=_most_alike_first)),
        *(sheet(link, joined=True) for link in sorted(joined, key=_most_alike_first)[::-1]),
    ]


def _most_alike_first(link: Link) -> tuple[object, ...]:
    return (-link.points, link.one, link.other)


def judge_link(
    ledger: Ledger,
    one: Sequence[str],
    other: Sequence[str],
    verdict: LinkVerdict,
    *,
    who: str,
    why: str | None = None,
) -> None:
    """Stores whether two sides, given by their claim_ids, are one event; it outranks every rule.

    "Same" is said of all claims of both sides, anything else of the first of either. UnknownId if
    the ledger has no such claim.
    """
    named = [*one, *other] if verdict == LinkVerdict.SAME else [one[0], other[0]]
    judgement = LinkJudgement(
        claim_ids=tuple(dict.fromkeys(named)), verdict=verdict, who=who, at=now(), why=why
    )
    with ledger.step() as connection:
        entries.add_link_judgements(connection, [judgement])


def judge_link_of(
    ledger: Ledger,
    settings: Settings,
    claim_ids: tuple[str, str],
    verdict: LinkVerdict,
    *,
    who: str,
    why: str | None = None,
) -> None:
    """The same for the sides that two claims stand in, or for these claims alone."""
    one, other = ([claim_id] for claim_id in claim_ids)
    for sheet in link_sheets(ledger, settings):
        sides = [[claim.claim_id for claim in side] for side in (sheet.one, sheet.other)]
        if (one[0] in sides[0] and other[0] in sides[1]) or (
            one[0] in sides[1] and other[0] in sides[0]
        ):
            one, other = sides
            break
    judge_link(ledger, one, other, verdict, who=who, why=why)


# --- publish -----------------------------------------------------------------------------------


def publish(ledger: Ledger, settings: Settings, *, who: str) -> str:
    """Writes all accepted claims as a new release and makes it the current one; returns its id."""
    reports, judged, links = _of_ledger(ledger)
    # Before events are assembled: what may not go out must not lend them a place or a day either.
    claims = [claim for claim in accepted(judged) if may_be_public(claim)]
    event_of, redirects = published_ids(settings.releases)
    events = events_of(
        claims,
        reports,
        links,
        Published(event_of, redirects),
        by_rules=settings.link_by_rules,
    )
    release_id = publish_release(
        settings.releases,
        incidents=events.incidents,
        tallies=events.tallies,
        outages=events.outages,
        changes=events.changes,
        redirects=events.redirects,
        claims=claims,
        reports=reports,
        unit=load_gazetteer().unit,
        areas=areas(),
    )
    with ledger.step() as connection:
        if release_id not in views.publications(connection):
            entries.add_publication(connection, release_id, who)
    return release_id


def accepted(judged: Iterable[JudgedClaim]) -> list[Claim]:
    """The accepted claims, as corrected."""
    return [one.claim for one in judged if one.verdict == Verdict.ACCEPTED]


def events_of(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    links: Sequence[LinkJudgement],
    published: Published = NOTHING_YET,
    *,
    by_rules: bool = True,
) -> Events:
    unit = load_gazetteer().unit
    return assemble(claims, reports, links, unit, published, by_rules=by_rules)


def _of_ledger(
    ledger: Ledger,
) -> tuple[dict[str, Report], list[JudgedClaim], list[LinkJudgement]]:
    """Reports with their texts, claims with their judgements, and link judgements."""
    with ledger.reading() as connection:
        texts = views.texts(connection)
        reports = {
            report.report_id: report.model_copy(update={"text": texts.get(report.report_id)})
            for report in views.reports(connection)
        }
        return reports, views.judged_claims(connection), views.link_judgements(connection)


# --- link --------------------------------------------------------------------------------------


def link_batch(folder: Path) -> Iterator[str]:
    """The events that the claims of a folder make, one line of JSON each. Stores nothing.

    The folder holds reports.jsonl and claims.jsonl in the flat format (data/reports/README.md);
    no link is read.
    """
    facts = bundled_facts(folder, partial(labelled_place, load_gazetteer()), links=False)
    reports = {report.report_id: report for report in facts.reports}
    for line in event_lines(facts.claims, reports):
        yield json.dumps(line, ensure_ascii=False)


# --- check -------------------------------------------------------------------------------------


def check(ledger: Ledger, settings: Settings) -> list[str]:
    """What is wrong with the ledger and the current release, one sentence each; [] if sound."""
    faults = list(_ledger_faults(ledger))
    try:
        verify_release(current_release(settings.releases))
    except DashboardError as error:
        faults.append(str(error))
    return faults


def _ledger_faults(ledger: Ledger) -> Iterable[str]:
    with ledger.reading() as connection:
        yield from views.integrity_faults(connection)
        texts = views.texts(connection)
        for one in views.judged_claims(connection):
            yield from _claim_faults(one, texts.get(one.proposed.report_id, ""))


def _claim_faults(one: JudgedClaim, text: str) -> Iterable[str]:
    try:
        claim = one.claim
    except ValidationError:
        yield f"Claim {one.proposed.claim_id} is not sound with its corrections. Correct it again."
        return
    if claim.quote and text[claim.quote.start : claim.quote.end] != claim.quote.exact:
        yield f"The quote of claim {claim.claim_id} does not stand in its report's text."
