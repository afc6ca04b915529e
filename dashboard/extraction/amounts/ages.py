"""Ages: numbers beside persons that count nobody: "a man of 33", "жінки 30 і 45 років"."""

from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.tokens import NUMBER, Token
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import stems, words

OF_AGE = stems("of_age")
AGE = words("age")
JOINS = words("age_joins") | {","}
AGED = words("aged")
YEARS = words("years")
GROUPS = ("man", "woman", "child", "people")


def is_age_word(token: Token) -> bool:
    """Words of an age or an article do not part a list: "aged 45 and 60", "a 12-year-old"."""
    return token.kind == NUMBER or token.low in AGE or token.low.startswith(OF_AGE)


def ages_after(sentence: Sentence, head: Term) -> int | None:
    """ "Men of 37 and 45", "жінки 30 і 45 років": as many as have an age; else None."""
    if head.category != "groups" or head.value not in GROUPS:
        return None
    at, ages = head.last, 0
    tokens = sentence.tokens
    while at < len(tokens) and (tokens[at].kind == NUMBER or tokens[at].low in JOINS):
        ages += tokens[at].kind == NUMBER and tokens[at].text.isdecimal() and _is_small(tokens[at])
        at += 1
    told = at > head.last and sentence.low(head.last) in AGED
    return ages if ages > 1 and (told or sentence.low(at) in YEARS) else None


def _is_small(token: Token) -> bool:
    return len(token.text) < 3
