"""File, page, address, paste → Report. What a source tells of itself, and what the user tells of it."""

from dashboard.reports.address import canonical_url
from dashboard.reports.reading import (
    Reading,
    read_bytes,
    read_path,
    read_source,
    read_text,
    read_url,
)
from dashboard.reports.report import to_report

__all__ = [
    "Reading",
    "canonical_url",
    "read_bytes",
    "read_path",
    "read_source",
    "read_text",
    "read_url",
    "to_report",
]
