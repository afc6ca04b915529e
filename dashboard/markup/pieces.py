"""Small parts of HTML that every page is made of."""

from collections.abc import Iterable, Sequence
from typing import Literal
from urllib.parse import quote

from markupsafe import Markup

from dashboard.language import _

NOTHING = Markup("")


def joined(parts: Iterable[Markup]) -> Markup:
    return NOTHING.join(parts)


def link(url: str | None, words: str) -> Markup:
    """A link out; only http and https addresses become one, anything else stays plain words."""
    if url and url.lower().startswith(("http://", "https://")):
        return Markup(
            '<a class="said" href="{}" target="_blank" rel="noopener noreferrer">{}</a>'
        ).format(url, words)
    return said(words)


def said(words: str) -> Markup:
    """Words of others: names of publishers and speakers, which stay as they are in any language."""
    return Markup('<span class="said">{}</span>').format(words)


def notice(sentence: str, kind: Literal["error", "info", "done"] = "info") -> Markup:
    role = "alert" if kind == "error" else "status"
    return Markup('<p class="notice {}" role="{}">{}</p>').format(kind, role, sentence)


def table(
    caption: str, headings: Sequence[str], rows: Iterable[Sequence[object]], css: str = "rows"
) -> Markup:
    """A table that scrolls sideways by itself; a cell is escaped unless it is Markup."""
    head = joined(Markup('<th scope="col">{}</th>').format(heading) for heading in headings)
    body = joined(
        Markup("<tr>{}</tr>").format(joined(Markup("<td>{}</td>").format(cell) for cell in row))
        for row in rows
    )
    return Markup(
        '<div class="wide" tabindex="0" role="region" aria-label="{}"><table class="{}">'
        '<caption class="unseen">{}</caption>'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
    ).format(caption, css, caption, head, body)


def bars(rows: Sequence[tuple[str, int, str]]) -> Markup:
    """Labelled bars, longest in full width: (label, length, words of the number)."""
    most = max((length for _label, length, _words in rows), default=0) or 1
    return Markup('<ul class="bars">{}</ul>').format(
        joined(
            Markup(
                '<li><span class="label">{}</span><span class="track"><i style="width:{}%"></i>'
                "</span><b>{}</b></li>"
            ).format(label, round(100 * length / most, 1), words)
            for label, length, words in rows
        )
    )


def error_link(contact: str, subject: str) -> Markup:
    """Where to report an error in what `subject` names; nothing without an address in settings."""
    if not contact.startswith(("mailto:", "https://", "http://")):
        return NOTHING
    mark = "&" if "?" in contact else "?"
    return Markup('<a class="fault" href="{}{}subject={}">{}</a>').format(
        contact, mark, quote(subject), _("Report an error")
    )
