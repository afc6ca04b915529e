"""Phrases that stand for people: persons, "12 were wounded", "15 dead"."""

from dashboard.extraction.amounts.phrases import Phrase
from dashboard.extraction.casualties.ages import is_age
from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.tokens import WORD
from dashboard.extraction.text.vocabulary import stems, words

LARGEST = 100_000  # people that a number without a noun may mean
CONDITION, CONDITION_REACH = words("condition"), 4
COLLECTIVE = stems("collective")
AFTER_PEOPLE = words("after_people")
FOLLOW_PEOPLE = (
    "stops", "harms", "reporting", "times", "subsets", "quantifiers", "hypotheticals",
    "prepositions", "negations", "damages",
)  # fmt: skip


def is_people(sentence: Sentence, phrase: Phrase) -> bool:
    """Persons, a bare amount that may be persons, or an amount of "dead"."""
    if phrase.kind == "groups":
        return phrase.value != "military" and not _speaks(sentence, phrase)
    return phrase.kind == "harms" or _may_be_people(sentence, phrase)


def _speaks(sentence: Sentence, phrase: Phrase) -> bool:
    """ "запевнили лікарі": they say it, nothing befell them."""
    if phrase.amount is not None or phrase.singular:
        return False
    return sentence.ends("reporting", phrase.first) or sentence.begins("reporting", phrase.last)


def _may_be_people(sentence: Sentence, phrase: Phrase) -> bool:
    if phrase.kind != "bare" or phrase.amount is None or phrase.amount.share:
        return False
    small = phrase.counted and (phrase.low or phrase.high or 0) < LARGEST
    return (
        small
        and not is_age(sentence, phrase)
        and (_stands_alone(sentence, phrase) or _is_harmed(sentence, phrase))
    )


def _stands_alone(sentence: Sentence, phrase: Phrase) -> bool:
    """ "12 were wounded", but not before an unknown noun: "50 комплексів"."""
    if phrase.last >= len(sentence.tokens):
        return True
    if not CONDITION.isdisjoint(sentence.after(phrase.last, CONDITION_REACH)):
        return False
    word = sentence.tokens[phrase.last]
    if word.kind != WORD or sentence.low(phrase.last - 1).endswith(COLLECTIVE):
        return True
    english = sentence.language == "en" and word.low in AFTER_PEOPLE
    return english or any(sentence.begins(c, phrase.last) for c in FOLLOW_PEOPLE)


def _is_harmed(sentence: Sentence, phrase: Phrase) -> bool:
    """ "injuring four worshippers": whoever is injured is a person."""
    return any(
        harm.last == phrase.first and harm.detail in ("object", "participle")
        for harm in sentence.of("harms")
    )
