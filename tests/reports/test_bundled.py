import json
from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from dashboard.errors import InvalidRows, UnreadableReport
from dashboard.gazetteer import load_gazetteer
from dashboard.gazetteer.labelled import labelled_place
from dashboard.model.judgement import LinkVerdict
from dashboard.model.place import Place
from dashboard.model.vocabulary import Level, Scope
from dashboard.reports.bundled import BUNDLED_BY, Bundled, bundled_facts
from dashboard.settings import DATA

REPORT = {"report_id": "a", "publisher": "Synthetic Daily", "published": "2026-03-05"}
CLAIM = {
    "claim_id": "a-1",
    "report_id": "a",
    "kind": "casualty",
    "harm": "injured",
    "count_low": 2,
    "count_high": 2,
    "quantifier": "exact",
    "unit": "person",
    "scope": "incident",
    "occurred_earliest": "2026-03-04",
    "occurred_latest": "2026-03-05",
    "place_text": "Odessa",
    "place": "Odesa",
    "level": "settlement",
    "oblast": "UA51",
    "standing": "asserted",
}


def as_labelled(
    text: str, name: str | None, level: Level | None, oblast: str | None, parent: str | None
) -> Place:
    return Place(text=text, name=name, level=level, oblast=oblast, parent=parent)


def folder(path: Path, reports: list[object], claims: list[object], links: str = "") -> Path:
    for name, rows in (("reports.jsonl", reports), ("claims.jsonl", claims)):
        lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
        (path / name).write_text("\n".join(lines), encoding="utf-8")
    if links:
        (path / "links.csv").write_text(links, encoding="utf-8")
    return path


def faults(path: Path) -> list[tuple[int, str]]:
    with pytest.raises(InvalidRows) as found:
        bundled_facts(path, as_labelled)
    return [(row, column) for row, column, _ in found.value.faults]


@pytest.fixture(scope="module")
def facts() -> Bundled:
    return bundled_facts(DATA / "reports", as_labelled)


def test_all_bundled_facts_load(facts: Bundled) -> None:
    assert (len(facts.reports), len(facts.claims), len(facts.links)) == (155, 521, 89)


def test_bundled_claims_are_judged_by_hand_and_carry_no_quote(facts: Bundled) -> None:
    assert {(claim.method, claim.quote) for claim in facts.claims} == {("hand", None)}


def test_every_bundled_report_has_publisher_address_and_summary(facts: Bundled) -> None:
    assert all(r.publisher and r.url and r.summary and r.text is None for r in facts.reports)


def test_every_bundled_claim_is_in_exactly_one_judged_event(facts: Bundled) -> None:
    named = Counter(claim_id for link in facts.links for claim_id in link.claim_ids)
    assert named == Counter(claim.claim_id for claim in facts.claims)
    assert {(link.verdict, link.who) for link in facts.links} == {(LinkVerdict.SAME, BUNDLED_BY)}


def test_no_bundled_event_mixes_incidents_and_totals(facts: Bundled) -> None:
    scope = {claim.claim_id: claim.scope for claim in facts.claims}
    scopes = Counter(frozenset(scope[i] for i in link.claim_ids) for link in facts.links)
    assert scopes == {frozenset({Scope.INCIDENT}): 75, frozenset({Scope.PERIOD}): 14}


def test_every_bundled_place_resolves_to_the_unit_that_its_label_names(facts: Bundled) -> None:
    located = bundled_facts(DATA / "reports", partial(labelled_place, load_gazetteer()))
    for labelled, claim in zip(facts.claims, located.claims, strict=True):
        label, place = labelled.place, claim.place
        name = (label.name or "").removesuffix(" hromada")
        assert (place.name, place.level, place.oblast) == (name, label.level, label.oblast)
        assert (place.text, place.pcode is not None) == (label.text, True)
        assert label.parent in (None, place.parent)


def test_a_code_of_no_oblast_is_told_with_its_row(tmp_path: Path) -> None:
    row = {**CLAIM, "place": "Odeska", "level": "oblast", "oblast": "UA99"}
    with pytest.raises(InvalidRows, match=r"row 1, claims\.jsonl place: No place has the code"):
        bundled_facts(folder(tmp_path, [REPORT], [row]), partial(labelled_place, load_gazetteer()))


def test_what_a_row_leaves_out_is_not_stated(tmp_path: Path) -> None:
    claim = bundled_facts(folder(tmp_path, [REPORT], [CLAIM]), as_labelled).claims[0]
    assert (claim.said_by, claim.part_of, claim.when_text, claim.flags) == (None, None, None, ())
    assert claim.detail == "people"


def test_the_flat_place_reaches_the_resolver_field_by_field(tmp_path: Path) -> None:
    row = {**CLAIM, "place": "Kyivskyi", "level": "district", "place_parent": "Odesa"}
    place = bundled_facts(folder(tmp_path, [REPORT], [row]), as_labelled).claims[0].place
    assert (place.text, place.name, place.level) == ("Odessa", "Kyivskyi", "district")
    assert (place.oblast, place.parent) == ("UA51", "Odesa")


def test_a_place_without_printed_words_goes_by_its_name(tmp_path: Path) -> None:
    row = {key: value for key, value in CLAIM.items() if key != "place_text"}
    claim = bundled_facts(folder(tmp_path, [REPORT], [row]), as_labelled).claims[0]
    assert claim.place.text == "Odesa"


def test_labels_for_scoring_are_no_part_of_a_claim(tmp_path: Path) -> None:
    report = {**REPORT, "text_file": "texts/a.txt", "style": "synthetic"}
    claim = {**CLAIM, "quote_start": "two were", "optional": True}
    assert len(bundled_facts(folder(tmp_path, [report], [claim]), as_labelled).claims) == 1


def test_a_folder_without_links_has_no_judgements(tmp_path: Path) -> None:
    assert bundled_facts(folder(tmp_path, [REPORT], [CLAIM]), as_labelled).links == ()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableReport, match=r"reports\.jsonl cannot be read"):
        bundled_facts(tmp_path, as_labelled)


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    reports = [REPORT, {**REPORT, "published": "yesterday"}, REPORT, "not json", "[1]"]
    claims = [
        {**CLAIM, "count_low": 3},
        {**CLAIM, "claim_id": "a-2", "colour": "red"},
        {**CLAIM, "claim_id": "a-3", "level": "town"},
        {**CLAIM, "claim_id": "a-4", "report_id": "b", "part_of": "a-9"},
        {**CLAIM, "claim_id": "a-4"},
        {**CLAIM, "claim_id": "a-5", "kind": "rumour"},
    ]
    links = "incident_key,claim_id\nodesa,a-4\nodesa,a-7\n,a-4\n"
    assert faults(folder(tmp_path, reports, claims, links)) == [
        (2, "reports.jsonl published"),
        (3, "reports.jsonl report_id"),
        (4, "reports.jsonl row"),
        (5, "reports.jsonl row"),
        (1, "claims.jsonl row"),
        (2, "claims.jsonl colour"),
        (3, "claims.jsonl place.level"),
        (4, "claims.jsonl report_id"),
        (5, "claims.jsonl claim_id"),
        (6, "claims.jsonl row"),
        (4, "claims.jsonl part_of"),
        (3, "links.csv claim_id"),
        (4, "links.csv row"),
    ]
