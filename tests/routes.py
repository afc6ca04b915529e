"""Our routes served over HTTP in this process, without Streamlit: quick to start, real requests."""

import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from pathlib import Path
from typing import NamedTuple

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware

from dashboard.api.headers import SecurityHeaders
from dashboard.api.routes import ROUTES


class Answer(NamedTuple):
    status: int
    headers: Message
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode("utf-8")


class Client(NamedTuple):
    url: str

    def get(self, path: str) -> Answer:
        try:
            with urllib.request.urlopen(f"{self.url}{path}", timeout=30) as reply:
                return Answer(reply.status, reply.headers, reply.read())
        except urllib.error.HTTPError as refused:
            return Answer(refused.code, refused.headers, refused.read())


@contextmanager
def served_routes(releases: Path) -> Iterator[Client]:
    app = Starlette(routes=ROUTES, middleware=[Middleware(SecurityHeaders)])
    with socket.socket() as listening, pytest.MonkeyPatch.context() as patch:
        listening.bind(("127.0.0.1", 0))
        patch.setenv("DASHBOARD_RELEASES", str(releases))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield Client(f"http://127.0.0.1:{listening.getsockname()[1]}")
        server.should_exit = True
        thread.join(10)
