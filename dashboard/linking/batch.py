"""Events as lines of JSON: what `link --batch` prints."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dashboard.linking.corroboration import corroboration
from dashboard.linking.figures import figures
from dashboard.linking.grouping import Group, group
from dashboard.linking.identity import anchor, stable_id
from dashboard.linking.independence import Sketch, sketches_of
from dashboard.linking.outages import outages_of
from dashboard.model.claim import Claim
from dashboard.model.incident import Figure, Outage
from dashboard.model.place import Place
from dashboard.model.report import Report
from dashboard.model.vocabulary import Scope
from dashboard.model.wording import place_words, when_words


def event_lines(claims: Sequence[Claim], reports: Mapping[str, Report]) -> Iterator[dict[str, Any]]:
    """One line for each event, in the order of their first claims; no person judged anything."""
    sketches = sketches_of(reports, claims)
    for each in group(claims, reports).groups:
        yield _line(each, reports, sketches)


def _line(
    each: Group, reports: Mapping[str, Report], sketches: Mapping[str, Sketch]
) -> dict[str, Any]:
    total = each.claims[0].scope == Scope.PERIOD
    event_id = stable_id("t" if total else "i", anchor(each.claims, (), reports))
    episodes = () if total else outages_of(event_id, each.claims, reports)
    return {
        "id": event_id,
        "type": "tally" if total else "incident",
        "claims": [claim.claim_id for claim in each.claims],
        "figures": [_figure(figure) for figure in figures(each.claims, reports)],
        "outages": [_outage(episode) for episode in episodes],
        "corroboration": corroboration(each.claims, reports, sketches),
        "why": _why(each),
    }


def _figure(figure: Figure) -> dict[str, Any]:
    stated = figure.model_dump(mode="json", exclude={"place", "claim_ids"})
    return {**stated, **_place(figure.place), "claims": list(figure.claim_ids)}


def _outage(outage: Outage) -> dict[str, Any]:
    stated = outage.model_dump(mode="json", exclude={"incident_id", "place", "claim_ids"})
    area = {"area": outage.place.name, **_place(outage.place)}
    return {**stated, **area, "claims": list(outage.claim_ids)}


def _place(place: Place) -> dict[str, Any]:
    return {"place": place.name, "pcode": place.pcode}


def _why(each: Group) -> list[str]:
    """A sentence for what needed no rule, and one for each link."""
    first = each.claims[0]
    together = f"{place_words(first.place)}, {when_words(first.period, first.scope)}"
    return [together, *(f"{link.one[0]} and {link.other[0]}: {link.why}" for link in each.links)]
