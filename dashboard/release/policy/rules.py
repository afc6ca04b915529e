"""data/policy.toml → one checked `Policy`: what a class of claims may show, and when."""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import Field, ValidationError, model_validator

from dashboard.errors import PolicyUnusable
from dashboard.model.base import Noun
from dashboard.model.claim import CasualtyClaim, Claim, DamageClaim
from dashboard.model.vocabulary import ASSETS, Group, Harm, Level
from dashboard.settings import DATA, Profile

POLICY_FILE = DATA / "policy.toml"
LIKE = "like"  # key of a profile that takes over the rules of another one


class Class(StrEnum):
    """The classes of claims: the sectors of damage, and two more."""

    HOUSING = "housing"
    ENERGY = "energy"
    WATER = "water"
    HEALTH = "health"
    EDUCATION = "education"
    TRANSPORT = "transport"
    TELECOM = "telecom"
    FOOD = "food"
    COMMERCE = "commerce"
    GOVERNMENT = "government"
    CULTURE = "culture"
    HUMANITARIAN = "humanitarian"
    VEHICLE = "vehicle"
    OTHER = "other"
    PEOPLE = "people"
    OUTAGES = "outages"


class Gate(StrEnum):
    """What a claim needs besides being accepted by a person."""

    ACCEPTED = "accepted"
    ATTRIBUTED = "attributed"
    OFFICIAL_OR_TWO_PUBLISHERS = "official_or_two_publishers"


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"


class Withheld(StrEnum):
    """The first have no column in any release and so cannot go out; the others are blanked.

    `names`: of speakers and operators that are not known to be an office or organisation.
    """

    FACILITY_NAME = "facility_name"
    ADDRESS = "address"
    COORDINATES = "coordinates"
    CLOCK_TIME = "clock_time"
    CAPACITY = "capacity"
    REPAIR = "repair"
    PATIENTS = "patients"
    STAFF = "staff"
    NAMES = "names"
    OPERATOR = "operator"
    EXTENT = "extent"
    SPEAKER = "speaker"


Number = Annotated[int, Field(ge=0)]


class Rule(Noun):
    """What claims of some classes may show, from when on, and what they need for it."""

    classes: tuple[Class, ...] = Field(min_length=1)
    finest: Level
    period: Precision = Precision.DAY
    delay_hours: Number
    official_delay_hours: Number | None = None
    gate: Gate
    withheld: tuple[Withheld, ...] = ()
    shown_as: str | None = None
    harms: tuple[Harm, ...] | None = None
    small_place: Number = 0
    small_total: Number = 0
    small_total_to: Level | None = None
    smallest_split: Number = 0

    @model_validator(mode="after")
    def _fits_its_classes(self) -> Self:
        if self.harms is not None and self.classes != (Class.PEOPLE,):
            raise ValueError("harms is a key for the class people alone")
        if (self.small_total or self.smallest_split) and self.classes != (Class.PEOPLE,):
            raise ValueError("rules for small numbers are for the class people alone")
        if bool(self.small_total) != (self.small_total_to is not None):
            raise ValueError("small_total needs small_total_to, and the other way round")
        if self.shown_as and [*map(str, self.classes)] != _sectors_with(self.shown_as):
            raise ValueError(f"shown_as must be an asset of the one class, not {self.shown_as!r}")
        if self.period == Precision.MONTH and Class.OUTAGES in self.classes:
            raise ValueError("an outage is known by its days: period must be day")
        return self


def _sectors_with(asset: str) -> list[str]:
    return [sector for sector, assets in ASSETS.items() if asset in assets]


class Speakers(Noun):
    """Who may be named: operators as they are written, speakers by their words in lower case."""

    operators: frozenset[str]
    endings: tuple[str, ...]
    words: frozenset[str]


class Never(Noun):
    """What goes out under no profile."""

    groups: frozenset[Group]


class Policy(Noun):
    """One profile, compiled: the rule of each class, and what never goes out at all."""

    profile: Profile
    rules: Mapping[Class, Rule]
    names: Mapping[Class, str]
    never: Never
    speakers: Speakers

    def rule_of(self, claim: Claim) -> Rule | None:
        """None: its class is named by no rule, so it is withheld."""
        return self.rules.get(class_of(claim))

    def is_never_shown(self, claim: Claim) -> bool:
        return isinstance(claim, CasualtyClaim) and claim.group in self.never.groups


def class_of(claim: Claim) -> Class:
    if isinstance(claim, DamageClaim):
        return Class(claim.sector)
    return Class.PEOPLE if isinstance(claim, CasualtyClaim) else Class.OUTAGES


def load_policy(profile: str = Profile.PUBLIC, path: Path = POLICY_FILE) -> Policy:
    """The policy of a profile. PolicyUnusable, with what to do, for any mistake in the file."""
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _unusable(path, f"it cannot be read ({error})") from error
    compiled = {name: _compiled(written, name, path) for name in Profile}  # all are checked
    try:
        return compiled[Profile(profile)]
    except ValueError as error:
        raise PolicyUnusable(
            f"There is no profile {profile!r}. Use one of {', '.join(Profile)}."
        ) from error


def _compiled(written: dict[str, Any], profile: Profile, path: Path) -> Policy:
    unknown = sorted(written.keys() - {*Profile, "never", "speakers"})
    if unknown:
        raise _unusable(path, f"it has an unknown part [{unknown[0]}]")
    rules, names = _rules(written, profile, path)
    try:
        return Policy(
            profile=profile,
            rules=rules,
            names=names,
            never=written.get("never"),
            speakers=written.get("speakers"),
        )
    except ValidationError as error:
        raise _unusable(path, _first_fault(error)) from error


def _rules(
    written: dict[str, Any], profile: str, path: Path
) -> tuple[dict[Class, Rule], dict[Class, str]]:
    """The rule of each class and its name; a profile may start from the rules of another."""
    tables = dict(written.get(profile) or {})
    rules: dict[Class, Rule] = {}
    names: dict[Class, str] = {}
    like = tables.pop(LIKE, None)
    if like is not None:
        if like not in set(Profile) - {profile} or LIKE in written.get(like, {}):
            raise _unusable(path, f"[{profile}] cannot be like {like!r}")
        rules, names = _rules(written, like, path)
    if not tables and not rules:
        raise _unusable(path, f"the profile [{profile}] has no rules")
    own: set[Class] = set()
    for name, table in tables.items():
        try:
            rule = Rule.model_validate(table)
        except ValidationError as error:
            raise _unusable(path, f"[{profile}.{name}] {_first_fault(error)}") from error
        for one in rule.classes:
            if one in own:
                raise _unusable(path, f"[{profile}.{name}] names {one} once more")
            own.add(one)
            rules[one], names[one] = rule, f"{profile}.{name}"
    return rules, names


def _first_fault(error: ValidationError) -> str:
    """What is wrong, in words: which key, and which value was found; a misspelt key first."""
    fault = max(error.errors(), key=lambda one: one["type"] == "extra_forbidden")
    key = ".".join(str(part) for part in fault["loc"])
    if fault["type"] == "extra_forbidden":
        return f"has an unknown key {key!r}"
    if fault["type"] == "missing":
        return f"lacks the key {key!r}"
    why = str(fault["msg"]).removeprefix("Value error, ")
    return f"{key}: {why}, not {fault['input']!r}" if key else why


def _unusable(path: Path, why: str) -> PolicyUnusable:
    return PolicyUnusable(f"{path.name} cannot be used: {why}. Correct it; nothing was published.")
