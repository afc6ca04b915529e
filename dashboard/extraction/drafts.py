"""Claims in the making: what a sentence states, before place, date and speaker are settled."""

import datetime as dt
from dataclasses import dataclass

from dashboard.extraction.amounts.phrases import Count
from dashboard.model.vocabulary import Cause, Kind, Quantifier, Unit


@dataclass(eq=False)
class Draft:
    """`index` is the sentence, `at` the token the fact hangs on, first..last the words quoted."""

    kind: Kind
    subject: str  # harm, asset or service
    detail: str  # group, extent or state
    low: int | None
    high: int | None
    quantifier: Quantifier
    unit: Unit
    index: int
    first: int
    last: int
    at: int
    parent: "Draft | None" = None
    operator: str | None = None
    weak: bool = False  # only if nothing firmer says it
    cause: Cause = Cause.UNKNOWN
    expected: dt.date | None = None  # the day by which a service is promised back
    whole: bool = False  # stated as a total: "the 34th facility to be hit"
    raised: bool = False  # "the toll rose to five": replaces the report's earlier figure

    @property
    def counted(self) -> bool:
        """Does the text give a number?"""
        return self.low is not None or self.high is not None


@dataclass(frozen=True)
class Unused:
    """A place or figure that was read and makes no claim, and why (data/vocabulary/README.md)."""

    text: str
    why: str
    start: int
    end: int


def casualty(
    index: int,
    harm: str,
    group: str,
    count: Count,
    quote: tuple[int, int],
    at: int,
    *,
    parent: Draft | None = None,
    weak: bool = False,
    raised: bool = False,
) -> Draft:
    """People harmed, told by the words of a sentence from quote[0] to quote[1]."""
    return Draft(
        Kind.CASUALTY, harm, group, *count, Unit.PERSON, index, *quote, at,
        parent=parent, weak=weak, raised=raised,
    )  # fmt: skip
