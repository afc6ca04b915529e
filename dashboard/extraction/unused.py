"""What was read and makes no claim, and why."""

from collections.abc import Iterator, Sequence

from dashboard.extraction.amounts.phrases import Phrase
from dashboard.extraction.drafts import Draft, Unused
from dashboard.extraction.places.mention import Mention, Role
from dashboard.extraction.reading import Reading
from dashboard.extraction.settled import Settled
from dashboard.extraction.text.sentence import Kind, Sentence

PLACE_WHYS = {
    Role.LAUNCH: "launch_site",
    Role.FOREIGN: "foreign",
    Role.ACTOR: "government",
    Role.DIRECTION: "direction",
    Role.HOME: "institution",
}

CONTEXT = 5  # words shown before a cut


def find_unused(
    readings: Sequence[Reading],
    kept: Sequence[Settled],
    dropped: Sequence[tuple[Settled, str]],
) -> list[Unused]:
    """Claims that were dropped, figures outside of quotes, places of other roles, in order."""
    used: dict[int, list[tuple[int, int]]] = {}
    for each in kept:
        used.setdefault(each.draft.index, []).append((each.draft.first, each.draft.last))
    out = [_unused(readings[d.draft.index].sentence, d.draft, why) for d, why in dropped]
    for index, reading in enumerate(readings):
        if reading.sentence.cut:
            out.append(_cut_off(reading.sentence))
        out += unused_figures(reading.sentence, reading.phrases, used.get(index, []))
        out += unused_places(reading.sentence, reading.mentions)
    return sorted(set(out), key=lambda u: (u.start, u.end, u.why))


def _cut_off(sentence: Sentence) -> Unused:
    """The end of a sentence too long to be read at once, with the words before the cut."""
    start = sentence.tokens[-CONTEXT:][0].start
    return Unused(sentence.text[start : sentence.end], "cut_off", start, sentence.end)


def _unused(sentence: Sentence, words: Draft | Phrase | Mention, why: str) -> Unused:
    start, end = sentence.span(words.first, words.last)
    return Unused(sentence.text[start:end], why, start, end)


def unused_figures(
    sentence: Sentence, phrases: list[Phrase], used: list[tuple[int, int]]
) -> Iterator[Unused]:
    """The amounts outside every quote of the sentence."""
    for phrase in phrases:
        if phrase.amount is None or any(a <= phrase.first < b for a, b in used):
            continue
        yield _unused(sentence, phrase, _why(sentence, phrase))


def _why(sentence: Sentence, phrase: Phrase) -> str:
    if sentence.kind == Kind.BOILERPLATE:
        return "boilerplate"
    if phrase.amount is not None and phrase.amount.share:
        return "percentage"
    if phrase.kind == "units" and phrase.detail:
        return phrase.detail
    if phrase.kind == "groups" and phrase.value == "military":
        return "military"
    if sentence.kind == Kind.HEADLINE:
        return "restated"
    return "no_harm_stated"


def unused_places(sentence: Sentence, mentions: list[Mention]) -> Iterator[Unused]:
    """The places that are named for another reason than an event."""
    named = {n for mention in mentions for n in range(mention.first, mention.last)}
    for mention in mentions:
        yield from _misprint(sentence, mention, named)
        why = PLACE_WHYS.get(mention.role)
        if why is not None:
            yield _unused(sentence, mention, why)


def _misprint(sentence: Sentence, mention: Mention, named: set[int]) -> Iterator[Unused]:
    """A name in brackets after a place that nobody knows: "Kharkiv (Orkiv, as cited)"."""
    at = mention.last + 1
    words = sentence.tokens
    if at >= len(words) or words[at - 1].text != "(" or at in named:
        return
    if words[at].text[0].isupper() and not words[at].text.isupper():
        yield Unused(words[at].text, "unknown_place", words[at].start, words[at].end)
