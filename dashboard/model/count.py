"""How many: a range, because reports say "at least", "about" and "several"."""

from typing import Self

from pydantic import Field, model_validator

from dashboard.model.base import Noun
from dashboard.model.vocabulary import Quantifier, Unit

QUANTIFIER_BOUNDS: dict[Quantifier, tuple[bool, bool]] = {
    Quantifier.EXACT: (True, True),
    Quantifier.ABOUT: (True, True),
    Quantifier.AT_LEAST: (True, False),
    Quantifier.MORE_THAN: (True, False),
    Quantifier.UP_TO: (False, True),
    Quantifier.UNQUANTIFIED: (False, False),
}


class Count(Noun):
    """`low`..`high` of a unit; None means that the report does not say, 0 that it says none.

    exact and about fill both ends, at_least and more_than only `low`, up_to only `high`,
    unquantified ("several", "dozens", or a bare plural) neither.
    """

    low: int | None = Field(None, ge=0)
    high: int | None = Field(None, ge=0)
    quantifier: Quantifier
    unit: Unit

    @model_validator(mode="after")
    def _ends_follow_the_quantifier(self) -> Self:
        if (self.low is not None, self.high is not None) != QUANTIFIER_BOUNDS[self.quantifier]:
            raise ValueError(
                f"a count that is '{self.quantifier}' does not fit {self.low}..{self.high}"
            )
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"the low end {self.low} is above the high end {self.high}")
        return self

    @property
    def stated(self) -> bool:
        return self.low is not None or self.high is not None
