"""The public format: one fact that one report states, tied to its words.

`CLAIM.validate_python(row)` reads a claim, `claim.model_dump(mode="json")` writes one;
data/claim.schema.json is generated from here.
"""

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import Field, TypeAdapter, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from dashboard.model.base import Noun
from dashboard.model.count import Count
from dashboard.model.period import Period
from dashboard.model.place import Place
from dashboard.model.vocabulary import (
    SECTOR_OF_ASSET,
    Asset,
    Cause,
    DateBasis,
    Extent,
    Flag,
    Group,
    Harm,
    Kind,
    Quantifier,
    Scope,
    Sector,
    Service,
    Standing,
    SupplyState,
    Unit,
)

HAND = "hand"  # method of claims that a person read from a report whose text we do not hold
FIXED_FIELDS = ("claim_id", "report_id", "method")  # who says what about which claim stays so


class Quote(Noun):
    """`report.text[start:end] == exact`, always; offsets count Unicode code points."""

    exact: str = Field(min_length=1)
    start: int = Field(ge=0)
    end: int = Field(ge=1)

    @model_validator(mode="after")
    def _spans_itself(self) -> Self:
        if self.end - self.start != len(self.exact):
            raise ValueError("the quote's offsets do not span its words")
        return self


class _Stated(Noun):
    """What every claim states, whatever its kind."""

    claim_id: str = Field(min_length=1)
    report_id: str = Field(min_length=1)
    count_low: int | None = Field(None, ge=0)
    count_high: int | None = Field(None, ge=0)
    quantifier: Quantifier
    unit: Unit
    scope: Scope
    occurred_earliest: dt.date
    occurred_latest: dt.date
    when_text: str | None = None
    date_basis: DateBasis = DateBasis.STATED
    place: Place
    said_by: str | None = Field(None, description="organisation or role; never a private person")
    standing: Standing = Standing.ASSERTED
    part_of: str | None = Field(None, description="claim_id of the total that this is a subset of")
    quote: Quote | None = None
    flags: tuple[Flag, ...] = ()
    method: str

    @model_validator(mode="after")
    def _sound(self) -> Self:
        _ = self.count, self.period  # each checks itself
        if self.quote is None and self.method != HAND:
            raise ValueError("no quote, no claim: only claims judged by hand may lack one")
        if self.part_of == self.claim_id:
            raise ValueError("a claim is not a part of itself")
        return self

    @property
    def count(self) -> Count:
        return Count(
            low=self.count_low, high=self.count_high, quantifier=self.quantifier, unit=self.unit
        )

    @property
    def period(self) -> Period:
        return Period(earliest=self.occurred_earliest, latest=self.occurred_latest)


class CasualtyClaim(_Stated):
    """People harmed."""

    kind: Literal[Kind.CASUALTY] = Kind.CASUALTY
    harm: Harm
    group: Group = Group.PEOPLE

    @property
    def subject(self) -> str:
        return self.harm

    @property
    def detail(self) -> str:
        return self.group


class DamageClaim(_Stated):
    """Things hit, damaged or destroyed."""

    kind: Literal[Kind.DAMAGE] = Kind.DAMAGE
    sector: Sector
    asset: Asset
    extent: Extent
    operator: str | None = None

    @model_validator(mode="after")
    def _asset_in_sector(self) -> Self:
        if SECTOR_OF_ASSET[self.asset] != self.sector:
            raise ValueError(f"{self.asset} is not an asset of the sector {self.sector}")
        return self

    @property
    def subject(self) -> str:
        return self.sector

    @property
    def detail(self) -> str:
        return self.asset


class OutageClaim(_Stated):
    """A service that is out, partly restored or restored."""

    kind: Literal[Kind.OUTAGE] = Kind.OUTAGE
    service: Service
    state: SupplyState
    cause: Cause = Cause.UNKNOWN
    expected_until: dt.date | None = None

    @property
    def subject(self) -> str:
        return self.service

    @property
    def detail(self) -> str:
        return self.state


Claim = CasualtyClaim | DamageClaim | OutageClaim
CLAIM: TypeAdapter[Claim] = TypeAdapter(Annotated[Claim, Field(discriminator="kind")])


def edited(claim: Claim, changes: dict[str, object]) -> Claim:
    """The claim with some fields replaced, validated as a whole; raises ValidationError."""
    moved = [field for field in FIXED_FIELDS if field in changes]
    if moved:
        fixed = PydanticCustomError("fixed_field", "this field of a claim cannot be changed")
        faults = [
            InitErrorDetails(type=fixed, loc=(claim.kind, field), input=changes[field])
            for field in moved
        ]
        raise ValidationError.from_exception_data("claim", faults)
    return CLAIM.validate_python({**claim.model_dump(), **changes})
