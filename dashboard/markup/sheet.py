"""The area sheet: one view as plain words and numbered sources, for print and for PDF."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from dashboard.language import _, dates, day, plural, term
from dashboard.markup.areas import Profile, profile_facts
from dashboard.markup.events import (
    figure_number,
    figure_subject,
    part_words,
    place_heading,
    totals_first,
)
from dashboard.markup.page import whole_page
from dashboard.markup.pieces import NOTHING, joined, link, table
from dashboard.model.wording import range_words

Row = Mapping[str, Any]


class Section(NamedTuple):
    """A table of plain words."""

    heading: str
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]


class Source(NamedTuple):
    number: int
    publisher: str
    day: str
    url: str


class Sheet(NamedTuple):
    """All that stands on the sheet; `notes` come last."""

    title: str
    lines: list[str]
    sections: list[Section]
    sources: list[Source]
    notes: list[str]


def area_sheet(
    title: str,
    lines: Sequence[str],
    profile: Profile,
    incidents: Sequence[Row],
    outages: Sequence[Row],
    left_out: int,
    today: dt.date,
) -> Sheet:
    """`incidents` and `outages` with their sources; `left_out` incidents did not fit."""
    sources = _numbered(row for event in (*incidents, *outages) for row in event["sources"])
    number_of = {url_or_name(source): source.number for source in sources}
    sections = [
        Section(_("Profile"), ("", profile.name), profile_facts(profile, today)),
        Section(
            _("Incidents"),
            (_("when"), _("where"), _("reported"), _("support"), _("sources")),
            [_incident(row, number_of) for row in incidents],
        ),
        Section(
            _("Outages"),
            (_("service"), _("where"), _("state"), _("how many"), _("last word"), _("sources")),
            [_outage(row, number_of) for row in outages],
        ),
    ]
    more = (
        plural("{n} more incident is not listed", "{n} more incidents are not listed", left_out)
        if left_out
        else ""
    )
    notes = [
        more,
        _("Reported, not verified. Unknown is never zero. Numbers are ranges: lowest to highest."),
    ]
    kept = [section for section in sections if section.rows]
    return Sheet(title, list(lines), kept, sources, [note for note in notes if note])


def _numbered(rows: Iterable[Row]) -> list[Source]:
    """Each report once, numbered in the order in which the sheet first needs it."""
    found: dict[str, Row] = {}
    for row in rows:
        found.setdefault(row["url"] or row["publisher"] or row["report_id"], row)
    return [
        Source(
            number, row["publisher"] or _("no publisher named"), day(row["published"]),
            row["url"] or "",
        )
        for number, row in enumerate(found.values(), start=1)
    ]  # fmt: skip


def url_or_name(source: Source) -> str:
    return source.url or source.publisher


def _marks(row: Row, number_of: Mapping[str, int]) -> str:
    names = (one["url"] or one["publisher"] or _("no publisher named") for one in row["sources"])
    return " ".join(f"[{n}]" for n in sorted({number_of[name] for name in names}))


def _incident(row: Row, number_of: Mapping[str, int]) -> tuple[str, ...]:
    figures = "; ".join(
        f"{part_words(figure_subject(f), f['part'])}: {figure_number(f)}"
        for f in totals_first(row["figures"])
    )
    support = term("corroboration", row["corroboration"])
    return (
        dates(row["earliest"], row["latest"]), place_heading(row), figures, support,
        _marks(row, number_of),
    )  # fmt: skip


def _outage(row: Row, number_of: Mapping[str, int]) -> tuple[str, ...]:
    return (
        term("service", row["service"]), place_heading(row), term("state", row["state"]),
        "; ".join(_last_numbers(row)) or _("not reported"),
        day(row["as_of"]), _marks(row, number_of),
    )  # fmt: skip


def _last_numbers(row: Row) -> Iterable[str]:
    for one in row["numbers"]:
        if one["latest_low"] is not None or one["latest_high"] is not None:
            words = range_words(one["latest_low"], None, one["latest_high"])
            yield f"{words} {term('units', one['unit'])}"


def sheet_html(sheet: Sheet) -> str:
    lines = joined(Markup("<p>{}</p>").format(line) for line in sheet.lines)
    sections = joined(
        Markup("<h2>{}</h2>{}").format(s.heading, table(s.heading, s.columns, s.rows))
        for s in sheet.sections
    )
    sources = joined(
        Markup("<li>{}, {}{}</li>").format(
            link(s.url, s.publisher), s.day,
            Markup(' <span class="said address">{}</span>').format(s.url) if s.url else NOTHING,
        )
        for s in sheet.sources
    )  # fmt: skip
    notes = joined(Markup('<p class="footer">{}</p>').format(note) for note in sheet.notes)
    body = Markup('<h1>{}</h1>{}{}<h2>{}</h2><ol class="sources">{}</ol>{}').format(
        sheet.title, lines, sections, _("Sources"), sources, notes
    )
    return whole_page(sheet.title, body, "plain sheet")
