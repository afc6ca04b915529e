"""Logs as JSON, one line each, without anything that a reader, a report or an account wrote.

A request leaves its method, path, status and time: no address of the visitor, no query (it says
what somebody looks for), no header. What other libraries log keeps its fixed words only; an
exception its type and the lines of code it passed, never its message, which may quote its cause.
"""

import datetime as dt
import json
import logging
import sys
import time
import traceback
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

REQUESTS = logging.getLogger("dashboard.requests")
OURS = "dashboard."


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        moment = dt.datetime.fromtimestamp(record.created, dt.UTC)
        line: dict[str, Any] = {
            "at": moment.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "say": record.getMessage() if record.name.startswith(OURS) else str(record.msg),
            **getattr(record, "facts", {}),
        }
        if record.exc_info and record.exc_info[0]:
            kind, _, trace = record.exc_info
            line["error"] = kind.__name__
            line["at_code"] = [
                f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(trace)[-5:]
            ]
        return json.dumps(line, ensure_ascii=False)


def log_as_json(level: int = logging.INFO) -> None:
    """All loggers of this process write JSON lines to stderr."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in list(logging.root.manager.loggerDict):  # libraries bring handlers of their own
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
    logging.getLogger("dashboard").setLevel(level)


class RequestLog:
    """ASGI middleware that notes every answer."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = time.perf_counter()
        status = 500

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            facts = {
                "method": scope["method"],
                "path": scope["path"] if status != 404 else None,  # else what somebody typed
                "status": status,
                "ms": round(1000 * (time.perf_counter() - started), 1),
            }
            REQUESTS.info("request", extra={"facts": facts})
