"""Log lines: JSON, and nothing in them that somebody wrote."""

import asyncio
import contextlib
import json
import logging
import sys
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from dashboard.api.logs import REQUESTS, JsonLines, RequestLog


def line(name: str, *said: Any, **more: Any) -> dict[str, Any]:
    record = logging.LogRecord(name, logging.ERROR, __file__, 1, said[0], said[1:], None)
    for key, value in more.items():
        setattr(record, key, value)
    found: dict[str, Any] = json.loads(JsonLines().format(record))
    return found


def test_an_exception_leaves_its_type_and_no_word_of_it() -> None:
    try:
        raise ValueError("the words of a report")
    except ValueError:
        told = line("streamlit.error_util", "Uncaught app execution", exc_info=sys.exc_info())
    assert told["error"] == "ValueError"
    assert told["say"] == "Uncaught app execution"
    assert "test_logs.py" in told["at_code"][-1]
    assert "words of a report" not in str(told)


def test_other_libraries_say_their_fixed_words_only() -> None:
    assert line("urllib3", "asked %s", "https://a.example/secret")["say"] == "asked %s"
    assert line("dashboard.x", "release %s", "20260101")["say"] == "release 20260101"


def ask(path: str, caplog: pytest.LogCaptureFixture) -> dict[str, Any]:
    """What is noted of a request to an app with two routes, one of which breaks."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] == "/broken":
            raise RuntimeError("words")
        status = 200 if scope["path"] == "/fine" else 404
        await PlainTextResponse("x", status)(scope, receive, send)

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        pass

    plain, _, query = path.partition("?")
    scope = {"type": "http", "method": "GET", "path": plain, "query_string": query.encode()}
    with caplog.at_level(logging.INFO, logger=REQUESTS.name), contextlib.suppress(RuntimeError):
        asyncio.run(RequestLog(app)(scope, receive, send))
    facts: dict[str, Any] = caplog.records[-1].facts  # type: ignore[attr-defined]
    return facts


@pytest.mark.parametrize(
    ("path", "status", "noted"),
    [("/fine?text=sought", 200, "/fine"), ("/typed", 404, None), ("/broken", 500, "/broken")],
)
def test_a_request_leaves_path_and_status(
    path: str, status: int, noted: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    facts = ask(path, caplog)
    assert (facts["status"], facts["path"], facts["method"]) == (status, noted, "GET")
    assert set(facts) == {"method", "path", "status", "ms"}
