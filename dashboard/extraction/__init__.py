"""Report → claims with quotes. `extract(report, gazetteer)`; the flow is in extract.py."""

from dashboard.extraction.drafts import Unused
from dashboard.extraction.extract import METHOD, Extraction, extract

__all__ = ["METHOD", "Extraction", "Unused", "extract"]
