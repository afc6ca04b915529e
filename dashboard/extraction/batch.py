"""Batch files: JSON Lines, one report a line, its text inside or in a file beside."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from dashboard.errors import InvalidRows, UnreadableReport
from dashboard.model.report import Report
from dashboard.model.vocabulary import publisher_type

Fault = tuple[int, str, str]


def read_batch(path: Path) -> Iterator[Report]:
    """The reports of a batch file, in order. Raises InvalidRows with every fault at once."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableReport(
            f"{path} cannot be read as UTF-8 text: give a JSON Lines file of reports."
        ) from error
    faults: list[Fault] = []
    reports = [
        report
        for row, line in enumerate(lines, 1)
        if line.strip() and (report := _report(row, line, path.parent, faults)) is not None
    ]
    if faults:
        raise InvalidRows(faults)
    yield from reports


def _report(row: int, line: str, folder: Path, faults: list[Fault]) -> Report | None:
    before = len(faults)
    try:
        fields = json.loads(line)
    except ValueError:
        faults.append((row, "line", "is not JSON"))
        return None
    if not isinstance(fields, dict):
        faults.append((row, "line", "is not a JSON object"))
        return None
    text = _text(row, fields, folder, faults)
    if len(faults) > before:
        return None
    try:
        return Report(
            report_id=fields.get("report_id"),
            url=fields.get("url"),
            title=fields.get("title"),
            publisher=fields.get("publisher"),
            publisher_type=publisher_type(fields.get("publisher_type")),
            language=fields.get("language"),
            published=fields.get("published"),
            text=text,
        )
    except ValidationError as error:
        faults += [(row, str(each["loc"][0]), each["msg"]) for each in error.errors()]
        return None


def _text(row: int, fields: dict[str, Any], folder: Path, faults: list[Fault]) -> str | None:
    if isinstance(fields.get("text"), str):
        return str(fields["text"])
    name = fields.get("text_file")
    if not isinstance(name, str):
        faults.append((row, "text", "is missing: give text or text_file"))
        return None
    try:
        return (folder / name).read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError, ValueError):
        faults.append((row, "text_file", f"{name} cannot be read as UTF-8 text"))
        return None
