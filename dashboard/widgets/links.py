"""Two sides that may be one event as markup; what differs is marked."""

from markupsafe import Markup

from dashboard.markup.pieces import joined
from dashboard.review import Compared, LinkSheet


def link_card(sheet: LinkSheet) -> Markup:
    return Markup(
        '<article class="link"><h4>{} <span class="badge">{} points</span></h4><table>'
        "<thead><tr><th></th><th>{}</th><th>{}</th></tr></thead><tbody>{}</tbody></table></article>"
    ).format(
        sheet.why,
        sheet.points,
        sheet.one[0].claim_id,
        sheet.other[0].claim_id,
        joined(_row(line) for line in sheet.lines()),
    )


def _row(line: Compared) -> Markup:
    row = "<tr><th>{}</th><td>{}</td><td>{}</td></tr>"
    if line.differs:
        row = (
            '<tr class="differs"><th>{} <span class="badge">differs</span></th>'
            "<td>{}</td><td>{}</td></tr>"
        )
    return Markup(row).format(line.what, line.one, line.other)  # noqa: S704 (both are ours)
