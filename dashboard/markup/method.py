"""What a release is: its tables, how to cite it, under which terms."""

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from dashboard.language import _, number, term
from dashboard.markup.pieces import joined, table
from dashboard.model.tables import TABLES


def files_table(counts: Mapping[str, int], formats: Mapping[str, object]) -> Markup:
    """Each table whole, in every format. The exports have English terms in every language."""
    names = ("incidents", "claims", "tallies", "outages")
    return table(
        _("Downloads"),
        (_("table"), _("rows"), _("files")),
        (
            (
                term("table", name),
                number(counts[name]),
                joined(
                    Markup('<a href="api/export/{}.{}" download>{}</a> ').format(
                        name, file_format, file_format.upper()
                    )
                    for file_format in formats
                ),
            )
            for name in names
        ),
    )


def dictionary(name: str) -> Markup:
    """The columns of a table. Their meaning is given in English, as in the files."""
    rows = (
        (
            column.name,
            column.type.split("(")[0],
            Markup('<span lang="en">{}</span>').format(column.meaning),
        )
        for column in TABLES[name]
    )
    return table(term("table", name), (_("column"), _("type"), _("meaning")), rows)


def corrections_table(rows: Iterable[Mapping[str, Any]]) -> Markup:
    """What was changed or withdrawn and why; the reasons are a few fixed English sentences."""
    return table(
        _("Correction log"),
        (_("when"), _("change"), _("id"), _("why")),
        (
            (
                row["at"],
                term("correction", row["change"]),
                row["event_id"] or "–",
                Markup('<span lang="en">{}</span>').format(row["why"] or ""),
            )
            for row in rows
        ),
    )


def citation(described: Mapping[str, Any], created_day: Any) -> Markup:
    return Markup('<blockquote class="said" lang="en">{}</blockquote>').format(
        f"Civilian Impact Dashboard: {described['title']}. Release {described['release_id']}, "
        f"{created_day.isoformat()}. CC BY 4.0. Reported, not verified."
    )


def policy_lines(described: Mapping[str, Any]) -> Markup:
    """What the release says of the policy that it was made under, if it says anything."""
    policy = described.get("policy") or described.get("profile")
    if not policy:
        return Markup("")
    return Markup("<p>{} <code>{}</code></p>").format(_("Policy in force:"), str(policy)[:500])
