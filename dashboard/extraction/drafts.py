"""Claims in the making: what a sentence states, before place, date and speaker are settled."""

import datetime as dt
from dataclasses import dataclass, field

from dashboard.extraction.amounts.phrases import Phrase
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
    whole: bool = field(default=False)  # stated as a total: "in total", "death toll"

    raised: bool = False  # "the toll rose to five": replaces the report's earlier figure

    @property
    def counted(self) -> bool:
        return self.low is not None or self.high is not None


@dataclass(frozen=True)
class Unused:
    """A place or figure that was read and makes no claim, and why (data/vocabulary/README.md)."""

    text: str
    why: str
    start: int
    end: int


def phrase_count(phrase: Phrase) -> tuple[int | None, int | None, Quantifier]:
    return phrase.low, phrase.high, phrase.quantifier
