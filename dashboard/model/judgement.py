"""What a person decided, when and why. Superseded by a later judgement, never edited."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from pydantic import AwareDatetime, Field

from dashboard.model.base import Noun
from dashboard.model.claim import Claim, edited


class Verdict(StrEnum):
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Judgement(Noun):
    """The verdict on one claim; `changes` holds the fields that the reviewer corrected."""

    claim_id: str
    verdict: Verdict
    changes: dict[str, object] = Field(default_factory=dict)
    who: str
    at: AwareDatetime
    why: str | None = None


@dataclass(frozen=True)
class JudgedClaim:
    """A claim as proposed, the last judgement on it (with its number), and what both make of it."""

    proposed: Claim
    judgement: Judgement | None
    number: int | None

    @property
    def verdict(self) -> Verdict | None:
        return self.judgement.verdict if self.judgement else None

    @property
    def claim(self) -> Claim:
        changes = self.judgement.changes if self.judgement else {}
        return edited(self.proposed, changes) if changes else self.proposed


class LinkVerdict(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class LinkJudgement(Noun):
    """The verdict on whether these claims describe one real event."""

    claim_ids: tuple[str, ...] = Field(min_length=1)
    verdict: LinkVerdict
    who: str
    at: AwareDatetime
    why: str | None = None


def now() -> dt.datetime:
    """The present moment in UTC, whole seconds."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)
