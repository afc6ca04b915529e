"""The strip of totals above the map, the links below it."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from dashboard.model.wording import range_words
from dashboard.widgets.markup import joined


def totals_strip(totals: Mapping[str, Any]) -> Markup:
    """Incidents in view; people killed and injured as ranges, and how often without a figure."""
    parts = [_total("incidents", f"{totals['incidents']:,}", "")]
    for harm in ("killed", "injured"):
        unstated = totals[f"{harm}_unstated"]
        aside = f"and {unstated:,} incidents with no figure stated" if unstated else ""
        number = range_words(*(totals[f"{harm}_{end}"] for end in ("low", "best", "high")))
        parts.append(_total(f"people {harm}", number, aside))
    return Markup('<ul class="totals">{}</ul>').format(joined(parts))


def _total(what: str, number: str, aside: str) -> Markup:
    small = Markup("<small>{}</small>").format(aside) if aside else Markup("")
    return Markup("<li><b>{}</b> {}{}</li>").format(number, what, small)


def downloads(query: str) -> Markup:
    """Links to the tables of this view. `query` is percent-encoded."""
    links = joined(
        Markup(' <a href="{}" download>{}</a>').format(f"api/export/{name}?{query}", words)
        for name, words in (
            ("incidents.csv", "incidents (CSV)"),
            ("incidents.geojson", "incidents (GeoJSON)"),
            ("claims.csv", "claims with sources (CSV)"),
        )
    )
    return Markup('<p class="footer">Take this view along:{}</p>').format(links)


def release_footer(release: Any) -> Markup:
    return Markup(
        '<p class="footer">Release {}: {} reports, {} accepted claims. Reported, not verified.</p>'
    ).format(release.release_id, release.counts["reports"], release.counts["claims"])
