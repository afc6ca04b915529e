"""Review of links: both sides, what differs, and a judgement that outranks every rule."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dashboard import steps
from dashboard.cli import app
from dashboard.errors import UnknownId
from dashboard.ledger import entries
from dashboard.model.claim import Claim
from dashboard.model.judgement import LinkVerdict, Verdict
from dashboard.review import LinkSheet
from dashboard.settings import Settings
from tests.factories import casualty, chornomorsk, damage, oblast, report

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path))
    monkeypatch.delenv("DASHBOARD_LEDGER", raising=False)
    monkeypatch.delenv("DASHBOARD_RELEASES", raising=False)
    return Settings.from_environment()


def ledger_with(settings: Settings, *claims: Claim) -> steps.Ledger:
    """Synthetic claims, accepted, beside the bundled facts."""
    ledger = steps.open_ledger(settings)
    with ledger.step() as connection:
        for name in sorted({claim.report_id for claim in claims}):
            own = [claim for claim in claims if claim.report_id == name]
            entries.add_report(connection, report(name, publisher=f"Synthetic {name}"), own)
    ids = [claim.claim_id for claim in claims]
    steps.decide(ledger, ids, Verdict.ACCEPTED, who="synthetic reviewer")
    return ledger


def undecided(ledger: steps.Ledger, settings: Settings) -> list[tuple[str, str, str]]:
    return [
        (sheet.one[0].claim_id, sheet.other[0].claim_id, sheet.why)
        for sheet in steps.link_sheets(ledger, settings)
        if not sheet.joined
    ]


def events(ledger: steps.Ledger, settings: Settings, ids: Sequence[str]) -> set[str]:
    """The events that these claims are in, as the next release has them."""
    reports, judged, links = steps._of_ledger(ledger)
    found = steps.events_of(steps.accepted(judged), reports, links, by_rules=settings.link_by_rules)
    return {one.incident_id for one in found.incidents if not set(ids).isdisjoint(one.claim_ids)}


NEARLY = casualty("s1-1", 4), damage("s2-1", 2, place=oblast())


def test_what_differs_is_told_line_by_line() -> None:
    one, other = casualty("s1-1", 4), casualty("s2-1", 6, place=oblast())
    reports = {name: report(name) for name in ("s1", "s2")}
    sheet = LinkSheet((one,), (other,), 7, "same night", joined=False, reports=reports)
    lines = {line.what: (line.one, line.other, line.differs) for line in sheet.lines()}
    assert lines["where"] == ("Odesa", "Odeska oblast", True)
    assert lines["when"] == ("4–5 March 2026", "4–5 March 2026", False)
    assert lines["injured: people"] == ("4", "6", True)


def test_the_bundled_facts_are_all_decided(settings: Settings) -> None:
    assert steps.link_sheets(steps.open_ledger(settings), settings) == []


@pytest.mark.parametrize(("verdict", "number"), [("same", 1), ("different", 2), ("unsure", 2)])
def test_a_decided_link_is_not_asked_again_and_outranks_the_rules(
    settings: Settings, verdict: str, number: int
) -> None:
    ledger = ledger_with(settings, *NEARLY)
    assert undecided(ledger, settings) == [
        ("s1-1", "s2-1", "same night, one place lies in the other")
    ]
    steps.judge_link(ledger, ["s1-1"], ["s2-1"], LinkVerdict(verdict), who="A. Reviewer")
    assert undecided(ledger, settings) == []
    assert len(events(ledger, settings, ["s1-1", "s2-1"])) == number


def test_what_the_rules_joined_is_shown_and_can_be_taken_apart(settings: Settings) -> None:
    ledger = ledger_with(settings, casualty("s1-1", 4), casualty("s2-1", 4, place=oblast()))
    (sheet,) = steps.link_sheets(ledger, settings)
    assert (sheet.joined, sheet.points) == (True, 8)
    assert len(events(ledger, settings, ["s1-1", "s2-1"])) == 1
    steps.judge_link(ledger, ["s1-1"], ["s2-1"], LinkVerdict.DIFFERENT, who="A. Reviewer")
    assert len(events(ledger, settings, ["s1-1", "s2-1"])) == 2


def test_nothing_is_joined_without_a_person_where_the_instance_says_so(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_LINK_BY_RULES", "0")
    careful = Settings.from_environment()
    ledger = ledger_with(careful, casualty("s1-1", 4), casualty("s2-1", 4))
    assert len(events(ledger, careful, ["s1-1", "s2-1"])) == 2
    assert [(one, other) for one, other, _ in undecided(ledger, careful)] == [("s1-1", "s2-1")]
    steps.judge_link(ledger, ["s1-1"], ["s2-1"], LinkVerdict.SAME, who="A. Reviewer")
    assert len(events(ledger, careful, ["s1-1", "s2-1"])) == 1


def test_the_command_lists_both_sides_and_decides_with_a_reason(settings: Settings) -> None:
    ledger = ledger_with(settings, *NEARLY)
    listed = CliRunner().invoke(app, ["review", "links"]).output
    assert "6 points: same night, one place lies in the other" in " ".join(listed.split())
    assert "* where" in listed
    assert "1 links wait for a decision" in listed
    words = ["review", "link", "s1-1", "s2-1", "same", "--who", "A. Reviewer", "--why", "one raid"]
    assert CliRunner().invoke(app, words).exit_code == 0
    assert undecided(ledger, settings) == []
    _, _, links = steps._of_ledger(ledger)
    assert (links[-1].who, links[-1].why, links[-1].verdict) == ("A. Reviewer", "one raid", "same")


def test_same_is_said_of_all_claims_of_both_sides(settings: Settings) -> None:
    ledger = ledger_with(settings, *NEARLY, damage("s1-2", 1))
    steps.judge_link_of(ledger, settings, ("s2-1", "s1-1"), LinkVerdict.SAME, who="A. Reviewer")
    _, _, links = steps._of_ledger(ledger)
    assert sorted(links[-1].claim_ids) == ["s1-1", "s1-2", "s2-1"]


def test_an_unknown_claim_cannot_be_judged(settings: Settings) -> None:
    ledger = ledger_with(settings, *NEARLY)
    with pytest.raises(UnknownId, match="no claim 'x-1'"):
        steps.judge_link(ledger, ["s1-1"], ["x-1"], LinkVerdict.SAME, who="A. Reviewer")


def test_a_merged_event_keeps_one_id_and_the_other_leads_to_it(settings: Settings) -> None:
    ledger = ledger_with(settings, casualty("s1-1", 4), casualty("s2-1", 6, place=chornomorsk()))
    steps.publish(ledger, settings, who="A. Reviewer")
    before = steps.published_ids(settings.releases)[0]
    steps.judge_link(ledger, ["s1-1"], ["s2-1"], LinkVerdict.SAME, who="A. Reviewer")
    steps.publish(ledger, settings, who="A. Reviewer")
    now, redirects = steps.published_ids(settings.releases)
    assert now["s1-1"] == now["s2-1"]
    assert redirects == dict.fromkeys({before["s1-1"], before["s2-1"]} - {now["s1-1"]}, now["s1-1"])
    assert len(redirects) == 1
    again = steps.publish(ledger, settings, who="A. Reviewer")
    assert steps.current_release(settings.releases).name == again
