"""Numbers whose noun stands elsewhere: "destroyed one and damaged 12 houses", "five others"."""

from dashboard.extraction.amounts.phrases import Phrase
from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.tokens import WORD
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import words

JOINING = words("joining")
PASSIVE = words("passive")
OF_WHICH = words("of_which")
OTHERS = words("others")
ADVERBS = words("after_damage")
HARM_REACH = 3  # words: "three of the injured"
VERB_REACH = 4
NO_NOUN = ("stops", "prepositions", "times", "reporting", "assets", "negations")


def stood_for(
    sentence: Sentence, phrase: Phrase, phrases: list[Phrase], last: Phrase | None
) -> Phrase:
    """A bare amount with "others" or "of them" as the assets that it counts, named before."""
    if phrase.kind != "bare" or not phrase.counted:
        return phrase
    of = _is_of_them(sentence, phrase)
    if of and _counts_harmed(sentence, phrase):
        return phrase
    elided = _is_elided(sentence, phrase)
    others = any(t.low in OTHERS for t in sentence.tokens[phrase.first : phrase.last + 1])
    meant = _noun_of(phrase, phrases, last, elided) if of or others or elided else None
    if meant is None or any(p.kind == "groups" and p.first < phrase.first for p in phrases):
        return phrase
    return phrase._replace(kind="assets", value=meant.value, detail=meant.detail)


def _noun_of(
    phrase: Phrase, phrases: list[Phrase], last: Phrase | None, elided: bool
) -> Phrase | None:
    assets = [p for p in phrases if p.kind == "assets"]
    before = [p for p in assets if p.first < phrase.first]
    after = [p for p in assets if p.first > phrase.first]
    if before:
        return before[-1]
    return after[0] if elided and after else last


def _is_of_them(sentence: Sentence, phrase: Phrase) -> bool:
    return any(
        t.detail == "of" and (t.first == phrase.last or 0 <= phrase.first - t.last <= 1)
        for t in sentence.of("subsets")
    )


def _counts_harmed(sentence: Sentence, phrase: Phrase) -> bool:
    """ "three of the injured"."""
    return any(0 <= t.first - phrase.last < HARM_REACH for t in sentence.of("harms"))


def _is_elided(sentence: Sentence, phrase: Phrase) -> bool:
    """ "destroyed one and damaged 12 houses", "five were damaged"."""
    following = sentence.low(phrase.last)
    ends = following in JOINING or following in ("", *",.;")
    return any(
        (term.last == phrase.first and ends) or _is_said_of(sentence, term, phrase)
        for term in sentence.of("damages")
        if not sentence.begins("harms", term.first)
        and not (term.detail == "object" and term.first > phrase.first)
    )


def _is_said_of(sentence: Sentence, term: Term, phrase: Phrase) -> bool:
    """ "five were damaged", "two of which burned"."""
    gap = sentence.tokens[phrase.last : term.first]
    lean = all(t.low in PASSIVE or t.low in OF_WHICH for t in gap)
    close = term.first >= phrase.last and len(gap) <= VERB_REACH
    return close and lean and not _qualifies(sentence, term)


def _qualifies(sentence: Sentence, term: Term) -> bool:
    """ "1,100 smashed windows": the word of damage belongs to a noun of its own."""
    if sentence.language != "en" or term.last >= len(sentence.tokens):
        return False
    word = sentence.tokens[term.last]
    noun = word.kind == WORD and word.low not in ADVERBS
    return noun and not any(sentence.begins(category, term.last) for category in NO_NOUN)
