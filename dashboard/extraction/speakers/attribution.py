"""Who says it: offices and organisations in English, in the sentence or carried over to it."""

from collections.abc import Sequence

from dashboard.extraction.places.mention import Mention
from dashboard.extraction.speakers.abroad import as_occupier, is_enemy_press
from dashboard.extraction.speakers.carrying import (
    carried_ahead,
    carried_on,
    carried_throughout,
    carried_to_headlines,
)
from dashboard.extraction.speakers.named import named_speakers
from dashboard.extraction.speakers.officials import by_name, officials
from dashboard.extraction.speakers.publishers import default_speaker
from dashboard.extraction.speakers.quotations import quoted
from dashboard.extraction.speakers.speaker import Speaker
from dashboard.extraction.text.sentence import Sentence
from dashboard.model.place import Place
from dashboard.model.report import Report


def attribute(
    sentences: Sequence[Sentence],
    mentions: Sequence[list[Mention]],
    scenes: Sequence[Place | None],
    report: Report,
) -> list[list[Speaker]]:
    """The speakers of each sentence: its own, else those carried over to it."""
    default = default_speaker(report, sentences, mentions, scenes)
    found = carried_on(sentences, _named(sentences, mentions, scenes), default)
    if is_enemy_press(report.publisher):
        found = [[as_occupier(speaker) for speaker in own] for own in found]
    found = quoted(sentences, carried_ahead(sentences, found))
    return carried_to_headlines(sentences, carried_throughout(sentences, found))


def _named(
    sentences: Sequence[Sentence],
    mentions: Sequence[list[Mention]],
    scenes: Sequence[Place | None],
) -> list[list[Speaker]]:
    """The speakers that each sentence names, by office or by a surname known from before."""
    out: list[list[Speaker]] = []
    known: dict[str, Speaker] = {}
    for sentence, places, scene in zip(sentences, mentions, scenes, strict=True):
        out.append(by_name(sentence, known) or named_speakers(sentence, places, scene))
        known |= officials(sentence, places, scene)
    return out
