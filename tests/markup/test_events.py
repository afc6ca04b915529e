"""Cards, tables and headline numbers: ranges, disagreement, one party's word, escaped words."""

import datetime as dt
from typing import Any

import pytest

from dashboard.language import speak
from dashboard.markup.age import age_line
from dashboard.markup.areas import period_words
from dashboard.markup.events import claims_table, event_card
from dashboard.markup.outages import outage_table, timeline_chart
from dashboard.markup.pieces import bars, error_link, link
from dashboard.markup.totals import totals_strip

DAY = dt.date(2026, 1, 31)
SOURCE = {"url": "https://synthetic.example/1", "publisher": "Synthetic", "published": DAY}
HOSTILE = "<script>x</script>\"'"


@pytest.fixture(autouse=True)
def english_again():
    yield
    speak("en")


def figure(**given: Any) -> dict[str, Any]:
    usual = {
        "kind": "casualty", "subject": "injured", "detail": "people", "unit": "person",
        "low": 4, "best": 6, "high": 6, "part": False, "pcode": "UA51", "place_name": "Odeska",
    }  # fmt: skip
    return {**usual, **given}


def incident(**given: Any) -> dict[str, Any]:
    usual = {
        "incident_id": "i-1", "place_name": "Odeska", "place_name_uk": "Одеська", "level": "oblast",
        "pcode": "UA51", "earliest": dt.date(2026, 1, 30), "latest": DAY,
        "corroboration": "single_source", "alleged": False, "figures": [figure()],
        "sources": [SOURCE],
    }  # fmt: skip
    return {**usual, **given}


def claim(**given: Any) -> dict[str, Any]:
    usual = {
        "kind": "casualty", "subject": "injured", "detail": "people", "extent": None,
        "operator": None, "count_low": 4, "count_high": 4, "place_name": "Odeska",
        "level": "oblast", "pcode": "UA51", "said_by": "police", "standing": "asserted",
        "publisher": "Synthetic",
        "url": "https://synthetic.example/1", "published": DAY,
    }  # fmt: skip
    return {**usual, **given}


def outage(**given: Any) -> dict[str, Any]:
    usual = {
        "service": "electricity", "place_name": "Odeska", "level": "oblast", "cause": "attack",
        "state": "out", "began": dt.date(2026, 1, 29), "as_of": dt.date(2026, 1, 30),
        "stale_on": dt.date(2026, 2, 2), "said_by": "DTEK", "sources": [],
        "numbers": [{"unit": "household", "latest_low": 68_400, "latest_high": 68_400,
                     "peak": 156_600, "back": 88_200}],
        "expected_until": None, "partly_restored_on": None, "restored_on": None,
    }  # fmt: skip
    return {**usual, **given}


def test_a_card_says_where_when_how_many_and_who() -> None:
    card = event_card(incident())
    for words in ("Odeska oblast", "30–31 January 2026", "injured", "4–6", "Synthetic"):
        assert words in card
    speak("uk")
    card = event_card(incident())
    for words in ("Одеська область", "30–31 січня 2026", "поранено", "4–6", "єдине джерело"):
        assert words in card


def test_unknown_is_said_and_never_zero() -> None:
    card = event_card(incident(figures=[figure(low=None, best=None, high=None)]))
    assert "not reported" in card
    assert ">0<" not in card
    assert ">0<" in event_card(incident(figures=[figure(low=0, best=0, high=0)]))


def test_one_partys_word_alone_is_marked() -> None:
    assert "word alone" in event_card(incident(alleged=True))
    assert "word alone" not in event_card(incident())


def test_differing_numbers_of_one_thing_are_marked() -> None:
    same = claims_table([claim(), claim()])
    other = claims_table([claim(), claim(count_low=6, count_high=6)])
    elsewhere = claims_table([claim(), claim(count_low=6, count_high=6, pcode="UA63")])
    assert "reports differ" not in same
    assert other.count("reports differ") == 2
    assert "reports differ" not in elsewhere


def test_words_of_others_are_escaped_everywhere() -> None:
    source = {"url": f"javascript:{HOSTILE}", "publisher": HOSTILE, "published": DAY}
    shown = [
        event_card(incident(place_name=HOSTILE, sources=[source]), f"mailto:x{HOSTILE}"),
        claims_table([claim(said_by=HOSTILE, publisher=HOSTILE, operator=HOSTILE)]),
        outage_table([outage(place_name=HOSTILE, sources=[source])], DAY, HOSTILE),
        timeline_chart([outage(place_name=HOSTILE)], HOSTILE),
        bars([(HOSTILE, 1, HOSTILE)]),
    ]
    for html in shown:
        assert "<script>" not in html
        assert 'href="javascript' not in html


def test_an_error_is_reported_to_the_address_in_the_settings() -> None:
    assert 'href="mailto:a@example.org?subject=i-1"' in error_link("mailto:a@example.org", "i-1")
    assert error_link("", "i-1") == ""
    assert error_link("javascript:x", "i-1") == ""
    assert "<a" not in link("ftp://x", "words")


def test_an_old_word_is_no_news_of_now() -> None:
    fresh = outage_table([outage()], DAY, "x")
    old = outage_table([outage()], dt.date(2026, 2, 20), "x")
    assert "last reported" not in fresh
    assert "last reported out on 30 January 2026" in old
    assert "68,400 households" in fresh
    assert "highest: 156,600 households" in fresh


def test_headline_numbers_name_the_incidents_without_a_figure() -> None:
    ends = {f"{harm}_{end}": 4 for harm in ("killed", "injured") for end in ("low", "best", "high")}
    strip = totals_strip({"incidents": 1, **ends, "killed_unstated": 2, "injured_unstated": 0})
    assert "<b>1</b> incident" in strip
    assert strip.count("with no figure stated") == 1
    assert "and 2 incidents with no figure stated" in strip


def test_an_old_release_is_loud() -> None:
    now = dt.datetime(2026, 2, 1, 7, tzinfo=dt.UTC)
    hours = dt.timedelta(hours=1)
    assert "stale" not in age_line(now - 3 * hours, DAY, now)
    assert "3 hours ago" in age_line(now - 3 * hours, DAY, now)
    assert "stale" in age_line(now - 49 * hours, DAY, now)
    assert "stale" in age_line(now, DAY - dt.timedelta(days=8), now)
    assert "stale" in age_line(now, None, now)


def test_periods_in_words() -> None:
    assert period_words(None, None) == "the whole period"
    assert period_words(DAY, DAY) == "31 January 2026"
    assert period_words(None, DAY) == "until 31 January 2026"
