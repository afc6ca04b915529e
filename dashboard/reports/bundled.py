"""Reports with claims that were read by hand: data/reports/, or any folder in the same flat format.

The flat format writes a claim's place as place_text, place, level, oblast and place_parent; a field
that is absent is not stated. data/reports/README.md describes the files.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from dashboard.errors import InvalidRows, UnknownId, UnreadableReport
from dashboard.model.claim import (
    CLAIM,
    HAND,
    CasualtyClaim,
    Claim,
    DamageClaim,
    OutageClaim,
)
from dashboard.model.judgement import LinkJudgement, LinkVerdict, now
from dashboard.model.place import Place
from dashboard.model.report import Report
from dashboard.model.vocabulary import Kind, Level, publisher_type

BUNDLED_BY = "bundled facts"
LEVELS = (None, *Level)
PLACE_FIELDS = ("place_text", "place", "level", "oblast", "place_parent")
NOUNS: dict[str, type[Claim]] = {
    Kind.CASUALTY: CasualtyClaim,
    Kind.DAMAGE: DamageClaim,
    Kind.OUTAGE: OutageClaim,
}
LABELS_ONLY = ("quote_start", "optional", "text_file", "style")  # for scoring; nothing is claimed

PlaceOf = Callable[[str, str | None, Level | None, str | None, str | None], Place]
Fault = tuple[int, str, str]
Row = dict[str, Any]


@dataclass(frozen=True)
class Bundled:
    """Reports, the claims they make, and the judgements on which claims describe one event."""

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    links: tuple[LinkJudgement, ...]


def bundled_facts(folder: Path, place: PlaceOf) -> Bundled:
    """Reads reports.jsonl, claims.jsonl and, if there is one, links.csv; ids are kept.

    `place` makes a Place of (words of the report, name, level, p-code of the oblast, city of a
    district). InvalidRows holds all faults of all files; UnreadableReport means a missing file.
    """
    faults: list[Fault] = []
    reports = _reports(folder / "reports.jsonl", faults)
    claims = _claims(folder / "claims.jsonl", reports, place, faults)
    links = _links(folder / "links.csv", claims, faults)
    if faults:
        raise InvalidRows(faults)
    return Bundled(tuple(reports.values()), tuple(claims.values()), links)


def foreign_facts(folder: Path, place: PlaceOf) -> Bundled:
    """The same of a folder that others made, without links: what we do not know is left out.

    Columns of their own, other types of publishers, totals that are not in the file; texts are
    read from `text_file`. A claim that is not sound is a fault nevertheless.
    """
    faults: list[Fault] = []
    reports = _reports(folder / "reports.jsonl", faults, partial(_known_of_report, folder))
    claims = _claims(folder / "claims.jsonl", reports, place, faults, _known_of_claim)
    faults = [fault for fault in faults if "part_of" not in fault[1]]
    if faults:
        raise InvalidRows(faults)
    return Bundled(tuple(reports.values()), tuple(claims.values()), ())


def _known_of_report(folder: Path, row: Row) -> Row:
    known = {name: row[name] for name in Report.model_fields if name in row}
    known["publisher_type"] = publisher_type(row.get("publisher_type"))
    if isinstance(row.get("text_file"), str):
        path = (folder / row["text_file"]).resolve()
        if path.is_relative_to(folder.resolve()) and path.is_file():
            known["text"] = path.read_text(encoding="utf-8", errors="replace")
    return known


def _known_of_claim(row: Row) -> Row:
    """The fields of its kind; a place written as in the claim format is flattened."""
    noun = NOUNS.get(str(row.get("kind")))
    fields = {*noun.model_fields, *PLACE_FIELDS} - {"quote"} if noun else {*row}
    known = {name: value for name, value in row.items() if name in fields}
    if isinstance(row.get("place"), dict):
        place = row["place"]
        known |= {"place": place.get("name"), "place_text": place.get("text")}
        known |= {"level": place.get("level"), "oblast": place.get("oblast")}
        known["place_parent"] = place.get("parent")
    return known


def _labels_aside(row: Row) -> Row:
    return _without(row, LABELS_ONLY)


def _reports(
    path: Path, faults: list[Fault], known: Callable[[Row], Row] = _labels_aside
) -> dict[str, Report]:
    reports: dict[str, Report] = {}
    for number, row in _json_rows(path, faults):
        try:
            report = Report.model_validate(known(row))
        except ValidationError as error:
            faults.extend(_invalid(path, number, error))
            continue
        if report.report_id in reports:
            faults.append(_fault(path, number, "report_id", f"{report.report_id!r} stands twice"))
        reports[report.report_id] = report
    return reports


def _claims(
    path: Path,
    reports: dict[str, Report],
    place: PlaceOf,
    faults: list[Fault],
    known: Callable[[Row], Row] = _labels_aside,
) -> dict[str, Claim]:
    claims: dict[str, Claim] = {}
    subsets: list[tuple[int, str]] = []
    for number, row in _json_rows(path, faults):
        try:
            claim = _claim(known(row), place)
        except ValidationError as error:
            faults.extend(_invalid(path, number, error))
            continue
        except UnknownId as error:
            faults.append(_fault(path, number, "place", str(error)))
            continue
        if claim.claim_id in claims:
            faults.append(_fault(path, number, "claim_id", f"{claim.claim_id!r} stands twice"))
        if claim.report_id not in reports:
            faults.append(_fault(path, number, "report_id", f"no report is {claim.report_id!r}"))
        if claim.part_of:
            subsets.append((number, claim.part_of))
        claims[claim.claim_id] = claim
    faults.extend(
        _fault(path, number, "part_of", f"no claim is {total!r}")
        for number, total in subsets
        if total not in claims
    )
    return claims


def _claim(row: Row, place: PlaceOf) -> Claim:
    """The claim of a row. Its place stays flat where that is no place: the model then says why."""
    text, name, level, oblast, parent = (row.get(field) for field in PLACE_FIELDS)
    where: object = {"text": text or name or "", "name": name, "level": level, "oblast": oblast}
    if level in LEVELS and all(isinstance(v, str | None) for v in (text, name, oblast, parent)):
        where = place(text or name or "", name, level and Level(level), oblast, parent)
    stated = _without(row, PLACE_FIELDS)
    return CLAIM.validate_python({**stated, "place": where, "method": HAND})


def _links(path: Path, claims: dict[str, Claim], faults: list[Fault]) -> tuple[LinkJudgement, ...]:
    """One judgement SAME for each incident_key, in the order of the file."""
    if not path.exists():
        return ()
    keyed = defaultdict(list)
    for number, row in enumerate(csv.DictReader(_text(path).splitlines()), start=2):
        key, claim_id = row.get("incident_key"), row.get("claim_id")
        if not key or not claim_id:
            faults.append(_fault(path, number, "row", "needs an incident_key and a claim_id"))
        elif claim_id not in claims:
            faults.append(_fault(path, number, "claim_id", f"no claim is {claim_id!r}"))
        else:
            keyed[key].append(claim_id)
    at = now()
    return tuple(
        LinkJudgement(claim_ids=ids, verdict=LinkVerdict.SAME, who=BUNDLED_BY, at=at, why=key)
        for key, ids in keyed.items()
    )


def _json_rows(path: Path, faults: list[Fault]) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            faults.append(_fault(path, number, "row", f"is no JSON ({error})"))
            continue
        if isinstance(row, dict):
            yield number, row
        else:
            faults.append(_fault(path, number, "row", "is no JSON object"))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableReport(
            f"{path} cannot be read ({error}). Give a folder with reports.jsonl and claims.jsonl, "
            "both in UTF-8."
        ) from error


def _without(row: dict[str, Any], fields: Iterable[str]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in fields}


def _invalid(path: Path, number: int, error: ValidationError) -> Iterator[Fault]:
    for fault in error.errors():
        column = ".".join(str(part) for part in fault["loc"] if part not in tuple(Kind)) or "row"
        yield _fault(path, number, column, fault["msg"].removeprefix("Value error, "))


def _fault(path: Path, number: int, column: str, why: str) -> Fault:
    return number, f"{path.name} {column}", why
