"""Pages of ours that need no Streamlit: plain, to print, as PDF, to embed elsewhere."""

import datetime as dt
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from dashboard.errors import BadFilter, DashboardError
from dashboard.language import _, day, named, speak, spoken
from dashboard.markup.age import age_lines
from dashboard.markup.areas import Profile, period_words
from dashboard.markup.labels import filter_label
from dashboard.markup.outages import outage_table
from dashboard.markup.pieces import NOTHING
from dashboard.markup.plain import (
    Choice,
    Plain,
    filter_form,
    plain_incident,
    plain_page,
    plain_trouble,
)
from dashboard.markup.sheet import Sheet, area_sheet, sheet_html
from dashboard.model.wording import area_words
from dashboard.settings import Settings

if TYPE_CHECKING:
    from dashboard.queries import Filters, OpenRelease

KYIV = ZoneInfo("Europe/Kyiv")
PLAIN_INCIDENTS, PLAIN_OUTAGES = 40, 20  # a page stays below 60 kB
SHEET_INCIDENTS, SHEET_OUTAGES = 200, 100
CHOICES = (("kinds", "kind"), ("sectors", "sector"), ("harms", "harm"), ("services", "service"),
           ("corroboration", "corroboration"))  # fmt: skip


def plain(request: Request) -> Response:
    """The dashboard without map or script; `incident` shows one with its claims."""
    try:
        return HTMLResponse(_plain(request))
    except BadFilter as error:
        return HTMLResponse(plain_trouble(str(error)), status_code=400)
    except DashboardError as error:
        return HTMLResponse(plain_trouble(str(error)), status_code=503)


def _plain(request: Request) -> str:
    from dashboard import queries

    release, filters = _asked(request)
    query = filters.to_query()
    incident_id = request.query_params.get("incident")
    if incident_id:
        row, claims = queries.incident(release, incident_id) or (None, [])
        return plain_incident(row, claims, query, Settings.from_environment().contact)
    first = _first(request)
    rows, found = queries.incidents(release, filters, None, PLAIN_INCIDENTS, first)
    return plain_page(
        Plain(
            query=query,
            age=_age(release),
            form=_form(release, filters),
            totals=queries.totals(release, filters, None),
            parts=queries.parts(release, filters, filters.area),
            incidents=rows,
            number=found,
            first=first,
            size=PLAIN_INCIDENTS,
            outages=_outages(release, filters),
            running=len(queries.tallies(release, filters, None)),
            release=_("Release {name}").format(name=release.release_id),
        )
    )


def sheet(request: Request) -> Response:
    """The area sheet of a view, to print."""
    try:
        return HTMLResponse(sheet_html(_sheet(request)))
    except DashboardError as error:
        return HTMLResponse(plain_trouble(str(error)), status_code=_status(error))


def sheet_as_pdf(request: Request) -> Response:
    """The same as PDF."""
    from dashboard.markup.sheet_pdf import sheet_pdf

    try:
        made = _sheet(request)
    except DashboardError as error:
        return HTMLResponse(plain_trouble(str(error)), status_code=_status(error))
    return Response(
        sheet_pdf(made, spoken()),
        media_type="application/pdf",
        headers={"content-disposition": 'attachment; filename="area-sheet.pdf"'},
    )


def _sheet(request: Request) -> Sheet:
    from dashboard import queries

    release, filters = _asked(request)
    today = _now().date()
    rows, found = queries.incidents(release, filters, None, SHEET_INCIDENTS)
    name = _place_words(release, filters.area)
    profile = Profile(
        name,
        queries.totals(release, filters, None),
        None,
        queries.counts(release, "sectors", filters),
        queries.counts(release, "services", filters),
        queries.outage_counts(release, filters),
        queries.unknowns(release, filters, None),
    )
    newest = queries.newest_report(release)["published"]
    lines = [
        period_words(filters.since, filters.until),
        _("Release {name}").format(name=release.release_id),
        _("Printed on {day}").format(day=day(today)),
        _("newest report: {day}").format(day=day(newest)) if newest else "",
        _("Filters: {filters}").format(filters=filters.to_query() or "–"),
    ]
    outages = queries.outages(release, filters, None, SHEET_OUTAGES)
    return area_sheet(
        name, [line for line in lines if line], profile, rows, outages, found - len(rows), today
    )


def embed(request: Request) -> Response:
    """The map alone, for a frame on another site."""
    speak(request.query_params.get("lang"))
    page = Markup(
        '<!doctype html><html lang="{}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>{}</title>'
        '<link rel="stylesheet" href="assets/leaflet/leaflet.css">'
        '<link rel="stylesheet" href="assets/viewport.css"></head><body class="embedded">'
        '<div id="map"></div><p class="from"><a href="{}" target="_blank">{}</a> {}</p>'
        '<script src="assets/leaflet/leaflet.js"></script>'
        '<script src="assets/timeline.js"></script><script src="assets/viewport.js"></script>'
        '<script src="assets/embed.js"></script>'
        "</body></html>"
    ).format(
        spoken(), _("Map of incidents by place"), f"./?{request.url.query}",
        _("Civilian Impact Dashboard"), _("reported, not verified"),
    )  # fmt: skip
    return HTMLResponse(page)


def _asked(request: Request) -> "tuple[OpenRelease, Filters]":
    from dashboard.queries import Filters, open_release

    speak(request.query_params.get("lang"))
    release = open_release(Settings.from_environment().releases)
    return release, Filters.from_query(request.url.query)


def _status(error: DashboardError) -> int:
    return 400 if isinstance(error, BadFilter) else 503


def _now() -> dt.datetime:
    return dt.datetime.now(KYIV)


def _age(release: "OpenRelease") -> Markup:
    from dashboard.queries import newest_report

    return age_lines(release, newest_report(release)["published"], _now())


def _form(release: "OpenRelease", filters: "Filters") -> Markup:
    from dashboard.queries import areas
    from dashboard.queries.filters import VOCABULARIES

    names = [
        (pcode, area_words(str(named(row)), row["level"]))
        for pcode, row in areas(release).items()
        if row["level"] == "oblast"
    ]
    if filters.area and filters.area not in dict(names):
        names.append((filters.area, _place_words(release, filters.area)))
    values = {
        "since": filters.since.isoformat() if filters.since else "",
        "until": filters.until.isoformat() if filters.until else "",
        "area": filters.area or "",
        "text": filters.text,
    }
    choices = [
        Choice(name, filter_label(name), VOCABULARIES[name], context, getattr(filters, name))
        for name, context in CHOICES
    ]
    return filter_form(values, names, choices)


def _outages(release: "OpenRelease", filters: "Filters") -> Markup:
    from dashboard.queries import outages

    rows = outages(release, filters, None, PLAIN_OUTAGES)
    if not rows:
        return NOTHING
    shown = outage_table(rows, _now().date(), _("Outages"), "plain")
    return Markup("<h2>{}</h2>{}").format(_("Outages"), shown)


def _place_words(release: "OpenRelease", pcode: str | None) -> str:
    from dashboard.queries import known_place

    if pcode is None:
        return _("All of Ukraine")
    found: Any = known_place(release, pcode)
    return area_words(str(named(found)), found["level"]) if found else pcode


def _first(request: Request) -> int:
    asked = request.query_params.get("first", "")
    return min(int(asked), 10**7) if asked.isascii() and asked.isdigit() else 0
