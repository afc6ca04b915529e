"""Incidents as rows of a table, in the columns that the reader chose."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from dashboard.language import _, dates, number
from dashboard.markup.events import Row, badges, figure_number, figure_subject, place_heading
from dashboard.markup.pieces import link, table
from dashboard.model.wording import range_words

SOURCES_SHOWN = 3
USUAL = ("when", "where", "killed", "injured", "damage", "support", "sources")


def incident_table(rows: Sequence[Row], columns: Sequence[str], here: Mapping[str, Any]) -> Markup:
    """`here` is what the page's address says: the link of a row adds the incident to it."""
    headings = [*(column_words(name) for name in columns), _("claims")]
    body = [[*(COLUMNS[name](row) for name in columns), _details(row, here)] for row in rows]
    return table(_("Incidents"), headings, body)


def _details(row: Row, here: Mapping[str, Any]) -> Markup:
    query = urlencode({**here, "incident": row["incident_id"]}, doseq=True)
    return Markup('<a href="?{}" target="_self">{}</a>').format(
        query, number(len(row["claim_ids"]))
    )


def column_words(name: str) -> str:
    return {
        "when": _("when"),
        "where": _("where"),
        "killed": _("killed"),
        "injured": _("injured"),
        "damage": _("damage"),
        "outages": _("outages"),
        "support": _("support"),
        "sources": _("sources"),
        "reports": _("number of reports"),
        "id": _("id"),
    }[name]


def order_words(order: str) -> str:
    return {
        "latest": _("when it happened"),
        "place": _("place"),
        "killed": _("killed"),
        "injured": _("injured"),
        "reported": _("day of the newest report"),
        "support": _("support"),
    }[order]


def _harm(harm: str) -> Callable[[Row], str | Markup]:
    def cell(row: Row) -> str | Markup:
        if harm not in row["harms"]:
            return "–"
        words = range_words(*(row[f"{harm}_{end}"] for end in ("low", "best", "high")))
        unknown = row[f"{harm}_best"] is None
        return Markup('<span class="unknown">{}</span>').format(words) if unknown else words

    return cell


def _figures(kind: str) -> Callable[[Row], Markup]:
    def cell(row: Row) -> Markup:
        figures = [f for f in row["figures"] if f["kind"] == kind and not f["part"]]
        lines = (f"{figure_subject(f)}: {figure_number(f)}" for f in figures)
        return Markup("<br>").join(Markup("{}").format(line) for line in lines) or Markup("–")

    return cell


def _sources(row: Row) -> Markup:
    shown = row["sources"][:SOURCES_SHOWN]
    more = len(row["sources"]) - len(shown)
    links = [link(one["url"], one["publisher"] or _("no publisher named")) for one in shown]
    return Markup(", ").join(links) + (f" +{number(more)}" if more else "")


COLUMNS: dict[str, Callable[[Row], str | Markup]] = {
    "when": lambda row: dates(row["earliest"], row["latest"]),
    "where": place_heading,
    "killed": _harm("killed"),
    "injured": _harm("injured"),
    "damage": _figures("damage"),
    "outages": _figures("outage"),
    "support": badges,
    "sources": _sources,
    "reports": lambda row: number(len(row["report_ids"])),
    "id": lambda row: row["incident_id"],
}
