"""What changed between two releases as a table: the figure then and now."""

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from dashboard.language import _, dates, day, named, number, term
from dashboard.markup.events import before_and_after, figure_subject, part_words, place_heading
from dashboard.markup.pieces import link, table
from dashboard.model.wording import area_words

Row = Mapping[str, Any]
SIGNS = {"new": "+", "raised": "↑", "lowered": "↓", "changed": "≠", "merged": "⇒", "withdrawn": "×"}


def changes_table(rows: Iterable[Row]) -> Markup:
    return table(
        _("What changed"),
        (_("change"), _("where"), _("when"), _("killed"), _("injured"), _("reports"), _("id")),
        (_cells(row) for row in rows),
    )


def _cells(row: Row) -> tuple[object, ...]:
    change = Markup('<span class="badge {}">{} {}</span>').format(
        row["change"], SIGNS[row["change"]], term("change", row["change"])
    )
    if row["change"] == "merged":
        words = _("now part of {id}").format(id=row["now_in"])
        return (change, words, "–", "–", "–", "–", row["incident_id"])
    if row["change"] == "withdrawn":
        return (change, "–", "–", "–", "–", "–", row["incident_id"])
    return (
        change,
        place_heading(row),
        dates(row["earliest"], row["latest"]),
        _then_and_now(row, "killed"),
        _then_and_now(row, "injured"),
        _moved(row["reports_was"], row["reports"]),
        row["incident_id"],
    )


def _then_and_now(row: Row, harm: str) -> str:
    was, now = (row[f"{harm}_{end}"] for end in ("was", "best"))
    if was == now or row["change"] == "new":
        return "–" if now is None else number(now)
    return before_and_after(was, now)


def _moved(was: int | None, now: int) -> str:
    return number(now) if was in (None, now) else f"{number(was or 0)} → {number(now)}"


def history_table(rows: Iterable[Row]) -> Markup:
    """Figures that later reports changed, over all incidents."""
    return table(
        _("Figures that reports changed"),
        (_("report of"), _("where"), _("when"), _("what"), _("then and now"), _("sources")),
        (
            (
                day(row["day"]),
                area_words(named(row, "event_place") or _("Place not known"), row["level"]),
                dates(row["earliest"], row["latest"]),
                part_words(figure_subject(row), row["part"]),
                before_and_after(row["before"], row["after"]),
                Markup(", ").join(
                    link(s["url"], s["publisher"] or _("no publisher named"))
                    for s in row["sources"]
                ),
            )
            for row in rows
        ),
    )


def counts_line(counts: Mapping[str, int]) -> Markup:
    words = (f"{term('change', one)}: {number(counts[one])}" for one in SIGNS if one in counts)
    return Markup("<p>{}</p>").format(" · ".join(words))
