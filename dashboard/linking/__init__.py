"""Judged claims → incidents, tallies and outages. Pure functions; recomputed, never patched."""

from dashboard.linking.assembly import Events, assemble

__all__ = ["Events", "assemble"]
