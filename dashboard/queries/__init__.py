"""Questions to a release: filters in, rows out. Reads the release folder and nothing else."""

from dashboard.queries.events import (
    area_names,
    incident,
    incidents,
    outages,
    place_name,
    tallies,
    totals,
)
from dashboard.queries.filters import Filters
from dashboard.queries.frames import frame
from dashboard.queries.release import OpenRelease, open_release
from dashboard.queries.viewport import summarise

__all__ = [
    "Filters",
    "OpenRelease",
    "area_names",
    "frame",
    "incident",
    "incidents",
    "open_release",
    "outages",
    "place_name",
    "summarise",
    "tallies",
    "totals",
]
