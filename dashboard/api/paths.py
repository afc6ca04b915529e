"""On the public side only what is listed exists: every other path is answered with 404."""

from collections.abc import Collection, Iterable

from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Receive, Scope, Send

# Of Streamlit: its scripts, its socket, and what its start page asks for. Not its uploads, its
# measurements, or a login.
STREAMLIT = (
    "/static/",
    "/component/",
    "/bidi-components/",
    "/media/",
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/stream",
)
SOCKET = "/_stcore/stream"
SINGLE = ("/", "/favicon.png", "/manifest.json")


class ListedPaths:
    """ASGI middleware; `pages` are the names of the public pages, `routes` all of our routes."""

    def __init__(self, app: ASGIApp, pages: Collection[str], routes: Iterable[BaseRoute]):
        self.app = app
        self.exact = {*SINGLE, *(f"/{page}" for page in pages)}
        starts = [str(getattr(route, "path", "")).split("{")[0] for route in routes]
        self.exact |= {start for start in starts if not start.endswith("/")}
        self.starts = (*STREAMLIT, *(f"{start.rstrip('/')}/" for start in starts))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or self._is_listed(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse("Not found.", status_code=404)(scope, receive, send)

    def _is_listed(self, scope: Scope) -> bool:
        path = scope["path"]
        if scope["type"] == "websocket":
            return bool(path == SOCKET)
        read = scope["method"] in ("GET", "HEAD", "OPTIONS")
        return read and (path in self.exact or path.startswith(self.starts))
