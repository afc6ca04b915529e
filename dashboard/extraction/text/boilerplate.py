"""What is not of the report: invitations, credits, headlines of other reports."""

from dashboard.extraction.text.sentence import Kind, Sentence
from dashboard.extraction.text.tokens import MARK
from dashboard.extraction.text.trie import Term

HEADLINE_TOKENS = 30


def mark_boilerplate(line: list[Sentence], others: bool) -> bool:
    """Marks what invites, credits or leads elsewhere: "Read also: Five killed in …".

    `others`: the lines before said that headlines of other reports follow. Returns whether they do.
    """
    teaser = _teaser(line[0])
    alone = teaser is not None and _ends_there(line, teaser)
    headlines = others and _is_headline(line)
    if alone or headlines or (teaser is not None and teaser.detail == "line"):
        for sentence in line:
            sentence.kind = Kind.BOILERPLATE
        return alone or headlines
    for sentence in line:
        teaser = _teaser(sentence)
        if _invites(sentence) or (teaser is not None and teaser.detail == "line"):
            sentence.kind = Kind.BOILERPLATE
    return False


def _teaser(sentence: Sentence) -> Term | None:
    """The words that a sentence begins with, signs apart, if they announce other reports."""
    for term in sentence.of("boilerplate"):
        before = sentence.tokens[: term.first]
        if term.detail in ("line", "heading") and all(t.kind == MARK for t in before):
            return term
    return None


def _is_headline(line: list[Sentence]) -> bool:
    """Short, and without the full stop of a text."""
    return line[-1].words[-1] not in ".;" and sum(len(s.tokens) for s in line) <= HEADLINE_TOKENS


def _ends_there(line: list[Sentence], teaser: Term) -> bool:
    return len(line) == 1 and all(t.kind == MARK for t in line[0].tokens[teaser.last :])


def _invites(sentence: Sentence) -> bool:
    terms = sentence.of("boilerplate")
    return any(term.first <= 1 and term.detail == "sentence" for term in terms)
