"""Totals over a period: the latest first, and whether they count what is on the map."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from dashboard.linking.bundles import where
from dashboard.model.claim import Claim
from dashboard.model.incident import Incident, MapIncidents, Tally
from dashboard.model.place import COUNTRY_PCODE
from dashboard.model.vocabulary import Scope


def latest_first(tallies: Iterable[Tally]) -> list[Tally]:
    return sorted(tallies, key=lambda tally: (-tally.as_of.toordinal(), tally.tally_id))


def with_map_incidents(
    tallies: Sequence[Tally], incidents: Sequence[Incident], claims: Iterable[Claim]
) -> list[Tally]:
    """Each tally with the statement whether the incidents on the map are in it."""
    parts = {c.part_of for c in claims if c.scope == Scope.INCIDENT and c.part_of}
    by_area = defaultdict(list)
    for incident in incidents:
        for code in where(incident.place) or (COUNTRY_PCODE,):
            by_area[code].append(incident)
    return [
        tally.model_copy(update={"map_incidents": _in_tally(tally, by_area, parts)})
        for tally in tallies
    ]


def _in_tally(
    tally: Tally, by_area: dict[str, list[Incident]], parts: Collection[str]
) -> MapIncidents:
    if any(claim_id in parts for claim_id in tally.claim_ids):
        return MapIncidents.INCLUDED
    subjects = {(figure.kind, figure.subject) for figure in tally.figures}
    codes = where(tally.place)
    around = by_area.get(codes[-1], []) if codes else by_area.get(COUNTRY_PCODE, [])
    for incident in around:
        same_harm = any((f.kind, f.subject) in subjects for f in incident.figures)
        if same_harm and incident.period.overlaps(tally.period):
            return MapIncidents.UNKNOWN
    return MapIncidents.EXCLUDED
