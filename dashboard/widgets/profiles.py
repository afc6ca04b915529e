"""Asks a release for the profile of an area."""

from dataclasses import replace

from dashboard.markup.areas import Profile
from dashboard.queries import Filters, period_before
from dashboard.widgets import reads
from dashboard.widgets.periods import today


def profile(release: reads.Release, filters: Filters, pcode: str | None) -> Profile:
    """The area's own profile under the filters; what they say of an area is passed over."""
    here = replace(filters, area=None)
    before = period_before(here, today())
    return Profile(
        reads.place_words(release, pcode),
        reads.totals(release, here, pcode),
        reads.totals(release, before, pcode) if before else None,
        reads.counts(release, "sectors", here, pcode),
        reads.counts(release, "services", here, pcode),
        reads.outage_counts(release, here, pcode),
        reads.unknowns(release, here, pcode),
    )
