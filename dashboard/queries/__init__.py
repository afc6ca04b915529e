"""Questions to a release: filters in, rows out. Reads the release folder and nothing else."""

from dashboard.queries.events import claims, incident, incidents, outages, tallies
from dashboard.queries.filters import Filters
from dashboard.queries.frames import frame
from dashboard.queries.places import area_names, place_name
from dashboard.queries.release import OpenRelease, open_release
from dashboard.queries.totals import counts, timeline, totals
from dashboard.queries.viewport import summarise

__all__ = [
    "Filters",
    "OpenRelease",
    "area_names",
    "claims",
    "counts",
    "frame",
    "incident",
    "incidents",
    "open_release",
    "outages",
    "place_name",
    "summarise",
    "tallies",
    "timeline",
    "totals",
]
