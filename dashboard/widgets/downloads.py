"""Links to what is shown as files and as pages without a script."""

from markupsafe import Markup

from dashboard.exports import FORMATS
from dashboard.language import _, number, term
from dashboard.markup.addresses import in_language, query_with
from dashboard.markup.pieces import joined
from dashboard.queries import Filters
from dashboard.widgets import reads

TABLES = ("incidents", "claims", "tallies", "outages")


def downloads(filters: Filters, tables: tuple[str, ...] = ("incidents", "claims")) -> Markup:
    """This view as files, and as a page without script or map."""
    files = joined(
        Markup(' <a href="{}" download>{} ({})</a>').format(
            query_with(f"api/export/{table}.{file_format}", filters.to_query()),
            term("table", table),
            file_format.upper(),
        )
        for table in tables
        for file_format in FORMATS
    )
    pages = Markup(' <a href="{}">{}</a>').format(
        in_language("plain", filters.to_query()), _("plain page for slow lines")
    )
    return Markup('<p class="footer">{}{}{}</p>').format(_("Take this view along:"), files, pages)


def release_line(release: reads.Release) -> Markup:
    return Markup('<p class="footer">{}</p>').format(
        _(
            "Release {release}: {reports} reports, {claims} accepted claims. "
            "Reported, not verified."
        ).format(
            release=release.release_id,
            reports=number(release.counts["reports"]),
            claims=number(release.counts["claims"]),
        )
    )
