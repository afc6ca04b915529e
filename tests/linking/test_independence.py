"""Repetition is no corroboration: one site, one speaker, one text are one voice each."""

import random

import pytest

from dashboard.linking import assemble
from dashboard.linking.independence import sketch, sketches_of, voices
from dashboard.model.claim import Claim
from dashboard.model.report import Report
from tests.factories import casualty, quote, report, unit

WORDS = ("drones", "struck", "houses", "people", "were", "hurt", "crews", "fires", "night")


def text(seed: int, length: int = 120) -> str:
    """A synthetic text; each seed gives another one."""
    chance = random.Random(seed)
    return " ".join(f"{chance.choice(WORDS)}{chance.randrange(50)}" for _ in range(length))


def told(name: str, words: str | None = None, **fields: object) -> Report:
    site = {"url": f"https://{name}.example/{name}", "publisher": f"Synthetic {name}"}
    return report(name, text=words, **{**site, **fields})


def support(*reports: Report, said_by: str | None = None) -> str:
    claims = [casualty(f"{each.report_id}-1", 3, said_by=said_by) for each in reports]
    by_id = {each.report_id: each for each in reports}
    (incident,) = assemble(claims, by_id, [], unit).incidents
    return str(incident.corroboration)


def test_two_sites_with_texts_of_their_own_are_two_voices() -> None:
    assert support(told("a", text(1)), told("b", text(2))) == "multi_source"


def test_a_hundred_reports_of_one_site_are_one_voice() -> None:
    fake = [
        told(f"f{n}", text(n), url=f"https://n{n}.fake.example/{n}", publisher=f"Synthetic {n}")
        for n in range(100)
    ]
    assert support(*fake) == "single_source"
    assert support(*fake, told("a", text(101))) == "multi_source"


def test_twenty_mirrors_of_one_text_are_one_voice() -> None:
    assert support(*(told(f"m{n}", text(1)) for n in range(20))) == "single_source"


def test_a_text_with_another_head_and_foot_is_still_that_text() -> None:
    mirrors = (told(f"m{n}", f"{text(n + 50, 12)} {text(1)} {text(n + 90, 12)}") for n in range(20))
    assert support(*mirrors) == "single_source"


def test_without_their_texts_the_quoted_passages_are_compared() -> None:
    passage = text(1, 20)
    claims: list[Claim] = [
        casualty(f"{name}-1", method="rules/1", quote=quote(passage, passage)) for name in "abc"
    ]
    reports = {name: told(name) for name in "abc"}
    assert voices(claims, reports, sketches_of(reports, claims)) == 1
    assert voices(claims, reports, {}) == 3


def test_many_sites_that_repeat_one_speaker_are_one_voice() -> None:
    speaker = "local media and monitoring channels"
    sites = [told(name, text(n)) for n, name in enumerate("abc")]
    assert support(*sites, said_by=speaker) == "single_source"
    assert support(*sites) == "multi_source"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("https://news.example.com.ua/a", "https://www.example.com.ua/b", 1),
        ("https://one.com.ua/a", "https://two.com.ua/b", 2),
        ("https://t.me/channel/1", "https://t.me/s/channel/2", 1),
        ("https://t.me/one/1", "https://t.me/two/1", 2),
        ("https://[broken", "https://a.example", 2),
    ],
)
def test_a_site_is_a_registered_domain_or_a_channel(one: str, other: str, expected: int) -> None:
    reports = {"a": told("a", url=one), "b": told("b", url=other)}
    assert voices([casualty("a-1"), casualty("b-1")], reports, {}) == expected


def test_texts_without_a_common_passage_are_not_alike() -> None:
    assert len(sketch(text(1)) & sketch(text(2))) == 0


def test_ten_thousand_mirrors_are_told_in_no_time() -> None:
    reports = {f"m{n}": told(f"m{n}") for n in range(10_000)}
    claims = [casualty(f"{name}-1") for name in reports]
    one = sketch(text(1))
    assert voices(claims, reports, dict.fromkeys(reports, one)) == 1
