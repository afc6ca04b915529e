"""One public report: who published what, when, and its text while we keep it."""

import datetime as dt

from pydantic import Field

from dashboard.model.base import Noun
from dashboard.model.vocabulary import PublisherType


class Report(Noun):
    """A news article, post, bulletin or data-set row that states facts.

    `text` is the plain text that quotes point into; None for a report whose claims were judged
    elsewhere, by hand, or whose text was purged. `published` is the local date in Kyiv. `sha256`
    is that of the text.
    """

    report_id: str = Field(min_length=1)
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    publisher_type: PublisherType = PublisherType.UNKNOWN
    language: str | None = Field(None, description="ISO 639-1 code")
    published: dt.date
    summary: str | None = Field(None, description="in our own words")
    text: str | None = None
    sha256: str | None = None
    sketch: frozenset[int] | None = Field(
        None, exclude=True, description="stands for a purged text when reports are compared"
    )
    hidden_characters: bool = Field(False, description="characters that hide others were stripped")
