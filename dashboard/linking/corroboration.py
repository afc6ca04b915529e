"""How well an event is supported, from its claims alone."""

import re
from collections.abc import Mapping, Sequence

from dashboard.model.claim import Claim
from dashboard.model.incident import Corroboration
from dashboard.model.report import Report
from dashboard.model.vocabulary import Standing

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


def corroboration(claims: Sequence[Claim], reports: Mapping[str, Report]) -> Corroboration:
    """contested outranks official_or_operator, that outranks multi_source, that single_source."""
    standings = {claim.standing for claim in claims}
    if Standing.DENIED in standings or Standing.DISPUTED in standings:
        return Corroboration.CONTESTED
    asserted = [claim for claim in claims if claim.standing == Standing.ASSERTED]
    if any(is_official(claim.said_by) for claim in asserted):
        return Corroboration.OFFICIAL_OR_OPERATOR
    publishers = {reports[claim.report_id].publisher for claim in asserted} - {None}
    if len(publishers) > 1:
        return Corroboration.MULTI_SOURCE
    return Corroboration.SINGLE_SOURCE


def is_official(said_by: str | None) -> bool:
    """Government, emergency service, operator or UN; never an authority of the attacking side."""
    speaker = (said_by or "").lower()
    if any(word in speaker for word in NOT_OFFICIAL_HERE):
        return False
    return any(word in speaker for word in OFFICIAL_WORDS) or bool(UN.search(speaker))
