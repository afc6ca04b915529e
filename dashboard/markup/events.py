"""Incidents and tallies of a release as HTML: figures as ranges, each with its source."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from dashboard.language import _, dates, day, named, plural, term
from dashboard.markup.pieces import NOTHING, error_link, joined, link, said, table
from dashboard.model.vocabulary import Harm, Kind
from dashboard.model.wording import area_words, range_words

Row = Mapping[str, Any]

SOURCES_SHOWN = 4
LEVEL_OF_WIDTH = {4: "oblast", 6: "raion", 9: "hromada"}  # a p-code tells its level by its width


def place_heading(row: Row) -> str:
    """The name of an event's place, as readers know it."""
    name = named(row, "place_name")
    return area_words(name, row["level"]) if name else _("Place not known")


def event_card(row: Row, contact: str = "") -> Markup:
    """One incident or tally: where, when, how well supported, all figures, first sources."""
    event_id = row.get("incident_id") or row.get("tally_id") or ""
    return Markup(
        '<article class="incident" data-id="{}"><h3>{} <span class="when">{}</span> {}</h3>'
        '<ul class="figures">{}</ul>{}</article>'
    ).format(
        event_id,
        place_heading(row),
        dates(row["earliest"], row["latest"]),
        badges(row) + _link_badges(row),
        joined(_figure(figure, row) for figure in totals_first(row["figures"])),
        sources_line(row["sources"], error_link(contact, event_id)),
    )


def _link_badges(row: Row) -> Markup:
    """What put the claims together, and whether a total counts incidents of the map as well."""
    shown = NOTHING
    if row.get("linked_by") == "rules":
        shown += Markup(' <span class="badge" title="{}">{}</span>').format(
            _("No person has yet confirmed that these reports describe one event."),
            _("joined by the rules"),
        )
    if row.get("map_incidents"):
        words = term("map_incidents", row["map_incidents"])
        shown += Markup(' <span class="badge">{}</span>').format(words)
    return shown


def badges(row: Row) -> Markup:
    """How well supported, in words; and whether one party alone says so."""
    support = row["corroboration"]
    badge = Markup('<span class="badge {}">{}</span>').format(
        support, term("corroboration", support)
    )
    if not row.get("alleged"):
        return badge
    return badge + Markup(' <span class="badge contested" title="{}">{}</span>').format(
        _("The only source is an occupation authority, or one party accusing the other."),
        _("one party's word alone"),
    )


def sources_line(sources: Sequence[Row], more_links: Markup = NOTHING) -> Markup:
    """Publishers with their links and days; the rest are counted, not hidden."""
    shown = [
        Markup("{} ({})").format(
            link(s["url"], s["publisher"] or _("no publisher named")), day(s["published"])
        )
        for s in sources[:SOURCES_SHOWN]
    ]
    more = len(sources) - len(shown)
    rest = Markup(" {}").format(plural("and {n} more", "and {n} more", more)) if more > 0 else ""
    return Markup('<p class="sources">{}: {}{} {}</p>').format(
        _("Sources"), Markup(", ").join(shown), rest, more_links
    )


def claims_table(rows: Iterable[Row]) -> Markup:
    """Every claim behind an event: what, how many, where, who says it, in which report.

    Where reports state different numbers of one thing, the numbers are marked.
    """
    claims = list(rows)
    differing = _differing(claims)
    return table(
        _("Claims and sources"),
        (_("what"), _("how many"), _("where"), _("who says it"), _("report")),
        (
            (
                _what(row),
                _marked(claim_number(row), _subject_key(row) in differing),
                place_heading(row),
                _speaker(row),
                Markup("{}, {}").format(
                    link(row["url"], row["publisher"] or _("no publisher named")),
                    day(row["published"]),
                ),
            )
            for row in claims
        ),
        "claims rows",
    )


def claim_number(row: Row) -> str:
    return range_words(row["count_low"], None, row["count_high"])


def _speaker(row: Row) -> Markup:
    speaker = said(row["said_by"]) if row["said_by"] else Markup("{}").format(_("nobody named"))
    if row["standing"] == "asserted":
        return speaker
    return speaker + Markup(' <span class="badge contested">{}</span>').format(
        term("standing", row["standing"])
    )


def _marked(number: str, differs: bool) -> Markup:
    if not differs:
        return Markup("{}").format(number)
    return Markup('<mark>{}</mark> <small class="differs">{}</small>').format(
        number, _("reports differ")
    )


def _subject_key(row: Row) -> tuple[Any, ...]:
    return (row["kind"], row["subject"], row["detail"], row["pcode"])


def _differing(claims: Sequence[Row]) -> set[tuple[Any, ...]]:
    """Subjects for which more than one number is stated at one place."""
    stated = {
        (_subject_key(row), row["count_low"], row["count_high"])
        for row in claims
        if row["count_low"] is not None or row["count_high"] is not None
    }
    numbers = Counter(key for key, _low, _high in stated)
    return {key for key, n in numbers.items() if n > 1}


def totals_first(figures: Sequence[Row]) -> list[Row]:
    """People first, the killed before the injured; a total before its parts."""
    return sorted(figures, key=lambda f: (_rank(f), f["subject"], f["place_name"] or "", f["part"]))


def _rank(figure: Row) -> int:
    terms = [*Harm, *Kind]
    return terms.index(figure["subject"] if figure["kind"] == "casualty" else figure["kind"])


def _figure(figure: Row, event: Row) -> Markup:
    """A line such as "injured: 4–6", with the place where it holds, if that is another."""
    known = any(figure[end] is not None for end in ("low", "best", "high"))
    elsewhere = _place(figure) if figure["pcode"] != event["pcode"] else None
    larger = _("more than its total") if figure.get("exceeds_total") else ""
    asides = ", ".join(filter(None, (elsewhere, larger)))
    return Markup('<li>{}: <b class="{}">{}</b>{}</li>').format(
        part_words(figure_subject(figure), figure["part"]),
        "stated" if known else "unknown",
        figure_number(figure),
        f" ({asides})" if asides else "",
    )


def part_words(subject: str, part: bool) -> str:
    return _("of them {subject}").format(subject=subject) if part else subject


def figure_number(figure: Row) -> str:
    number = range_words(figure["low"], figure["best"], figure["high"])
    shown = figure["kind"] == "outage" and figure["best"] is not None
    return f"{number} {term('units', figure['unit'])}" if shown else number


def figure_subject(figure: Row) -> str:
    """What a figure counts: "injured (child)", "power substation", "electricity out"."""
    kind, subject, detail = figure["kind"], figure["subject"], figure["detail"]
    if kind == "casualty":
        harm = term("harm", subject)
        return harm if detail in ("people", "civilian") else f"{harm} ({term('group', detail)})"
    if kind == "outage":
        return _("{service} {state}").format(
            service=term("service", subject), state=term("state", detail)
        )
    if not figure.get("extent"):
        return term("asset", detail)
    return _("{asset} {extent}").format(
        asset=term("asset", detail), extent=term("extent", figure["extent"])
    )


def history_list(rows: Sequence[Row]) -> Markup:
    """What later reports changed, oldest first: the figure before and after, and which report."""
    lines = joined(
        Markup("<li>{}: {}, {} ({})</li>").format(
            day(row["day"]),
            part_words(figure_subject(row), row["part"]),
            before_and_after(row["before"], row["after"]),
            Markup(", ").join(
                link(s["url"], s["publisher"] or _("no publisher named")) for s in row["sources"]
            ),
        )
        for row in rows
    )
    if not rows:
        return NOTHING
    return Markup('<h3>{}</h3><ul class="history">{}</ul>').format(_("History of changes"), lines)


def before_and_after(before: int | None, after: int | None) -> str:
    return f"{range_words(before, before, before)} → {range_words(after, after, after)}"


def _what(row: Row) -> Markup:
    if row["kind"] != "damage":
        return Markup("{}").format(figure_subject(row))
    operator = Markup(" ({})").format(said(row["operator"])) if row["operator"] else NOTHING
    words = _("{asset} {extent}").format(
        asset=term("asset", row["detail"]), extent=term("extent", row["extent"])
    )
    return Markup("{}{}").format(words, operator)


def _place(figure: Row) -> str:
    name = named(figure, "place_name") or _("place not known")
    return area_words(name, LEVEL_OF_WIDTH.get(len(figure["pcode"] or "")))
