"""A draft with its place, time, speaker, scope and standing."""

from dataclasses import dataclass, field

from dashboard.extraction.drafts import Draft
from dashboard.model.period import Period
from dashboard.model.place import Place
from dashboard.model.vocabulary import DateBasis, Flag, Scope, Standing


@dataclass(eq=False)
class Settled:
    draft: Draft
    place: Place
    when: Period
    when_text: str | None
    basis: DateBasis
    scope: Scope
    said_by: str | None
    standing: Standing
    side: str = "org"  # of the speaker: role, org, occupier or enemy
    flags: list[Flag] = field(default_factory=list)
    headline: bool = False
    background: bool = False  # an older event, set beside the report's own
    hour: int | None = None  # minute of the day of a timed entry
    earlier: bool = False  # an account that the report itself corrects

    @property
    def carried_time(self) -> bool:
        return self.basis != DateBasis.STATED
