"""Publishers, speakers and reports as tables."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from dashboard.language import _, dates, day, number, spoken, term
from dashboard.markup.pieces import link, said, table

Row = Mapping[str, Any]


def publishers_table(rows: Iterable[Row]) -> Markup:
    headings = (_("publisher"), _("kind"), _("languages"), *_counted())
    return table(
        _("Publishers"),
        headings,
        (
            (
                said(row["name"]) if row["name"] else _("no publisher named"),
                term("publisher", row["publisher_type"] or "unknown"),
                _languages(row),
                *_counts(row),
            )
            for row in rows
        ),
    )


def speakers_table(rows: Iterable[Row]) -> Markup:
    headings = (_("who says it"), _("publishers"), *_counted())
    return table(
        _("Speakers"),
        headings,
        (
            (
                said(row["name"]) if row["name"] else _("nobody named"),
                number(row["publishers"]),
                *_counts(row),
            )
            for row in rows
        ),
    )


def reports_table(rows: Iterable[Row]) -> Markup:
    return table(
        _("Reports"),
        (_("published"), _("publisher"), _("language"), _("claims"), _("address")),
        (
            (
                day(row["published"]),
                said(row["publisher"] or "–"),
                language_name(row["language"]) if row["language"] else "–",
                number(row["claims"]),
                link(row["url"], shortened(row["url"])) if row["url"] else _("no address"),
            )
            for row in rows
        ),
    )


def _counted() -> tuple[str, ...]:
    return (
        _("reports"), _("claims"), _("period"), _("also reported by others"), _("contested"),
    )  # fmt: skip


def _counts(row: Row) -> tuple[str, ...]:
    return (
        number(row["reports"]),
        number(row["claims"]),
        dates(row["first"], row["last"]),
        _share(row["borne_out"], row["claims"]),
        _share(row["contested"], row["claims"]),
    )


def _share(part: int, whole: int) -> str:
    return f"{number(part)} ({round(100 * part / whole)} %)" if part else "0"


def _languages(row: Row) -> str:
    return ", ".join(language_name(code) for code in row["languages"]) or "–"


def language_name(code: str) -> str:
    """
    >>> language_name("fi"), language_name("?")
    ('Finnish', '?')
    """
    return _language_name(code, spoken())


@lru_cache
def _language_name(code: str, locale: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code).get_language_name(locale) or code
    except (UnknownLocaleError, ValueError):
        return code


def shortened(url: str) -> str:
    """
    >>> shortened("https://www.example.org/a?b=1")
    'example.org/a?b=1'
    """
    bare = url.split("://", 1)[-1].removeprefix("www.").rstrip("/")
    return bare if len(bare) <= 70 else f"{bare[:69]}…"
