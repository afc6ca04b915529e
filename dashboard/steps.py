"""The steps of the flow, chained: read, review, decide, publish, check. A step is one transaction.

The only file that knows more than one room; the command line and the desk pages call it, for
reading a source too (`read_source`, `read_bytes`, `read_text`, `read_url`).
"""

import datetime as dt
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from dashboard.errors import (
    DashboardError,
    PublishingFrozen,
    ReleaseUnusable,
    UnknownId,
    UnusableChange,
)
from dashboard.extraction import Extraction, extract
from dashboard.extraction.batch import read_batch
from dashboard.extraction.contract import to_contract
from dashboard.gazetteer import load_gazetteer
from dashboard.gazetteer.boundaries import areas
from dashboard.gazetteer.labelled import labelled_place
from dashboard.ledger import chain, entries, views
from dashboard.ledger.backup import backup
from dashboard.ledger.backup import restore as fill
from dashboard.ledger.ledger import Ledger
from dashboard.ledger.views import Freeze
from dashboard.linking import (
    NOTHING_YET,
    Events,
    Link,
    Published,
    assemble,
    event_lines,
    group,
)
from dashboard.linking.identity import redirects
from dashboard.linking.independence import sketch, sketches_of, voices
from dashboard.linking.speakers import speaks_officially
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
    Accepted,
    Reasons,
    claims_behind,
    current_release,
    explained,
    held,
    kyiv_words,
    last_releases,
    load_policy,
    public_reading,
    publish_release,
    published_ids,
    read_datapackage,
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
from dashboard.reports.bundled import BUNDLED_BY, bundled_facts, foreign_facts
from dashboard.review import LinkSheet, ReviewSheet
from dashboard.settings import DATA, Profile, Settings

__all__ = [
    "Ledger",
    "LinkSheet",
    "Reading",
    "backup",
    "read_bytes",
    "read_source",
    "read_text",
    "read_url",
]  # and all that is defined here


ANCHORS = 20  # releases whose head of the audit chain `check --audit` looks up


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
                connection,
                report,
                claims_of[report.report_id],
                canonical_url=_canonical(report),
                who=BUNDLED_BY,
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


def read(ledger: Ledger, reading: Reading, details: Mapping[str, Any], *, who: str = "") -> Stored:
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
            who=who,
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


def publish(ledger: Ledger, settings: Settings, *, who: str, profile: str = Profile.PUBLIC) -> str:
    """Writes what the profile lets out of the accepted claims as a new release; returns its id.

    A release for the desk goes into a folder of its own, where no public process looks.
    """
    with ledger.reading() as connection:
        if views.freeze(connection):
            raise PublishingFrozen(
                "Publishing is frozen: only takedowns go out. `freeze --end` ends it."
            )
    return _publish(ledger, settings, who=who, profile=profile)


def _publish(ledger: Ledger, settings: Settings, *, who: str, profile: str) -> str:
    """The same, frozen or not; while frozen nothing goes out that was not out before."""
    policy = load_policy(profile)
    releases = settings.releases_of(policy.profile)
    with ledger.reading() as connection:
        found = _accepted(connection, settings, releases)
        freeze, down = views.freeze(connection), views.takedowns(connection)
        head = chain.head(connection)
    release_id = publish_release(
        releases,
        found,
        policy,
        areas(),
        as_of=freeze.moment if freeze else None,
        reasons=Reasons(taken_down=down, frozen=bool(freeze)),
        audit=head._asdict() if head else None,
    )
    with ledger.step() as connection:
        if release_id not in views.publications(connection):
            entries.add_publication(connection, release_id, who)
    return release_id


def accepted(judged: Iterable[JudgedClaim]) -> list[Claim]:
    """The accepted claims, as corrected."""
    return [one.claim for one in judged if one.verdict == Verdict.ACCEPTED]


def accepted_of(ledger: Ledger, settings: Settings) -> Accepted:
    """The accepted claims with all that policy asks about them."""
    with ledger.reading() as connection:
        return _accepted(connection, settings, settings.releases)


def _accepted(connection: Any, settings: Settings, releases: Path) -> Accepted:
    """Without what is taken down; while frozen, as things stood then."""
    freeze, down = views.freeze(connection), views.takedowns(connection)
    reports = _reports(connection)
    judged = views.judged_claims(connection, until=freeze.judgements if freeze else None)
    links = views.link_judgements(connection, until=freeze.link_judgements if freeze else None)
    claims = [claim for claim in accepted(judged) if claim.claim_id not in down]
    return Accepted(
        claims=claims,
        reports=reports,
        unit=load_gazetteer().unit,
        latest=views.latest_days(connection),
        **linking_of(claims, reports, links, releases, by_rules=settings.link_by_rules),
    )


def linking_of(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    links: Sequence[LinkJudgement],
    releases: Path,
    *,
    by_rules: bool = True,
) -> dict[str, Any]:
    """What `Accepted` is handed of linking: functions over some of the claims."""
    event_of, known = published_ids(releases)
    texts = cache(lambda: sketches_of(reports, claims))

    def published(apart: Collection[str]) -> Published:
        """Without ids that go to nobody; a claim that does not exist keeps them from new events."""
        kept = {claim_id: one for claim_id, one in event_of.items() if one not in apart}
        return Published(kept | {f"~{one}": one for one in apart}, known)

    return {
        "assemble": lambda some, apart: events_of(
            some, reports, links, published(apart), by_rules=by_rules
        ),
        "redirects": lambda now_in, apart: redirects(now_in, published(apart)),
        "official": lambda claim: speaks_officially(claim, reports),
        "voices": lambda some: voices(some, reports, texts()),
        "published": event_of,
    }


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
        return (
            _reports(connection),
            views.judged_claims(connection),
            views.link_judgements(connection),
        )


def _reports(connection: Any) -> dict[str, Report]:
    """All reports with their texts, or what stands for a purged one, by id."""
    texts, purged = views.texts(connection), views.sketches(connection)
    kept = {name: {"text": text} for name, text in texts.items()} | {
        name: {"sketch": frozenset(numbers)} for name, numbers in purged.items()
    }
    return {
        report.report_id: report.model_copy(update=kept.get(report.report_id, {}))
        for report in views.reports(connection)
    }


def explain(
    ledger: Ledger, settings: Settings, wanted: str, profile: str = Profile.PUBLIC
) -> list[str]:
    """Why an incident, claim or report is shown, how, or why not yet: a line for each claim."""
    policy = load_policy(profile)
    found = accepted_of(ledger, settings)
    return explained(found, policy, public_reading(found, policy, now()), wanted)


def held_claims(
    ledger: Ledger, settings: Settings, profile: str = Profile.PUBLIC
) -> list[tuple[str, str]]:
    """Accepted claims whose delay has not passed, next one first, each with its end in words."""
    found = accepted_of(ledger, settings)
    reading = public_reading(found, load_policy(profile), now())
    return [(claim_id, kyiv_words(until)) for claim_id, until in held(reading)]


# --- correct what is public ----------------------------------------------------------------------


def take_down(
    ledger: Ledger, settings: Settings, wanted: str, *, who: str, why: str, back: bool = False
) -> str:
    """Takes an entry, claim or report out of the release, or puts it back; the id of the new one.

    `why` stays on the desk; the public log shows one of a few reasons (`REASONS`). Goes out while
    publishing is frozen, too.
    """
    with ledger.reading() as connection:
        claim_ids = _claims_of(connection, settings, wanted)
    with ledger.step() as connection:
        entries.add_takedown(connection, wanted, claim_ids, down=not back, who=who, why=why)
    return _publish(ledger, settings, who=who, profile=_current_profile(settings))


def _claims_of(connection: Any, settings: Settings, wanted: str) -> list[str]:
    """Ids of the claims that an id stands for: an entry of the release, a claim, a report."""
    known = {
        one.proposed.claim_id
        for one in views.judged_claims(connection)
        if wanted in (one.proposed.claim_id, one.proposed.report_id)
    } | claims_behind(settings.releases, wanted)
    earlier = views.taken_down_as(connection, wanted)
    found = sorted(known | earlier)
    if not found:
        raise UnknownId(
            f"No entry of the release, claim or report is called {wanted!r}. An entry has its id "
            "on its page, `review --all` lists the others."
        )
    return found


def freeze(
    ledger: Ledger, settings: Settings, *, who: str, why: str | None, end: bool = False
) -> str:
    """Nothing new goes out until the freeze is ended; returns the id of the release that says so.

    What is public stays as the current release has it, whatever was accepted since.
    """
    with ledger.step() as connection:
        if bool(views.freeze(connection)) != end:
            raise PublishingFrozen(
                "Publishing is not frozen." if end else "Publishing is frozen already."
            )
        now_public = Freeze(not end, *_as_published(connection, settings))
        entries.add_freeze(connection, now_public, who=who, why=why)
    return _publish(ledger, settings, who=who, profile=_current_profile(settings))


def _as_published(connection: Any, settings: Settings) -> tuple[int, int, dt.datetime]:
    """The last judgement and link judgement that the current release knows, and its moment."""
    try:
        described = read_datapackage(current_release(settings.releases))
        number = int((described.get("audit") or {})["number"])
    except (ReleaseUnusable, KeyError):
        return 0, 0, now()
    judgements, links = (
        chain.last_of(connection, table, number) for table in ("judgements", "link_judgements")
    )
    return judgements, links, dt.datetime.fromisoformat(described["created"])


def _current_profile(settings: Settings) -> str:
    try:
        return str(read_datapackage(current_release(settings.releases)).get("profile"))
    except ReleaseUnusable:
        return Profile.PUBLIC


# --- keep no longer than needed ------------------------------------------------------------------


def purge(ledger: Ledger, days: int, *, who: str, why: str | None = None) -> tuple[int, int]:
    """Drops texts stored more than `days` days ago; how many, and how many wait for a judgement.

    Claims with their quotes, the sha256 of the text, and a sketch that tells whether another report
    repeats it stay, so that nothing that is public changes.
    """
    with ledger.step() as connection:
        old, waiting = views.old_texts(connection, now() - dt.timedelta(days=days))
        sketches = {report_id: sorted(sketch(text)) for report_id, text in old.items()}
        entries.purge_texts(connection, sketches, who=who, why=why)
    ledger.overwrite_dropped()
    return len(sketches), waiting


# --- back up and restore -------------------------------------------------------------------------


def restore(file: Path, settings: Settings) -> int:
    """Fills the ledger, which must be empty, from a backup; returns the number of rows."""
    return fill(file, Ledger(settings.ledger_url))


# --- link --------------------------------------------------------------------------------------


def link_batch(folder: Path) -> Iterator[str]:
    """The events that the claims of a folder make, one line of JSON each. Stores nothing.

    The folder holds reports.jsonl and claims.jsonl in the flat format (data/reports/README.md);
    no link is read.
    """
    facts = foreign_facts(folder, partial(labelled_place, load_gazetteer()))
    reports = {report.report_id: report for report in facts.reports}
    for line in event_lines(facts.claims, reports):
        yield json.dumps(line, ensure_ascii=False)


# --- check -------------------------------------------------------------------------------------


def check(ledger: Ledger, settings: Settings, *, audit: bool = False) -> list[str]:
    """What is wrong with the ledger and the current release, one sentence each; [] if sound.

    `audit` proves the audit chain, against the heads that the last releases carry, too.
    """
    faults = list(_ledger_faults(ledger))
    if audit:
        with ledger.reading() as connection:
            faults += chain.faults(connection, _anchors(settings))
    try:
        verify_release(current_release(settings.releases))
    except DashboardError as error:
        faults.append(str(error))
    return faults


def _anchors(settings: Settings) -> dict[str, chain.Head]:
    """Heads of the audit chain by release, of the last releases."""
    found = {}
    for folder in last_releases(settings.releases, ANCHORS):
        head = read_datapackage(folder).get("audit")
        if head:
            found[folder.name] = chain.Head(int(head["number"]), str(head["hash"]))
    return found


def _ledger_faults(ledger: Ledger) -> Iterable[str]:
    with ledger.reading() as connection:
        yield from views.integrity_faults(connection)
        yield from views.text_faults(connection)
        texts, purged = views.texts(connection), views.sketches(connection)
        for one in views.judged_claims(connection):
            report_id = one.proposed.report_id
            text = None if report_id in purged else texts.get(report_id, "")
            yield from _claim_faults(one, text)


def _claim_faults(one: JudgedClaim, text: str | None) -> Iterable[str]:
    """`text` is None where it was purged: then the quote is all that is left of it."""
    try:
        claim = one.claim
    except ValidationError:
        yield f"Claim {one.proposed.claim_id} is not sound with its corrections. Correct it again."
        return
    stands = (
        text is None
        or not claim.quote
        or claim.quote.exact == (text[claim.quote.start : claim.quote.end])
    )
    if not stands:
        yield f"The quote of claim {claim.claim_id} does not stand in its report's text."
