"""When: local dates in Kyiv, both ends included."""

import datetime as dt
from typing import Self

from pydantic import model_validator

from dashboard.model.base import Noun


class Period(Noun):
    """From `earliest` to `latest`, both included; a night spans two dates."""

    earliest: dt.date
    latest: dt.date

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.earliest > self.latest:
            raise ValueError(f"the period ends ({self.latest}) before it begins ({self.earliest})")
        return self

    @property
    def days(self) -> int:
        return (self.latest - self.earliest).days + 1

    def overlaps(self, other: "Period") -> bool:
        return self.earliest <= other.latest and other.earliest <= self.latest

    def joined(self, other: "Period") -> "Period":
        """The shortest period that holds both."""
        return Period(
            earliest=min(self.earliest, other.earliest), latest=max(self.latest, other.latest)
        )
