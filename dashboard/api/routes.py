"""What the map and the download links ask for. Reads the current release, and nothing else."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from dashboard.api.documents import embed, plain, sheet, sheet_as_pdf
from dashboard.api.health import healthz, readyz
from dashboard.errors import BadFilter, DashboardError, UnknownId
from dashboard.language import speak
from dashboard.maps.basemap import LAYERS, ground
from dashboard.maps.impact_map import ASSETS
from dashboard.maps.words import layer_words
from dashboard.markup import style
from dashboard.settings import Settings

MEDIA_TYPES = {"csv": "text/csv; charset=utf-8", "geojson": "application/geo+json"}


def answered(answer: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """A route whose errors are plain sentences: 400 for a bad filter, 404 for what there is not,
    503 without a release."""

    def route(request: Request) -> Response:
        try:
            return answer(request)
        except BadFilter as error:
            return JSONResponse({"error": str(error)}, status_code=400)
        except UnknownId as error:
            return JSONResponse({"error": str(error)}, status_code=404)
        except DashboardError as error:
            return JSONResponse({"error": str(error)}, status_code=503)

    return route


def viewport(request: Request) -> Response:
    """What the visible part of the map shows: `bbox=west,south,east,north&zoom=6` and filters.

    `shade` asks for one more figure for each area (queries/shading.py).
    """
    from dashboard.queries import Filters, open_release, shades, summarise
    from dashboard.queries.viewport import RAIONS_FROM_ZOOM

    asked = request.query_params
    release = open_release(Settings.from_environment().releases)
    filters = Filters.from_query(request.url.query)
    box, zoom = _bbox(asked.get("bbox", "")), _zoom(asked.get("zoom"))
    summary = summarise(release, filters, box, zoom, asked.get("place"))
    shade = asked.get("shade", "only")
    if shade != "only":
        summary["shades"] = shades(release, filters, shade, raions=zoom >= RAIONS_FROM_ZOOM)
    return JSONResponse(summary, headers={"cache-control": "no-cache"})


def timeline(request: Request) -> Response:
    """Incidents by day, week or month under the filters: {"bars": [{"from", "grain", "n"}]}."""
    from dashboard.queries import Filters, open_release, timeline

    release = open_release(Settings.from_environment().releases)
    bars = timeline(release, Filters.from_query(request.url.query))
    told = [{**bar, "from": bar["from"].isoformat()} for bar in bars]
    return JSONResponse({"bars": told}, headers={"cache-control": "no-cache"})


def totals(request: Request) -> Response:
    """Headline numbers of a view: incidents, killed and injured as low, best, high, unstated."""
    from dashboard.queries import Filters, open_release, totals

    release = open_release(Settings.from_environment().releases)
    found = totals(release, Filters.from_query(request.url.query), None)
    return JSONResponse(found, headers={"cache-control": "no-cache"})


def words(request: Request) -> Response:
    """What the map's layer says, in the language `lang`."""
    speak(request.query_params.get("lang"))
    return JSONResponse(layer_words(), headers={"cache-control": "no-cache"})


def boundaries(request: Request) -> Response:
    """The ground of the map as GeoJSON: neighbours, oblasts or raions."""
    layer = request.path_params["layer"]
    if layer not in LAYERS:
        return JSONResponse({"error": f"No boundaries are called {layer!r}."}, status_code=404)
    return Response(
        ground(layer),
        media_type="application/geo+json",
        headers={"cache-control": "public, max-age=3600"},
    )


def export(request: Request) -> Response:
    """A table of the release, or what the filters show of it, as a file to take along."""
    from dashboard.exports import export_pieces
    from dashboard.queries import Filters, batches, open_release

    what, file_format = request.path_params["what"], request.path_params["format"]
    if file_format not in MEDIA_TYPES:
        return JSONResponse({"error": f"No format is called {file_format!r}."}, status_code=404)
    release = open_release(Settings.from_environment().releases)
    table = batches(release, what, Filters.from_query(request.url.query))
    name = f"{what}-{release.release_id}.{file_format}"
    return StreamingResponse(
        export_pieces(table, file_format) if request.method == "GET" else (),
        media_type=MEDIA_TYPES[file_format],
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


def _bbox(text: str) -> tuple[float, float, float, float]:
    try:
        west, south, east, north = (float(edge) for edge in text.split(","))
    except ValueError as error:
        raise BadFilter("Give bbox=west,south,east,north in degrees.") from error
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise BadFilter("The edges of bbox are not a part of the earth in degrees.")
    return west, south, east, north


def _zoom(text: str | None) -> int:
    if text is None or not text.isdigit() or int(text) > 20:
        raise BadFilter("Give zoom as a whole number from 0 to 20.")
    return int(text)


ROUTES = [
    Route("/api/viewport", answered(viewport)),
    Route("/api/timeline", answered(timeline)),
    Route("/api/words", words),
    Route("/api/boundaries/{layer}", answered(boundaries)),
    Route("/api/export/{what}.{format}", answered(export)),
    Route("/healthz", healthz),
    Route("/readyz", readyz),
    Route("/api/totals", answered(totals)),
    Route("/plain", plain),
    Route("/sheet", sheet),
    Route("/sheet.pdf", sheet_as_pdf),
    Route("/embed", embed),
    Mount("/assets", StaticFiles(directory=ASSETS)),
    Mount("/style", StaticFiles(directory=style.ASSETS)),
]
