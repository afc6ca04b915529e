"""The day of a page: a moment with a time zone becomes the day in Kyiv; a guess is none."""

import datetime as dt

import pytest
from lxml.html import document_fromstring

from dashboard.reports.published import published_day


def day_of(markup: str) -> dt.date | None:
    return published_day(document_fromstring(f"<html><body><p>Words.</p>{markup}</body></html>"))


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2025-12-30T23:40:00Z", (2025, 12, 31)),
        ("2025-12-30T21:59:59+00:00", (2025, 12, 30)),
        ("2025-12-30T22:00:00+00:00", (2025, 12, 31)),
        ("2025-07-01T21:00:00Z", (2025, 7, 2)),  # summer time is three hours ahead
        ("2025-07-01T00:30:00+03:00", (2025, 7, 1)),
        ("2025-12-31T05:00:00+1400", (2025, 12, 30)),
    ],
)
def test_a_moment_becomes_the_day_in_kyiv(moment: str, day: tuple[int, int, int]) -> None:
    linked = f'{{"@type": "NewsArticle", "datePublished": "{moment}"}}'
    for markup in (
        f'<meta property="article:published_time" content="{moment}">',
        f'<meta itemprop="datePublished" content="{moment}">',
        f'<time itemprop="datePublished" datetime="{moment}">today</time>',
        f'<script type="application/ld+json">{linked}</script>',
    ):
        assert day_of(markup) == dt.date(*day)


def test_a_day_without_a_time_is_that_day() -> None:
    assert day_of('<meta property="article:published_time" content="2025-12-30">') == dt.date(
        2025, 12, 30
    )


def test_the_first_publication_counts_not_the_last_change() -> None:
    linked = '{"dateModified": "2025-12-05T10:00:00Z", "datePublished": "2025-12-01T10:00:00Z"}'
    assert day_of(f'<script type="application/ld+json">{linked}</script>') == dt.date(2025, 12, 1)


def test_a_page_that_lists_many_articles_has_no_day_from_them() -> None:
    listed = "".join(f'{{"datePublished": "2025-12-0{n}T10:00:00Z"}},' for n in (1, 2, 3))
    meta = '<meta property="article:published_time" content="2025-12-09T10:00:00Z">'
    script = f'<script type="application/ld+json">[{listed}]</script>'
    assert day_of(meta + script) == dt.date(2025, 12, 9)


def test_a_day_to_come_is_told_as_it_stands() -> None:
    """What a page says must not depend on when it is read; to_report refuses such a day."""
    meta = '<meta property="article:published_time" content="2077-01-01T10:00:00Z">'
    assert day_of(meta) == dt.date(2077, 1, 1)


@pytest.mark.parametrize("moment", ["yesterday", "2025-13-41T10:00:00Z", "0001-01-01T00:00:00+14"])
def test_what_is_no_moment_gives_no_day(moment: str) -> None:
    assert day_of(f'<meta property="article:published_time" content="{moment}">') is None


def test_days_of_events_in_the_text_are_not_its_day() -> None:
    assert (
        day_of("<p>Shells fell on 4 March and on 5.03.2025, said the invented council.</p>") is None
    )
