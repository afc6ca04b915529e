"""What a claim needs besides being accepted: a publisher, an official speaker, a second report."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from dashboard.model.claim import Claim
from dashboard.model.report import Report
from dashboard.model.vocabulary import Standing
from dashboard.release.policy.rules import Class, Gate, class_of

Members = Mapping[tuple[str, Class], list[Claim]]

NO_PUBLISHER = "its report names no publisher"
NEEDS_SUPPORT = (
    "it needs a government, emergency service or operator that says so, or a second publisher"
)


def members_of(
    claims: Iterable[Claim], event_of: Mapping[str, str], reports: Mapping[str, Report]
) -> Members:
    """The claims that reports of a named publisher make, undenied, by event and class."""
    found: dict[tuple[str, Class], list[Claim]] = defaultdict(list)
    for claim in claims:
        if reports[claim.report_id].publisher and claim.standing != Standing.DENIED:
            found[event_of[claim.claim_id], class_of(claim)].append(claim)
    return found


def fault(
    gate: Gate, claim: Claim, report: Report, *, official: bool, voices: Callable[[], int]
) -> str | None:
    """Why the claim does not pass; None if it does. `voices` is asked only where it matters."""
    if gate == Gate.ATTRIBUTED and not report.publisher:
        return NO_PUBLISHER
    if gate == Gate.OFFICIAL_OR_TWO_PUBLISHERS and not (_says(claim, official) or voices() > 1):
        return NEEDS_SUPPORT
    return None


def _says(claim: Claim, official: bool) -> bool:
    """An official who denies it does not report it."""
    return official and claim.standing != Standing.DENIED
