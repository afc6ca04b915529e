"""Incidents as cards that open to their claims, and the running totals below them."""

from collections.abc import Iterable

import streamlit as st

from dashboard.language import _, number
from dashboard.markup.events import claims_table, event_card, history_list
from dashboard.queries import Filters
from dashboard.settings import Settings
from dashboard.widgets import address, reads
from dashboard.widgets.markup import notice, show


def draw_incidents(rows: Iterable[reads.Row]) -> None:
    contact = Settings.from_environment().contact
    with st.container(gap=None, key="cards"):
        for row in rows:
            show(event_card(row, contact))
            st.button(
                _("Claims and sources"),
                key=f"open-{row['incident_id']}",
                type="tertiary",
                on_click=address.write,
                args=("incident", row["incident_id"]),
            )


def draw_incident(release: reads.Release, incident_id: str) -> None:
    st.button(_("Back to the list"), on_click=address.forget, args=("incident",))
    found = reads.incident(release, incident_id)
    if found is None:
        notice(_("This incident is not in the current release. It may have been withdrawn."))
        return
    row, claims = found
    show(event_card(row, Settings.from_environment().contact))
    show(claims_table(claims))
    show(history_list(row["history"]))


def draw_tallies(release: reads.Release, filters: Filters, place: str | None) -> None:
    rows = reads.tallies(release, filters, place)
    if rows:
        heading = _("Running totals, in no incident")
        with st.expander(f"{heading} ({number(len(rows))})"):
            for row in rows:
                show(event_card(row))
