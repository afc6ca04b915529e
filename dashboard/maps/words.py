"""The words that the map's layer writes, in one language: the layer itself knows none."""

from typing import Any

from dashboard.language import _, plural

FORMS = {"one": 1, "few": 3, "many": 5}  # a number for which the language uses the form


def shade_words(shade: str) -> str:
    """What an area is shaded by, in the list to choose from and in the legend."""
    return {
        "only": _("incidents known only for the area"),
        "incidents": _("all incidents"),
        "killed": _("people reported killed"),
        "injured": _("people reported injured"),
        "silence": _("days since the last report"),
    }[shade]


def layer_words() -> dict[str, Any]:
    """Each with {n} or {name} where the layer puts its own; plurals by their CLDR form."""
    return {
        "incidents": _forms("{n} incident", "{n} incidents"),
        "only": _("{incidents}, {n} known only for the area"),
        "none": _("no report in this view"),
        "nothing_stated": _("no figure stated"),
        "unstated": _forms(
            "and {n} incident with no figure stated", "and {n} incidents with no figure stated"
        ),
        "approximate": _("approximate area"),
        "legend": _("Legend"),
        "at_place": _("incidents at a named place"),
        "hatched": _("no report in this view, which does not mean no harm"),
        "dotted": _("reported, no figure stated"),
        "countrywide": _("{incidents} known only for the country"),
        "more": _("{n} more places not drawn: zoom in"),
        "unlocated": _("{incidents} without a known place"),
        "trouble": _("The map could not be updated ({why}). Reload the page."),
        "attribution": _(
            "places: GeoNames (CC BY 4.0) · borders: Natural Earth · raion areas approximate"
        ),
        "map": _("Map of incidents by place"),
        "timeline": _("Incidents over time. Drag to choose a period."),
        "play": _("Play by week"),
        "stop": _("Stop"),
        "zoom_in": _("Zoom in"),
        "zoom_out": _("Zoom out"),
        "shades": {
            shade: shade_words(shade)
            for shade in ("only", "incidents", "killed", "injured", "silence")
        },
    }


def _forms(one: str, many: str) -> dict[str, str]:
    """The plural forms with {n} still in them. English has no few; it says many for both."""
    return {form: plural(one, many, n).replace(str(n), "{n}", 1) for form, n in FORMS.items()}
