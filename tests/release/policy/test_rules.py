"""The policy file: what it says, and how each mistake in it is told."""

import re
from pathlib import Path

import pytest

from dashboard.errors import PolicyUnusable
from dashboard.model.vocabulary import Group, Harm, Level, Sector
from dashboard.release.policy.rules import (
    POLICY_FILE,
    Class,
    Gate,
    Precision,
    Withheld,
    class_of,
    load_policy,
)
from dashboard.settings import Profile
from tests.factories import casualty, damage, outage

WRITTEN = POLICY_FILE.read_text(encoding="utf-8")
CIVIL = [
    "housing",
    "education",
    "culture",
    "commerce",
    "food",
    "government",
    "humanitarian",
    "vehicle",
    "other",
]


def test_classes_are_the_sectors_and_two_more() -> None:
    assert set(Class) == {*map(str, Sector), "people", "outages"}
    assert class_of(damage()) == "housing"
    assert class_of(casualty()) == "people"
    assert class_of(outage()) == "outages"


@pytest.mark.parametrize(
    ("classes", "delay", "gate"),
    [
        (["energy", "water", "telecom", "transport"], 24, Gate.OFFICIAL_OR_TWO_PUBLISHERS),
        (["health"], 12, Gate.ACCEPTED),
        (CIVIL, 3, Gate.ACCEPTED),
        (["people"], 3, Gate.ATTRIBUTED),
        (["outages"], 6, Gate.ACCEPTED),
    ],
)
def test_the_public_profile_is_the_table_of_the_docs(
    classes: list[str], delay: int, gate: Gate
) -> None:
    rules = load_policy().rules
    for name in classes:
        rule = rules[Class(name)]
        assert (rule.finest, rule.period) == (Level.SETTLEMENT, Precision.DAY)
        assert (rule.delay_hours, rule.gate) == (delay, gate)
        assert rule.official_delay_hours == (0 if name == "outages" else None)


def test_rules_for_people_and_what_is_never_shown() -> None:
    policy = load_policy()
    rule = policy.rules[Class.PEOPLE]
    assert (rule.small_place, rule.small_total, rule.small_total_to) == (10_000, 2, "raion")
    assert rule.smallest_split == 5
    assert set(rule.harms or ()) == set(Harm) - {Harm.EVACUATED}
    assert policy.never.groups == {Group.MILITARY}
    assert policy.is_never_shown(casualty(group="military"))
    assert not policy.is_never_shown(casualty(group="rescuer"))
    assert not policy.is_never_shown(damage())


def test_the_strict_profile_is_the_public_one_but_for_energy() -> None:
    public, strict = load_policy("public"), load_policy("strict")
    changed = {one for one in Class if public.rules[one] != strict.rules[one]}
    assert changed == {Class.ENERGY}
    rule = strict.rules[Class.ENERGY]
    assert (rule.finest, rule.period, rule.delay_hours) == ("oblast", "month", 30 * 24)
    assert {Withheld.OPERATOR, Withheld.EXTENT, Withheld.SPEAKER} <= set(rule.withheld)
    assert strict.names[Class.ENERGY] == "strict.energy"
    assert strict.names[Class.WATER] == "public.supply"
    assert (public.profile, strict.profile) == ("public", "strict")


def test_the_desk_sees_every_class_at_once() -> None:
    desk = load_policy("desk")
    assert set(desk.rules) == set(Class)
    assert {(rule.finest, rule.delay_hours, rule.gate) for rule in desk.rules.values()} == {
        ("district", 0, "accepted")
    }


def test_a_class_that_no_rule_names_has_none(tmp_path: Path) -> None:
    path = changed(tmp_path, '    "vehicle", "other",\n]', '    "vehicle",\n]')
    other = damage(asset="civilian_infrastructure", sector="other")
    assert load_policy("public", path).rule_of(other) is None
    assert load_policy("desk", path).rule_of(other) is not None
    assert load_policy("public", path).rule_of(casualty()) is not None


def test_an_unknown_profile_is_named_with_those_there_are() -> None:
    with pytest.raises(
        PolicyUnusable, match=r"no profile 'secret'\. Use one of desk, public, strict"
    ):
        load_policy("secret")


MISTAKES = {
    "unknown part": ("[never]", "[nevr]\ngroups = []\n[never]", r"unknown part \[nevr\]"),
    "unknown key": ("delay_hours = 12", "delay_hour = 12", r"\[public\.health\] .*'delay_hour'"),
    "missing key": ('delay_hours = 12\n', "", r"\[public\.health\] lacks the key 'delay_hours'"),
    "unknown class": ('classes = ["health"]', 'classes = ["helth"]', r"classes\.0: .*'helth'"),
    "class twice": ('classes = ["health"]', 'classes = ["health", "food"]', "names food once more"),
    "unknown level": ('finest = "oblast"', 'finest = "street"', "finest: .*'street'"),
    "unknown gate": ('gate = "attributed"', 'gate = "open"', "gate: .*'open'"),
    "unknown withheld": ('"patients"', '"patient"', r"withheld\.\d: .*'patient'"),
    "negative delay": ("delay_hours = 12", "delay_hours = -1", "delay_hours: .*-1"),
    "no number": ("delay_hours = 12", 'delay_hours = "soon"', "delay_hours: .*'soon'"),
    "unknown group": ('["military"]', '["soldiers"]', r"never\.groups\.\d: .*'soldiers'"),
    "key of never": ("[never] ", "[never]\nharms = []", r"unknown key 'never\.harms'"),
    "key of speakers": ("[speakers]", "[speakers]\nnames = []", r"unknown key 'speakers\.names'"),
    "unknown model": ('like = "public"', 'like = "secret"', r"\[strict\] cannot be like 'secret'"),
    "itself": ('like = "public"', 'like = "strict"', r"\[strict\] cannot be like 'strict'"),
    "harms": ('classes = ["health"]', 'classes = ["health"]\nharms = []', "harms is a key for"),
    "small": ('classes = ["health"]', 'classes = ["health"]\nsmallest_split = 5', "small numbers"),
    "small total": ('classes = ["health"]', 'classes = ["health"]\nsmall_total = 5\n'
                    'small_total_to = "raion"', "small numbers"),
    "half a rule": ('small_total_to = "raion" ', "", "small_total needs small_total_to"),
    "other half": ("small_total = 2 ", "", "small_total needs small_total_to"),
    "wrong asset": ('shown_as = "energy_facility"', 'shown_as = "school"', "shown_as must be"),
    "month of an outage": ("official_delay_hours = 0 ", 'period = "month"', "period must be day"),
    "no rules": ('[desk.everything]', "[speakers2]", "unknown part"),
    "not TOML": ("[never]", "[never", "cannot be read"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_place_whatever_profile_is_used(
    tmp_path: Path, mistake: str
) -> None:
    before, after, sentence = MISTAKES[mistake]
    path = changed(tmp_path, before, after)
    for profile in Profile:
        with pytest.raises(PolicyUnusable, match=sentence) as found:
            load_policy(profile, path)
    said = str(found.value)
    assert "Value error" not in said
    assert said.startswith("policy.toml cannot be used: ")
    assert said.endswith("Correct it; nothing was published.")


def test_a_profile_without_rules_is_a_mistake(tmp_path: Path) -> None:
    start, end = WRITTEN.index("[desk.everything]"), WRITTEN.index("# --- public")
    path = tmp_path / "policy.toml"
    path.write_text(WRITTEN[:start] + WRITTEN[end:], encoding="utf-8")
    with pytest.raises(PolicyUnusable, match=r"the profile \[desk\] has no rules"):
        load_policy("public", path)


@pytest.mark.parametrize(
    ("start", "end", "sentence"),
    [
        ("[public.supply]", "# --- strict", r"the profile \[public\] has no rules"),
        ("[speakers]", None, "speakers: .*not None"),
        ("[never]", "# --- desk", "never: .*not None"),
    ],
)
def test_a_part_that_is_missing_is_a_mistake(
    tmp_path: Path, start: str, end: str | None, sentence: str
) -> None:
    first = WRITTEN.index(start)
    last = WRITTEN.index(end) if end else len(WRITTEN)
    text = WRITTEN[:first] + WRITTEN[last:]
    path = tmp_path / "policy.toml"
    for written in (text, text.replace("[desk.everything]", '[desk]\nlike = "public"\n[desk.x]')):
        path.write_text(written, encoding="utf-8")
        with pytest.raises(PolicyUnusable, match=sentence):
            load_policy("public", path)


def test_a_rule_that_contradicts_itself_is_told_in_its_own_words(tmp_path: Path) -> None:
    path = changed(tmp_path, "small_total = 2 ", "")
    with pytest.raises(PolicyUnusable) as found:
        load_policy("public", path)
    assert str(found.value) == (
        "policy.toml cannot be used: [public.people] small_total needs small_total_to, and the "
        "other way round. Correct it; nothing was published."
    )


def test_a_profile_may_not_be_like_one_that_is_like_another(tmp_path: Path) -> None:
    path = changed(tmp_path, "[desk.everything]", '[desk]\nlike = "strict"\n[desk.everything]')
    with pytest.raises(PolicyUnusable, match=r"\[desk\] cannot be like 'strict'"):
        load_policy("public", path)


def test_a_file_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(PolicyUnusable, match="cannot be read"):
        load_policy("public", tmp_path / "policy.toml")


def test_names_are_withheld_of_every_class_but_on_the_desk() -> None:
    for profile in ("public", "strict"):
        assert all(Withheld.NAMES in rule.withheld for rule in load_policy(profile).rules.values())
    assert not any(rule.withheld for rule in load_policy("desk").rules.values())


def test_what_is_withheld_everywhere_has_no_column_in_any_release() -> None:
    """The words that the file uses for it; the last three are blanked in rows instead."""
    from dashboard.model.tables import TABLES

    columns = {column.name for table in TABLES.values() for column in table}
    blanked = {Withheld.NAMES, Withheld.OPERATOR, Withheld.EXTENT, Withheld.SPEAKER}
    structural = {str(word) for word in set(Withheld) - blanked}
    assert not columns & structural
    for word in ("name", "address", "clock", "time", "capacity", "repair", "patient", "staff"):
        mine = {column for column in columns if re.search(rf"(^|_){word}s?$", column)}
        assert mine <= {"place_name", "name", "at"}  # of units and areas, official ones


def changed(folder: Path, *pairs: str) -> Path:
    text = WRITTEN
    for before, after in zip(pairs[::2], pairs[1::2], strict=True):
        assert before in text, before
        text = text.replace(before, after, 1)
    path = folder / "policy.toml"
    path.write_text(text, encoding="utf-8")
    return path
