"""Judged claims → incidents, tallies and outages. Pure functions; recomputed, never patched."""

from dashboard.linking.assembly import Events, assemble
from dashboard.linking.batch import event_lines
from dashboard.linking.clusters import Link
from dashboard.linking.grouping import Grouping, group
from dashboard.linking.identity import NOTHING_YET, Published

__all__ = [
    "NOTHING_YET",
    "Events",
    "Grouping",
    "Link",
    "Published",
    "assemble",
    "event_lines",
    "group",
]
