"""A whole HTML page of ours: no script, one style sheet, links that work without either."""

from markupsafe import Markup

from dashboard.language import LANGUAGES, _, spoken
from dashboard.markup.addresses import query_with
from dashboard.markup.pieces import NOTHING, joined
from dashboard.markup.style import STYLE_SHEET


def whole_page(title: str, body: Markup, css: str = "plain", head: Markup = NOTHING) -> str:
    return Markup(
        '<!doctype html><html lang="{}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<title>{}</title><link rel="stylesheet" href="{}">{}</head>'
        '<body class="{}">{}</body></html>'
    ).format(spoken(), title, STYLE_SHEET, head, css, body)


def masthead() -> Markup:
    return Markup('<h1 class="masthead">{} <span>{}</span></h1>').format(
        _("Civilian Impact Dashboard"), _("reported, not verified")
    )


def language_links(path: str, query: str) -> Markup:
    """This page in the other languages; `query` is percent-encoded and has no language."""
    return joined(
        Markup('<a href="{}" lang="{}" hreflang="{}">{}</a> ').format(
            query_with(path, query, lang=code), code, code, name
        )
        for code, name in LANGUAGES.items()
        if code != spoken()
    )
