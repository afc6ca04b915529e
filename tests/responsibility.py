"""The tables of docs/responsibility.md, worked out: the policy, and the twin article under it.

`python -m tests.responsibility` writes them into the document; a test compares.
"""

import datetime as dt
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from dashboard.gazetteer import load_gazetteer
from dashboard.gazetteer.labelled import labelled_place
from dashboard.model.claim import Claim
from dashboard.model.wording import count_words, what_words
from dashboard.release import Accepted, Decision, Policy, load_policy, public_reading
from dashboard.release.contents import public_claim, public_period
from dashboard.release.explaining import kyiv_words
from dashboard.release.policy.places import public_place
from dashboard.release.policy.rules import Rule
from dashboard.reports.bundled import bundled_facts
from dashboard.settings import Profile
from tests.factories import accepted_claims

ROOT = Path(__file__).parent.parent
DOCUMENT = ROOT / "docs" / "responsibility.md"
TWIN = ROOT / "tests" / "cases" / "twin"
LATER = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)  # when every delay has passed
BLOCK = re.compile(r"(<!-- (\w+) -->\n).*?(\n?<!-- end -->)", re.DOTALL)


def written(text: str) -> str:
    """The document with its tables as they are now."""
    return BLOCK.sub(lambda m: m[1] + "\n".join(table(m[2])) + m[3], text)


def table(name: str) -> Iterator[str]:
    return policy_table(Profile.PUBLIC) if name == "policy" else twin_table(Profile(name))


def policy_table(profile: Profile) -> Iterator[str]:
    policy = load_policy(profile)
    yield from _head("class", "finest place", "delay", "needs, besides being accepted", "withheld")
    rules: dict[str, tuple[Rule, list[str]]] = {}
    for one, name in policy.names.items():
        rules.setdefault(name, (policy.rules[one], []))[1].append(one)
    for rule, classes in rules.values():
        words = ", ".join(word.replace("_", " ") for word in rule.withheld)
        gate = "–" if rule.gate == "accepted" else rule.gate.replace("_", " ")
        yield _row(", ".join(classes), rule.finest, _delay(rule), gate, words)


def _delay(rule: Rule) -> str:
    if rule.official_delay_hours is None:
        return f"{rule.delay_hours} h"
    return f"{rule.delay_hours} h; {rule.official_delay_hours} h if an official says so"


def twin_table(profile: Profile) -> Iterator[str]:
    """One line for each claim of the article: what goes out, or why it does not."""
    accepted, policy = twin(), load_policy(profile)
    decisions = public_reading(accepted, policy, LATER).decisions
    yield from _head("the report says", "goes out as", "where", "when", "who says it", "not before")
    for claim in accepted.claims:
        yield _line(claim, decisions[claim.claim_id], accepted, policy)


def twin() -> Accepted:
    gazetteer = load_gazetteer()
    facts = bundled_facts(TWIN, partial(labelled_place, gazetteer))
    reports = {report.report_id: report for report in facts.reports}
    return accepted_claims(facts.claims, reports, gazetteer.unit)


def _line(claim: Claim, decision: Decision, accepted: Accepted, policy: Policy) -> str:
    said = f"{_what(claim)}{f', says {claim.said_by}' if claim.said_by else ''}"
    if decision.shown is None:
        return _row(said, f"*withheld: {decision.why}*", "", "", "", "")
    public = public_claim(claim, decision, policy, official=accepted.official(claim))
    place = public_place(claim.place, accepted.unit, decision.shown.finest)
    period = public_period(claim.period, decision.shown)
    days = " to ".join(str(day) for day in dict.fromkeys((period.earliest, period.latest)))
    until = kyiv_words(decision.until) if decision.until else ""
    name = f"{place.name} ({place.level})"
    return _row(said, _what(public), name, days, public.said_by or "nobody named", until)


def _what(claim: Claim) -> str:
    return f"{what_words(claim)}: {count_words(claim.count)}"


def _head(*names: str) -> Iterator[str]:
    yield _row(*names)
    yield _row(*("---" for _ in names))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    DOCUMENT.write_text(written(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
