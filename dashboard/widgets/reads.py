"""Reads of the current release for pages, remembered per release and view."""

from typing import Any

import streamlit as st

from dashboard import queries
from dashboard.queries import Filters, OpenRelease, open_release
from dashboard.settings import Settings

Release = OpenRelease
Row = dict[str, Any]
KEY: dict[Any, Any] = {OpenRelease: lambda release: release.release_id}
remembered = st.cache_data(max_entries=500, show_spinner=False, hash_funcs=KEY)


def release() -> Release:
    """The current release. ReleaseUnusable if there is none."""
    return open_release(Settings.from_environment().releases)


@remembered
def area_names(release: Release) -> dict[str, str]:
    return queries.area_names(release)


@remembered
def place_name(release: Release, pcode: str) -> str:
    return queries.place_name(release, pcode)


@remembered
def totals(release: Release, filters: Filters, place: str | None) -> Row:
    return queries.totals(release, filters, place)


@remembered
def incidents(
    release: Release, filters: Filters, place: str | None, limit: int, offset: int
) -> tuple[list[Row], int]:
    return queries.incidents(release, filters, place, limit, offset)


@remembered
def incident(release: Release, incident_id: str) -> tuple[Row, list[Row]] | None:
    return queries.incident(release, incident_id)


@remembered
def tallies(release: Release, filters: Filters, place: str | None) -> list[Row]:
    return queries.tallies(release, filters, place)
