"""Sentences that speak of more than one place: of settlements of a region, regions, the country."""

from collections.abc import Sequence

from dashboard.extraction.places.mention import Mention, Role
from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.tokens import NUMBER
from dashboard.extraction.text.vocabulary import stems, words
from dashboard.model.vocabulary import Level

REGIONS = words("regions")
SEVERAL = words("several")
OF_REGION = words("of_region")
SETTLEMENTS = stems("counted_settlements")
ROUND_UP = 3  # oblasts
LEAD = 1  # the last paragraph that speaks of the whole report


def counts_settlements(sentence: Sentence) -> bool:
    """ "38 населених пунктів області, зокрема …": the whole region is spoken of."""
    return any(
        token.kind == NUMBER
        and any(low.startswith(SETTLEMENTS) for low in sentence.after(n + 1, 3))
        and not OF_REGION.isdisjoint(sentence.after(n + 1, 6))
        for n, token in enumerate(sentence.tokens)
    )


def counts_regions(sentence: Sentence) -> bool:
    """ "in several Ukrainian regions", "по 11 областях": more of the country than one place."""
    tokens = sentence.tokens
    return any(
        token.low in REGIONS
        and any(t.kind == NUMBER or t.low in SEVERAL for t in tokens[max(0, n - 2) : n])
        for n, token in enumerate(tokens)
    )


def speaks_of_nation(sentence: Sentence) -> bool:
    """A headline, lead or running total; elsewhere "in Ukraine" is only a setting."""
    return sentence.paragraph <= LEAD or any(
        t.detail in ("since", "during") for t in sentence.of("times")
    )


def is_round_up(mentions: Sequence[list[Mention]]) -> bool:
    """A report on many oblasts, whose lead sums up for all of them."""
    oblasts = {
        m.place.oblast
        for each in mentions
        for m in each
        if m.role == Role.EVENT and m.place and m.place.level == Level.OBLAST
    }
    return len(oblasts) >= ROUND_UP
