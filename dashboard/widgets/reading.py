"""A report under review as markup: its heading, its words with the passages marked, its claims."""

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from dashboard.markup.pieces import joined, link
from dashboard.model.judgement import JudgedClaim
from dashboard.model.report import Report
from dashboard.model.wording import count_words, place_words, plain_words, what_words, when_words
from dashboard.review import Passage


def report_heading(report: Report) -> Markup:
    return Markup('<header class="report"><h3>{}</h3><p>{} · {} · {}</p></header>').format(
        report.title or "Report without a headline",
        link(report.url, report.publisher or report.url or "publisher not stated"),
        report.published.isoformat(),
        report.language or "language not known",
    )


def report_text(passages: Sequence[Passage]) -> Markup:
    """The text as it was read; a passage that supports claims carries their numbers."""
    return Markup('<div class="report-text" lang="">{}</div>').format(
        joined(_passage(passage) for passage in passages)
    )


def _passage(passage: Passage) -> Markup:
    if not passage.claims:
        return Markup("{}").format(passage.text)
    numbers = " ".join(str(number) for number in passage.claims)
    return Markup('<mark title="claims {}" data-claims="{}">{}</mark>').format(
        numbers, numbers, passage.text
    )


def claim_card(number: int, one: JudgedClaim) -> Markup:
    claim = one.claim
    rows = [
        ("how many", f"{count_words(claim.count)} ({plain_words(claim.unit)})"),
        ("where", place_words(claim.place)),
        ("when", f"{when_words(claim.period, claim.scope)} ({claim.date_basis})"),
        ("who says it", claim.said_by or "nobody is named"),
        ("standing", claim.standing),
        ("part of", claim.part_of),
        ("look at", ", ".join(plain_words(flag) for flag in claim.flags)),
    ]
    return Markup(
        '<div class="claim {}"><h4><span class="number">{}</span> {} <em>{}</em></h4>'
        "<dl>{}</dl>{}<p class='id'>{}</p></div>"
    ).format(
        one.verdict or "open",
        number,
        what_words(claim),
        one.verdict or "open",
        joined(Markup("<dt>{}</dt><dd>{}</dd>").format(*row) for row in rows if row[1]),
        _quote(claim.quote.exact if claim.quote else None),
        claim.claim_id,
    )


def _quote(words: str | None) -> Markup:
    return Markup("<blockquote>{}</blockquote>").format(words) if words else Markup("")


def unused_list(unused: Iterable[Mapping[str, object]]) -> Markup:
    """What was read and not used, and why: the reviewer sees what the machine left out."""
    rows = joined(
        Markup("<li>{} <span>{}</span></li>").format(one["text"], plain_words(str(one["why"])))
        for one in unused
    )
    if not rows:
        return Markup("")
    return Markup(
        '<details class="unused"><summary>Read and not used</summary><ul>{}</ul></details>'
    ).format(rows)
