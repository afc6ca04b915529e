"""Whether the server lives, and whether it has something to show."""

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from dashboard.errors import DashboardError
from dashboard.settings import Settings

UNCACHED = {"cache-control": "no-store"}


def healthz(request: Request) -> Response:
    """200 as long as the process answers at all."""
    return PlainTextResponse("ok\n", headers=UNCACHED)


def readyz(request: Request) -> Response:
    """200 with the id of the release that is shown; 503 while there is none that can be read."""
    from dashboard.queries import open_release

    try:
        release = open_release(Settings.from_environment().releases)
    except DashboardError as error:
        return JSONResponse({"error": str(error)}, status_code=503, headers=UNCACHED)
    return JSONResponse({"release": release.release_id}, headers=UNCACHED)
