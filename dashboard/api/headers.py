"""What every answer tells the browser: run our own scripts only, call nobody, tell nobody."""

import base64
import hashlib
import re

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# streamlit-folium writes the map as an inline script and evaluates what changes: its own frame,
# which never receives a word of a report, is the only place that may do so.
MAP_FRAME = "/component/streamlit_folium."
EMBED = "/embed"  # the one page that other sites may frame

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_EVERYWHERE = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "connect-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; "
    "style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; frame-src 'self'; "
)
_ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def inline_script_hashes(html: str) -> tuple[str, ...]:
    """CSP sources that admit exactly the inline scripts of a page that we ship, and no other."""
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE_SCRIPT.findall(html))
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


class SecurityHeaders:
    """ASGI middleware that sets the same strict headers on every HTTP answer."""

    def __init__(self, app: ASGIApp, page_scripts: tuple[str, ...] = ()):
        self.app = app
        self.page = _headers(" ".join(("'self'", *page_scripts)), framed_by="'none'")
        self.embed = _headers("'self'", framed_by="*")
        self.map_frame = _headers("'self' 'unsafe-inline' 'unsafe-eval'", framed_by="'self'")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = self._headers_of(scope["path"])

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(headers)
            await send(message)

        await self.app(scope, receive, send_guarded)

    def _headers_of(self, path: str) -> dict[str, str]:
        if path.startswith(MAP_FRAME):
            return self.map_frame
        return self.embed if path == EMBED else self.page


def _headers(scripts: str, framed_by: str) -> dict[str, str]:
    policy = f"{_EVERYWHERE}script-src {scripts}; frame-ancestors {framed_by}"
    frame_options = {"'self'": "SAMEORIGIN", "'none'": "DENY"}.get(framed_by)
    old_browsers = {"x-frame-options": frame_options} if frame_options else {}
    return {"content-security-policy": policy, **old_browsers, **_ALWAYS}
