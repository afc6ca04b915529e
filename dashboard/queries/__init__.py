"""Questions to a release: filters in, rows out. Reads the release folder and nothing else."""

from dashboard.queries.areas import find_units, parts, period_before, unknowns
from dashboard.queries.changes import changed_since, changes, release_on, releases_before
from dashboard.queries.corrections import corrections
from dashboard.queries.events import ORDERS, claims, incident, incidents, outages, tallies
from dashboard.queries.filters import Filters
from dashboard.queries.outage_counts import outage_areas, outage_counts
from dashboard.queries.places import areas, known_place
from dashboard.queries.release import OpenRelease, open_release
from dashboard.queries.shading import SHADES, shades
from dashboard.queries.sources import newest_report, publishers, reports, speakers
from dashboard.queries.totals import counts, timeline, totals
from dashboard.queries.viewport import summarise
from dashboard.queries.whole import batches

__all__ = [
    "ORDERS",
    "SHADES",
    "Filters",
    "OpenRelease",
    "areas",
    "batches",
    "changed_since",
    "changes",
    "claims",
    "corrections",
    "counts",
    "find_units",
    "incident",
    "incidents",
    "known_place",
    "newest_report",
    "open_release",
    "outage_areas",
    "outage_counts",
    "outages",
    "parts",
    "period_before",
    "publishers",
    "release_on",
    "releases_before",
    "reports",
    "shades",
    "speakers",
    "summarise",
    "tallies",
    "timeline",
    "totals",
    "unknowns",
]
