"""The ASGI app: pages, the routes beside them, and the headers of every answer.

`python -m dashboard serve` runs it under uvicorn; `streamlit run dashboard/app.py` works too.
"""

import asyncio
import importlib
import sys
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
import streamlit.config
from starlette.middleware import Middleware

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # `streamlit run` puts only the script's own folder there

from dashboard.api.headers import SecurityHeaders, inline_script_hashes  # noqa: E402
from dashboard.api.logs import RequestLog, log_as_json  # noqa: E402
from dashboard.api.paths import ListedPaths  # noqa: E402
from dashboard.api.routes import ROUTES  # noqa: E402
from dashboard.pages import public_pages  # noqa: E402
from dashboard.settings import Settings  # noqa: E402

STREAMLIT_INDEX = Path(st.__file__).parent / "static" / "index.html"
# A cold process hit by 25 users at once takes 4-17 s; these are what the first page waits for.
# Not streamlit_folium itself: imported outside of a page, its component is never registered.
HEAVY = ("duckdb", "folium.plugins", "dashboard.queries", "dashboard.maps.impact_map")


@asynccontextmanager
async def warmed(app: st.App) -> AsyncGenerator[dict[str, object] | None, None]:
    """Import what every page needs before the first visitor waits for it."""
    log_as_json()  # here, because Streamlit brings handlers of its own when it is imported
    for module in HEAVY:
        await asyncio.to_thread(importlib.import_module, module)
    yield None


def _middleware() -> Iterator[Middleware]:
    yield Middleware(RequestLog)
    scripts = inline_script_hashes(STREAMLIT_INDEX.read_text(encoding="utf-8"))
    yield Middleware(SecurityHeaders, page_scripts=scripts)
    if not Settings.from_environment().desk:
        yield Middleware(ListedPaths, pages=public_pages(), routes=ROUTES)


# Streamlit reads .streamlit/config.toml beside the script it calls main: let that be the root,
# wherever the server is started from.
streamlit.config._main_script_path = str(ROOT / "dashboard")
app = st.App(
    ROOT / "dashboard" / "pages" / "frame.py",
    routes=ROUTES,
    middleware=list(_middleware()),
    lifespan=warmed,
)
