"""Lists of phrases: "a kindergarten, a museum and 12 houses"."""

from dashboard.extraction.amounts.phrases import Phrase
from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.tokens import MARK


def chains(sentence: Sentence, phrases: list[Phrase]) -> list[list[Phrase]]:
    """Phrases joined in a list: "a kindergarten, a museum and 12 houses"."""
    out: list[list[Phrase]] = []
    for phrase in phrases:
        if out and _joined(sentence, out[-1][-1], phrase):
            out[-1].append(phrase)
        else:
            out.append([phrase])
    return out


def _joined(sentence: Sentence, one: Phrase, other: Phrase) -> bool:
    """Between two phrases of a list: a comma or conjunction, and few words that are no verbs."""
    if one.kind != other.kind and "bare" not in (one.kind, other.kind):
        return False
    gap = range(one.last, other.first)
    if not gap or len(gap) > 6:
        return False
    words = sentence.tokens
    joins = {n for t in sentence.of("stops") if t.value == "join" for n in range(t.first, t.last)}
    events = {t.first for c in ("damages", "harms", "reporting") for t in sentence.of(c)}
    verbs = {
        t.first
        for t in sentence.of("stops")
        if t.value in ("verb", "stop")
        and words[t.first].low not in ("в", "у", "на", "of", "in", "at", "with", "to", "по")
    }
    if any(n in events or n in verbs for n in gap):
        return False
    if any(words[n].kind == MARK and words[n].text not in ",()«»\"“”’'№-" for n in gap):
        return False
    return any(words[n].text == "," or n in joins for n in gap)
