"""File, page, address, paste → Report: what a source tells itself, and what the user adds."""

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
