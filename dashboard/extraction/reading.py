"""A sentence with all that was found in it, before facts are drawn up."""

from dataclasses import dataclass

from dashboard.extraction.amounts.phrases import Phrase
from dashboard.extraction.places.mention import Mention
from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.times.when import When


@dataclass(frozen=True)
class Reading:
    """One sentence: its places, its times, and the noun phrases that may be counted."""

    sentence: Sentence
    mentions: list[Mention]
    times: list[When]
    phrases: list[Phrase]
