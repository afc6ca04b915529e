"""Numbers that are somebody's age: "a man of 33", "aged 45 and 60", "the driver, 51,"."""

from dashboard.extraction.amounts.phrases import Phrase
from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.tokens import NUMBER
from dashboard.extraction.text.vocabulary import words

OLDEST, YOUNGEST = 110, 5
BEFORE = words("before_age")
AND = words("and")
LISTED = words("listed_ages")
JOINS = words("ages_join") | set(",-–")
AGED = words("in_age")
YEARS = words("years") | words("year")
LONGEST = 12  # tokens of a list of ages
RECENT = 4  # words before "and" in which "aged" stands


def is_age(sentence: Sentence, phrase: Phrase) -> bool:
    """Is a bare number an age rather than an amount of people?"""
    before = sentence.low(phrase.first - 1)
    if before == "of":
        return _is_person(sentence, phrase.first - 1)
    return (
        before in BEFORE
        or _is_among_ages(sentence, phrase)
        or (before in AND and not LISTED.isdisjoint(sentence.before(phrase.first, RECENT)))
        or _is_apposed(sentence, phrase)
    )


def _is_among_ages(sentence: Sentence, phrase: Phrase) -> bool:
    """One number of "aged 19, 41 and 57", "aged 17 to 20", "30 і 45 років"."""
    before, after = phrase.first - 1, phrase.last
    while before >= max(0, phrase.first - LONGEST) and _goes_on(sentence, before):
        before -= 1
    while after < min(len(sentence.tokens), phrase.last + LONGEST) and _goes_on(sentence, after):
        after += 1
    led = sentence.low(before) in AGED or (
        sentence.low(before) == "of" and _is_person(sentence, before)
    )
    told = before < phrase.first - 1 and led
    return (phrase.low or 0) < OLDEST and (told or sentence.low(after) in YEARS)


def _goes_on(sentence: Sentence, at: int) -> bool:
    return sentence.tokens[at].kind == NUMBER or sentence.low(at) in JOINS


def _is_apposed(sentence: Sentence, phrase: Phrase) -> bool:
    """ "a woman, 61, was hurt"; "the driver of the vehicle, 51, was killed"."""
    before, after = sentence.low(phrase.first - 1), sentence.low(phrase.last)
    if before not in (",", "(") or after not in (*",.)", "") or (phrase.low or 0) >= OLDEST:
        return False
    digits = phrase.last - phrase.first == 1 and sentence.tokens[phrase.first].kind == NUMBER
    if digits and before == after and (phrase.low or 0) >= YOUNGEST:
        return True
    return _is_person(sentence, phrase.first - 1) and phrase.amount is not None


def _is_person(sentence: Sentence, at: int) -> bool:
    return sentence.ends("groups", at)
