"""How much speaks for two bundles of claims being of one event: points, each with its reason.

Fields are compared, not wording: two nights in one city read alike. A town of one night is one
event; what is known for an area needs something that ties it to a town or to another report.
"""

from dataclasses import dataclass

from dashboard.linking.bundles import Bundle, inside, nested
from dashboard.model.wording import plain_words

ENOUGH = 7  # points from which two bundles are taken for one event
WORTH_A_LOOK = 5  # points from which a person is asked

SAME_TOWN, SAME_AREA, INSIDE = 4, 2, 2
SAME_TIME, WITHIN = 4, 2
TOO_EARLY = -3  # published before the night was over
MATTER, FIGURE, OPERATOR, SUPPLY = 1, 1, 1, 1
MOST = 2  # points for shared matters, and for shared figures
SPEAKER = 1
BREATH = 2  # the same, in one report
ROUND_UP = 4  # one speaker tells of two towns of one oblast and one time in one report
OWN_TIMES = -3  # one speaker gives each its own time in one report

Reason = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """`points` from `ENOUGH` on mean one event, from `WORTH_A_LOOK` on a question."""

    reasons: tuple[Reason, ...]
    points: int

    @property
    def why(self) -> str:
        """One sentence for people: "same night, same place, both report power substation"."""
        return ", ".join(words for _, words in self.reasons)


def compare(one: Bundle, other: Bundle) -> Likeness:
    """Both of one area, with a day in common."""
    reasons = (*_of_time(one, other), *_of_place(one, other), *_of_contents(one, other))
    reasons = (*reasons, *_of_speakers(one, other))
    return Likeness(reasons, sum(points for points, _ in reasons))


def _of_place(one: Bundle, other: Bundle) -> list[Reason]:
    if one.chain == other.chain:
        return [(SAME_AREA if one.is_area and other.is_area else SAME_TOWN, "same place")]
    if inside(one.chain, other.chain):
        return [(INSIDE, "one place lies in the other")]
    return [(0, "two places of one oblast")]


def _of_time(one: Bundle, other: Bundle) -> list[Reason]:
    if one.period == other.period:
        return [(SAME_TIME, "same night" if one.period.days == 2 else "same time")]
    if not nested(one.period, other.period):
        return [(0, "times that only overlap")]
    long = max(one, other, key=lambda each: each.period.days)
    short = one if long is other else other
    found = [(WITHIN, "the time of one lies in that of the other")]
    if short.published < long.period.latest:
        found.append((TOO_EARLY, "but one was published before that night was over"))
    return found


def _of_contents(one: Bundle, other: Bundle) -> list[Reason]:
    found = []
    if matters := sorted(one.matters & other.matters):
        names = " and ".join(plain_words(asset or subject) for subject, asset in matters[:3])
        found.append((MATTER * min(len(matters), MOST), f"both report {names}"))
    elif one.supply and other.supply:
        found.append((SUPPLY, "both report harm to supply"))
    if figures := one.figures & other.figures:
        found.append((FIGURE * min(len(figures), MOST), "with the same number"))
    if operators := one.operators & other.operators:
        found.append((OPERATOR, f"both name {min(operators)}"))
    return found


def _of_speakers(one: Bundle, other: Bundle) -> list[Reason]:
    voices = one.voices & other.voices
    if not voices:
        bodies = one.bodies & other.bodies
        return [(SPEAKER, f"both said by {min(bodies)}")] if bodies else []
    _, speaker = min(voices)
    if one.period != other.period and not (one.aftermath or other.aftermath):
        return [(OWN_TIMES, f"but {speaker} gives each its own time")]
    if not inside(one.chain, other.chain):
        return [(ROUND_UP, f"{speaker} tells of both in one breath")]
    return [(BREATH, f"both said by {speaker} in one report")]
