import datetime as dt

import pytest

from dashboard.extraction.times.periods import find_periods
from tests.extraction.reading import PUBLISHED, sentence


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


CASES = [
    ("en", "Drones came overnight into Wednesday", "2025-12-30", "2025-12-31"),
    ("en", "Drones struck late Tuesday night", "2025-12-30", "2025-12-31"),
    ("en", "A strike on Friday evening", "2025-12-26", "2025-12-26"),
    ("en", "Ten stations were lost during December alone", "2025-12-01", "2025-12-31"),
    ("en", "Since 24 February 2022, many died", "2022-02-24", "2025-12-31"),
    ("en", "On Tuesday, December 30, drones came", "2025-12-30", "2025-12-30"),
    ("en", "The attack of 19 November", "2025-11-19", "2025-11-19"),
    ("uk", "у ніч на 31 грудня дрони летіли", "2025-12-30", "2025-12-31"),
    ("uk", "Минулої ночі горів склад", "2025-12-30", "2025-12-31"),
    ("uk", "від початку жовтня", "2025-10-01", "2025-12-31"),
    ("uk", "у ніч на суботу, 13 грудня, сталося", "2025-12-12", "2025-12-13"),
    ("ru", "в ночь на 31 декабря", "2025-12-30", "2025-12-31"),
    ("ru", "ночь с 26 на 27 декабря", "2025-12-26", "2025-12-27"),
]


@pytest.mark.parametrize(("language", "text", "earliest", "latest"), CASES)
def test_times_are_read_as_dates(language, text, earliest, latest) -> None:
    (when,) = find_periods(sentence(text, language), PUBLISHED)
    assert (when.period.earliest, when.period.latest) == (day(earliest), day(latest))


def test_a_day_beside_a_verb_of_saying_is_when_it_was_said() -> None:
    (when,) = find_periods(sentence("Two people died, the mayor said on Monday."), PUBLISHED)
    assert when.spoken


def test_a_day_to_come_is_no_time_of_an_event() -> None:
    assert find_periods(sentence("Lessons move online until Friday."), PUBLISHED) == []
