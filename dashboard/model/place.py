"""Where: a name as the text has it, and the official unit we read it as."""

from typing import Self

from pydantic import Field, model_validator

from dashboard.model.base import Noun
from dashboard.model.vocabulary import Level

COUNTRY_PCODE = "UA"


class Place(Noun):
    """One named place, at the level at which it is known, with the units that contain it.

    `text` is what the report says. `name` is None when the text resolves to nothing or to several
    units; then `candidates` holds those (empty for nothing). Codes are COD-AB p-codes down to the
    hromada and KATOTTG codes for settlements and city districts; `oblast` is None for the country.
    `lat`/`lon` are WGS 84 degrees and may be missing: most villages have no known coordinates.
    """

    text: str
    name: str | None = None
    name_uk: str | None = None
    level: Level | None = None
    oblast: str | None = None
    raion: str | None = None
    hromada: str | None = None
    settlement: str | None = None
    pcode: str | None = None
    lat: float | None = Field(None, ge=-90, le=90)
    lon: float | None = Field(None, ge=-180, le=180)
    population: int | None = Field(None, ge=0)
    parent: str | None = Field(None, description="name of the city, for a city district")
    candidates: tuple["Place", ...] = ()

    @model_validator(mode="after")
    def _resolved_or_not(self) -> Self:
        if (self.name is None) != (self.level is None):
            raise ValueError("a place has a name and a level, or neither")
        if self.name is not None and self.candidates:
            raise ValueError("a resolved place has no candidates left")
        if (self.lat is None) != (self.lon is None):
            raise ValueError("a place has both coordinates, or neither")
        return self

    @property
    def resolved(self) -> bool:
        return self.name is not None

    @property
    def chain(self) -> tuple[str, ...]:
        """P-codes of the units it lies in, coarsest first, itself last; () if unresolved.

        >>> Place(text="Odesa", name="Odeska", level="oblast", oblast="UA51", pcode="UA51").chain
        ('UA', 'UA51')
        """
        if not self.resolved:
            return ()
        above = (COUNTRY_PCODE, self.oblast, self.raion, self.hromada, self.settlement, self.pcode)
        return tuple(dict.fromkeys(code for code in above if code))

    def contains(self, other: "Place") -> bool:
        """Is `other` this place or inside it? False when either is unresolved."""
        return self.resolved and self.pcode is not None and self.pcode in other.chain
