"""Headline numbers: low to high, and how often no figure is stated."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from dashboard.language import _, number, plural
from dashboard.markup.pieces import joined
from dashboard.model.wording import range_words


def totals_strip(totals: Mapping[str, Any]) -> Markup:
    """Incidents in view; people killed and injured as ranges, and how often without a figure."""
    parts = [_total(number(totals["incidents"]), incidents_word(totals["incidents"]), "")]
    for harm, words in (("killed", _("people killed")), ("injured", _("people injured"))):
        parts.append(_total(harm_range(totals, harm), words, unstated_words(totals, harm)))
    return Markup('<ul class="totals">{}</ul>').format(joined(parts))


def incidents_word(n: int) -> str:
    """The word that fits the number, without the number."""
    return plural("{n} incident", "{n} incidents", n).removeprefix(number(n)).strip()


def harm_range(totals: Mapping[str, Any], harm: str) -> str:
    return range_words(*(totals[f"{harm}_{end}"] for end in ("low", "best", "high")))


def unstated_words(totals: Mapping[str, Any], harm: str) -> str:
    unstated = totals[f"{harm}_unstated"]
    if not unstated:
        return ""
    return plural(
        "and {n} incident with no figure stated",
        "and {n} incidents with no figure stated",
        unstated,
    )


def _total(figure: str, what: str, aside: str) -> Markup:
    small = Markup("<small>{}</small>").format(aside) if aside else ""
    return Markup("<li><b>{}</b> {}{}</li>").format(figure, what, small)
