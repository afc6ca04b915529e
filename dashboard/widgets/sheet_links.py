"""Links to this view as a sheet to print."""

from markupsafe import Markup

from dashboard.language import _
from dashboard.queries import Filters
from dashboard.widgets.downloads import with_query


def sheet_links(filters: Filters) -> Markup:
    return Markup(
        '<p class="footer">{} <a href="{}" target="_blank">{}</a> <a href="{}" download>{}</a></p>'
    ).format(
        _("Area sheet with numbered sources:"),
        with_query("sheet", filters.to_query(), language=True),
        _("to print"),
        with_query("sheet.pdf", filters.to_query(), language=True),
        "PDF",
    )
