"""Reads of the current release for pages, remembered per release and view. Rows, never words:
what is remembered is shared by readers of every language."""

from typing import Any

import streamlit as st

from dashboard import queries
from dashboard.language import _, named
from dashboard.model.wording import area_words
from dashboard.queries import OpenRelease, open_release
from dashboard.queries.filters import COUNTRY, UNLOCATED
from dashboard.settings import Settings

Release = OpenRelease
Row = dict[str, Any]
KEY: dict[Any, Any] = {OpenRelease: lambda release: release.release_id}
remembered = st.cache_data(max_entries=500, show_spinner=False, hash_funcs=KEY)


def release() -> Release:
    """The current release. ReleaseUnusable if there is none."""
    return open_release(Settings.from_environment().releases)


def place_words(release: Release, pcode: str | None) -> str:
    """The name of a p-code that the release knows, else the code itself."""
    if pcode in (None, "", COUNTRY):
        return _("All of Ukraine")
    if pcode == UNLOCATED:
        return _("Place not known")
    found = areas(release).get(pcode) or known_place(release, pcode)
    return area_words(str(named(found)), found["level"]) if found else str(pcode)


areas = remembered(queries.areas)
known_place = remembered(queries.known_place)
totals = remembered(queries.totals)
counts = remembered(queries.counts)
incidents = remembered(queries.incidents)
incident = remembered(queries.incident)
tallies = remembered(queries.tallies)
outages = remembered(queries.outages)
outage_counts = remembered(queries.outage_counts)
outage_areas = remembered(queries.outage_areas)
unknowns = remembered(queries.unknowns)
parts = remembered(queries.parts)
find_units = remembered(queries.find_units)
publishers = remembered(queries.publishers)
speakers = remembered(queries.speakers)
reports = remembered(queries.reports)
newest_report = remembered(queries.newest_report)
changes = remembered(queries.changes)
corrections = remembered(queries.corrections)
changed_since = remembered(queries.changed_since)
