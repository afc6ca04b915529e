"""Who is behind the words: bodies, not persons."""

import re
from collections.abc import Mapping
from functools import lru_cache

from dashboard.model.claim import Claim
from dashboard.model.report import Report
from dashboard.model.vocabulary import PublisherType

PREFIXES = ("the ", "acting ", "first deputy ", "deputy ", "head of ", "spokesperson of ")
OFFICIAL_WORDS = (
    "administration",
    "authorit",
    "council",
    "dtek",
    "emergency service",
    "energo",
    "governor",
    "grids",
    "minist",
    "mayor",
    "naftogaz",
    "official",
    "operator",
    "police",
    "president",
    "prosecutor",
    "united nations",
    "utility",
    "vodokanal",
)
UN = re.compile(r"\bun\b")
NOT_OFFICIAL_HERE = ("russia", "moscow", "occupation")  # authorities of the attacking side
OFFICIAL_PUBLISHERS = (PublisherType.GOVERNMENT, PublisherType.OPERATOR)


@lru_cache(maxsize=10_000)
def body(speaker: str) -> str:
    """The body that a speaker stands for: its head speaks for it.

    >>> body("acting head of Odesa regional military administration")
    'odesa regional military administration'
    """
    words = " ".join(speaker.lower().split())
    shorter = next((words.removeprefix(p) for p in PREFIXES if words.startswith(p)), words)
    return words if shorter == words else body(shorter)


def voice(claim: Claim, reports: Mapping[str, Report]) -> tuple[str, str]:
    """Whose word it is: the speaker's, else the publisher's, else that of the report alone."""
    if claim.said_by:
        return ("speaker", body(claim.said_by))
    publisher = reports[claim.report_id].publisher
    return ("publisher", publisher.casefold()) if publisher else ("report", claim.report_id)


def speaks_officially(claim: Claim, reports: Mapping[str, Report]) -> bool:
    """An official named in it, or an official publisher that names nobody else."""
    if claim.said_by:
        return is_official(claim.said_by)
    report = reports[claim.report_id]
    return report.publisher_type in OFFICIAL_PUBLISHERS and not _hostile(report.publisher)


@lru_cache(maxsize=10_000)
def is_official(said_by: str | None) -> bool:
    """Government, emergency service, operator or UN; never an authority of the attacking side."""
    speaker = (said_by or "").lower()
    if _hostile(said_by):
        return False
    return any(word in speaker for word in OFFICIAL_WORDS) or bool(UN.search(speaker))


def _hostile(name: str | None) -> bool:
    return any(word in (name or "").lower() for word in NOT_OFFICIAL_HERE)
