"""What a speaker said before and has said anew since.

A later update of the same speaker supersedes the earlier one: a rise takes it out of the range, a
fall leaves it there as the upper end. On one day neither supersedes the other: reports carry no
hour of publication.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from dashboard.linking.speakers import voice
from dashboard.model.claim import Claim
from dashboard.model.report import Report
from dashboard.model.vocabulary import Harm, Standing

Reports = Mapping[str, Report]
Moved = Callable[[Claim, Claim], bool]  # is the fall from the first to the second one of deaths?


class Said(NamedTuple):
    """`current`: the last word of each speaker; `fallen`: earlier and higher ones."""

    current: list[Claim]
    fallen: list[Claim]


def last_words(stated: Sequence[Claim], reports: Reports, moved: Moved) -> Said:
    """Of claims on one subject that state a number."""
    by_voice = defaultdict(list)
    for claim in stated:
        by_voice[voice(claim, reports), claim.standing].append(claim)
    said = Said([], [])
    for claims in by_voice.values():
        last = max(reports[claim.report_id].published for claim in claims)
        current = [claim for claim in claims if reports[claim.report_id].published == last]
        earlier = [claim for claim in claims if reports[claim.report_id].published < last]
        top = max(current, key=number)
        said.current.extend(current)
        said.fallen.extend(
            claim for claim in earlier if number(claim) > number(top) and not moved(claim, top)
        )
    return said


def number(claim: Claim) -> int:
    """The lower end of a stated count, or the upper where that is all."""
    return claim.count_low if claim.count_low is not None else claim.count_high or 0


def deaths_explain(claims: Sequence[Claim], reports: Reports) -> Moved:
    """Injured or missing people who died since are counted among the killed, and not twice."""
    killed = [
        (reports[claim.report_id].published, number(claim))
        for claim in claims
        if claim.subject == Harm.KILLED and claim.part_of is None and claim.count.stated
        if claim.standing == Standing.ASSERTED
    ]

    def by(day: dt.date) -> int:
        return max((deaths for said, deaths in killed if said <= day), default=0)

    def moved(before: Claim, after: Claim) -> bool:
        if before.subject not in (Harm.INJURED, Harm.MISSING):
            return False
        days = (reports[before.report_id].published, reports[after.report_id].published)
        fall = number(before) - number(after)
        return 0 < fall <= by(days[1]) - by(days[0])

    return moved


def taken_back(claim: Claim, claims: Sequence[Claim], reports: Reports) -> bool:
    """Did its own speaker later say that there was none, or deny it?"""
    return any(
        (other.kind, other.subject, other.detail) == (claim.kind, claim.subject, claim.detail)
        and (other.count_high == 0 or other.standing == Standing.DENIED)
        and reports[other.report_id].published > reports[claim.report_id].published
        and voice(other, reports) == voice(claim, reports)
        for other in claims
    )
