"""How well an event is supported, from its claims alone."""

from collections.abc import Mapping, Sequence

from dashboard.linking.independence import Sketch, voices
from dashboard.linking.speakers import speaks_officially
from dashboard.linking.superseding import taken_back
from dashboard.model.claim import Claim
from dashboard.model.incident import Corroboration
from dashboard.model.report import Report
from dashboard.model.vocabulary import Standing


def corroboration(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    sketches: Mapping[str, Sketch] | None = None,
) -> Corroboration:
    """retracted outranks contested, then official_or_operator, multi_source, single_source.

    `sketches` tell which reports repeat one text.
    """
    standings = {claim.standing for claim in claims}
    asserted = [claim for claim in claims if claim.standing == Standing.ASSERTED]
    harm = [claim for claim in asserted if claim.count_high != 0]
    if harm and len(claims) > 1 and all(taken_back(claim, claims, reports) for claim in harm):
        return Corroboration.RETRACTED
    if Standing.DENIED in standings or Standing.DISPUTED in standings:
        return Corroboration.CONTESTED
    if any(speaks_officially(claim, reports) for claim in asserted):
        return Corroboration.OFFICIAL_OR_OPERATOR
    if voices(asserted, reports, sketches or {}) > 1:
        return Corroboration.MULTI_SOURCE
    return Corroboration.SINGLE_SOURCE
