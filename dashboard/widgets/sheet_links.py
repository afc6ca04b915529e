"""Links to this view as a sheet to print."""

from markupsafe import Markup

from dashboard.language import _
from dashboard.markup.addresses import in_language
from dashboard.queries import Filters


def sheet_links(filters: Filters) -> Markup:
    return Markup(
        '<p class="footer">{} <a href="{}" target="_blank">{}</a> <a href="{}" download>{}</a></p>'
    ).format(
        _("Area sheet with numbered sources:"),
        in_language("sheet", filters.to_query()),
        _("to print"),
        in_language("sheet.pdf", filters.to_query()),
        "PDF",
    )
