"""Our reading of judged claims: recomputed from them, never patched."""

import datetime as dt
from enum import StrEnum
from itertools import pairwise
from typing import Self

from pydantic import Field, model_validator

from dashboard.model.base import Noun
from dashboard.model.period import Period
from dashboard.model.place import Place
from dashboard.model.vocabulary import Cause, Extent, Kind, Service, SupplyState, Unit


class Corroboration(StrEnum):
    SINGLE_SOURCE = "single_source"
    MULTI_SOURCE = "multi_source"
    OFFICIAL_OR_OPERATOR = "official_or_operator"
    CONTESTED = "contested"
    RETRACTED = "retracted"


class Figure(Noun):
    """One number of an incident or tally, with the claims that state it.

    `subject`/`detail` are harm/group, sector/asset or service/state; `extent` is given where all
    claims behind it are of things destroyed, or of things hit or damaged. None in `low`, `best` and
    `high` means that no report states a number. `part` marks a subset (children among the
    injured): shown, never added; `exceeds_total` one that is greater than its total. `place` is
    where the figure holds, which may be coarser than the incident.
    """

    kind: Kind
    subject: str
    detail: str
    extent: Extent | None = None
    unit: Unit
    low: int | None = None
    best: int | None = None
    high: int | None = None
    part: bool = False
    exceeds_total: bool = False
    place: Place
    claim_ids: tuple[str, ...] = Field(min_length=1)
    rule: str = Field(description="the rule that chose `best`, by its name in docs/method.md")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        ends = [end for end in (self.low, self.best, self.high) if end is not None]
        if any(lower > upper for lower, upper in pairwise(ends)):
            raise ValueError(f"low {self.low}, best {self.best}, high {self.high} are out of order")
        return self


class LinkedBy(StrEnum):
    """What put the claims of an event together."""

    ONE_REPORT = "one_report"
    RULES = "rules"
    PERSON = "person"


class MapIncidents(StrEnum):
    """Does a tally count incidents that are on the map as well?"""

    INCLUDED = "included"
    EXCLUDED = "excluded"
    UNKNOWN = "unknown"


class Incident(Noun):
    """One attack or event at one place and time, with all that reports say it did."""

    incident_id: str
    place: Place
    period: Period
    figures: tuple[Figure, ...]
    claim_ids: tuple[str, ...] = Field(min_length=1)
    report_ids: tuple[str, ...] = Field(min_length=1)
    corroboration: Corroboration
    linked_by: LinkedBy


class Change(Noun):
    """What a later report changed in a figure of an incident; null: not reported until then."""

    incident_id: str
    day: dt.date
    kind: Kind
    subject: str
    detail: str
    unit: Unit
    part: bool
    place: Place
    before: int | None
    after: int | None
    claim_ids: tuple[str, ...] = Field(min_length=1)


class Tally(Noun):
    """A running or cumulative total over a period: shown beside incidents, never added to them.

    `as_of` is the day of its latest report. `map_incidents`: included if claims of incidents are
    stated as parts of it, excluded if no incident falls into its area and period, else unknown.
    """

    tally_id: str
    place: Place
    period: Period
    as_of: dt.date
    figures: tuple[Figure, ...]
    claim_ids: tuple[str, ...] = Field(min_length=1)
    report_ids: tuple[str, ...] = Field(min_length=1)
    corroboration: Corroboration
    linked_by: LinkedBy
    map_incidents: MapIncidents = MapIncidents.UNKNOWN


class OutageNumbers(Noun):
    """How many were without it, in one unit; null: no report says.

    `latest` is the last number still out (0: a report says none), `back` the last number restored.
    """

    unit: Unit
    peak: int | None = None
    latest_low: int | None = None
    latest_high: int | None = None
    back: int | None = None


class Outage(Noun):
    """One episode of one service being out in one area.

    Units are kept apart: `peak` and `latest` count `unit` and nothing else, `numbers` has them
    all. `state` is the last word, `as_of` its date and `said_by` who says it; no record means
    unknown, not "on". From `stale_on` on it may only be called "last reported out".
    """

    outage_id: str
    incident_id: str | None
    service: Service
    place: Place
    began: dt.date
    cause: Cause
    state: SupplyState
    as_of: dt.date
    stale_on: dt.date
    said_by: str | None = None
    partly_restored_on: dt.date | None = None
    restored_on: dt.date | None = None
    unit: Unit
    latest_low: int | None = None
    latest_high: int | None = None
    peak: int | None = None
    numbers: tuple[OutageNumbers, ...] = ()
    expected_until: dt.date | None = None
    claim_ids: tuple[str, ...] = Field(min_length=1)
