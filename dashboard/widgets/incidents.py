"""Incidents and tallies of a release as markup: figures as ranges, each with its source."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from dashboard.model.vocabulary import Harm, Kind
from dashboard.model.wording import NOT_REPORTED, area_words, date_words, plain_words, range_words
from dashboard.widgets.markup import joined, link

Row = Mapping[str, Any]

SUPPORT_WORDS = {
    "single_source": "single source",
    "multi_source": "several sources",
    "official_or_operator": "official or operator",
    "contested": "contested",
    "retracted": "retracted",
}
SOURCES_SHOWN = 4
UNITS = {
    "person": "people",
    "household": "households",
    "customer": "customers",
    "facility": "facilities",
    "settlement": "settlements",
    "vehicle": "vehicles",
}


def place_heading(row: Row) -> str:
    """The name of an event's place, as readers know it."""
    return area_words(row["place_name"], row["level"]) if row["place_name"] else "Place not known"


def event_card(row: Row) -> Markup:
    """One incident or tally: where, when, how well supported, all figures, first sources."""
    return Markup(
        '<article class="incident"><h4>{} <span class="when">{}</span> '
        '<span class="badge {}">{}</span></h4><ul class="figures">{}</ul>{}</article>'
    ).format(
        place_heading(row),
        date_words(row["earliest"], row["latest"]),
        row["corroboration"],
        SUPPORT_WORDS[row["corroboration"]],
        joined(_figure(figure, row) for figure in _totals_first(row["figures"])),
        sources_line(row["sources"]),
    )


def sources_line(sources: Sequence[Row]) -> Markup:
    """Publishers with their links and days; the rest are counted, not hidden."""
    shown = [
        Markup("{} ({})").format(link(s["url"], s["publisher"] or "no publisher named"), _day(s))
        for s in sources[:SOURCES_SHOWN]
    ]
    more = len(sources) - len(shown)
    rest = Markup(" and {} more").format(more) if more > 0 else Markup("")
    return Markup('<p class="sources">Sources: {}{}</p>').format(Markup(", ").join(shown), rest)


def claims_table(rows: Iterable[Row]) -> Markup:
    """Every claim behind an event: what, how many, where, who says it, in which report."""
    body = joined(
        Markup("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}, {}</td></tr>").format(
            _what(row),
            range_words(row["count_low"], None, row["count_high"]),
            place_heading(row),
            row["said_by"] or "nobody named",
            link(row["url"], row["publisher"] or "no publisher named"),
            _day(row),
        )
        for row in rows
    )
    return Markup(
        '<table class="claims"><thead><tr><th>what</th><th>how many</th><th>where</th>'
        "<th>who says it</th><th>report</th></tr></thead><tbody>{}</tbody></table>"
    ).format(body)


def _totals_first(figures: Sequence[Row]) -> list[Row]:
    """People first, the killed before the injured; a total before its parts."""
    return sorted(figures, key=lambda f: (_rank(f), f["subject"], f["place_name"] or "", f["part"]))


def _rank(figure: Row) -> int:
    terms = [*Harm, *Kind]
    return terms.index(figure["subject"] if figure["kind"] == "casualty" else figure["kind"])


def _figure(figure: Row, event: Row) -> Markup:
    """A line such as "injured: 4–6", with the place where it holds, if that is another."""
    number = range_words(figure["low"], figure["best"], figure["high"])
    elsewhere = _place(figure) if figure["pcode"] != event["pcode"] else None
    return Markup('<li>{}{}: <b class="{}">{}</b>{}</li>').format(
        "of them " if figure["part"] else "",
        _subject(figure),
        "unknown" if number == NOT_REPORTED else "stated",
        f"{number}{_unit(figure)}",
        f" ({elsewhere})" if elsewhere else "",
    )


def _subject(figure: Row) -> str:
    if figure["kind"] == "casualty":
        group = "" if figure["detail"] in ("people", "civilian") else f" ({figure['detail']})"
        return plain_words(f"{figure['subject']}{group}")
    if figure["kind"] == "outage":
        return plain_words(f"{figure['subject']} {figure['detail']}")
    return plain_words(figure["detail"])


def _unit(figure: Row) -> str:
    shown = figure["kind"] == "outage" and figure["best"] is not None
    return f" {UNITS[figure['unit']]}" if shown else ""


def _place(figure: Row) -> str:
    """A p-code tells its level by its width."""
    levels = {4: "oblast", 6: "raion", 9: "hromada"}
    level = levels.get(len(figure["pcode"] or ""), "")
    return area_words(figure["place_name"] or "place not known", level)


def _what(row: Row) -> str:
    if row["kind"] == "damage":
        operator = f" of {row['operator']}" if row["operator"] else ""
        return plain_words(f"{row['detail']}{operator} {row['extent']}")
    return plain_words(f"{row['subject']} {row['detail']}")


def _day(row: Row) -> str:
    return date_words(row["published"], row["published"])
