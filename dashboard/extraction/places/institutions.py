"""Places that name an institution rather than where something happened."""

from dashboard.extraction.places.mention import Mention
from dashboard.extraction.places.signs import preposition_before
from dashboard.extraction.text.sentence import Kind, Sentence, has_mark
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import words

POSSESSIVE = ("'s", "’s")
OFFICE_OF, OFFICE_REACH = words("office_of"), 2
OCCUPIED = 5  # words between an occupier's office and its place
CAPITAL_NAMES = words("capital")
OWN = 3  # words after the capital's name in which its buildings or people stand


def is_of_office(sentence: Sentence, mention: Mention) -> bool:
    """Inside or beside the name of an office: "Kharkiv regional prosecutors", "mayor of Kyiv"."""
    return any(_names(sentence, office, mention) for office in sentence.of("speakers"))


def _names(sentence: Sentence, office: Term, mention: Mention) -> bool:
    if office.first <= mention.first < office.last or office.first == mention.last:
        return True
    if mention.first < office.last:
        return False
    gap = sentence.tokens[office.last : mention.first]
    if office.detail == "role" and len(gap) <= OFFICE_REACH:
        of = all(t.low in OFFICE_OF for t in gap)
        return of or (not gap and sentence.language != "en")
    if office.detail == "occupier" and len(gap) <= OCCUPIED and not has_mark(gap, ",.;:"):
        return True
    if office.detail == "org":
        return not gap and _goes_on(sentence, mention.last)
    return not gap and sentence.language != "en"


def _goes_on(sentence: Sentence, at: int) -> bool:
    """ "DTEK Dnipro Grids": is the name of an organisation longer than the place in it?"""
    return at < len(sentence.tokens) and sentence.tokens[at].text[:1].isupper()


def is_government(sentence: Sentence, mention: Mention) -> bool:
    """ "Kyiv accuses Moscow": the capital's name for the government."""
    if sentence.kind == Kind.HEADLINE:
        return sentence.begins("reporting", mention.last)
    longer = mention.last - mention.first > 1
    if longer or is_possessive(sentence, mention):
        return False
    if any(t.first == mention.last and t.detail == "verb" for t in sentence.of("reporting")):
        return True
    located = preposition_before(sentence, mention.first) in ("in", "near", "of")
    if located or _has_own(sentence, mention) or sentence.low(mention.last) == ":":
        return False
    return sentence.low(mention.first) in CAPITAL_NAMES


def is_possessive(sentence: Sentence, mention: Mention) -> bool:
    """ "Kyiv's"."""
    return sentence.tokens[mention.last - 1].text.endswith(POSSESSIVE)


def _has_own(sentence: Sentence, mention: Mention) -> bool:
    """ "Kyiv residents", "Kyiv metro station": the city itself."""
    return any(
        mention.last <= term.first < mention.last + OWN
        for category in ("assets", "groups", "outages")
        for term in sentence.of(category)
    )
