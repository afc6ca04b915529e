"""The speakers that a sentence names itself: an office with a verb of saying, or a source."""

from dashboard.extraction.places.mention import Mention
from dashboard.extraction.speakers.abroad import RUSSIA, country_of, in_russia, is_appointed
from dashboard.extraction.speakers.offices import office_name
from dashboard.extraction.speakers.speaker import Speaker
from dashboard.extraction.text.sentence import Kind, Sentence, has_mark
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import words
from dashboard.model.place import Place

NEAR = 9  # tokens between a verb of saying and the office after it
FAR = 14  # the same, with the office first
CLAUSE = ";!?"
DASHES = "–—-"
SOURCE = 3  # words after a dash that name a headline's source
BODIES = words("body")


def named_speakers(
    sentence: Sentence, mentions: list[Mention], scene: Place | None
) -> list[Speaker]:
    """ "Police said …", "according to the mayor": offices in the order of the sentence."""
    out: list[Speaker] = []
    for office in sentence.of("speakers"):
        if _is_common_word(sentence, office) or is_appointed(sentence, office):
            continue
        if office.detail == "org" and (land := country_of(sentence, office)):
            out += [in_russia(office)] if land in RUSSIA else []
        elif _speaks(sentence, office) and not _is_apposed(sentence, office):
            said_by = office_name(office, sentence, mentions, scene)
            out.append(Speaker(said_by, office.detail, at=office.first))
    return out


def _is_common_word(sentence: Sentence, office: Term) -> bool:
    """What is an office only in capitals: "WHO"."""
    return office.detail == "upper" and not sentence.slice(office.first, office.last).isupper()


def _speaks(sentence: Sentence, office: Term) -> bool:
    verbs = sentence.of("reporting")
    return (
        any(v.detail != "carried" and _is_linked(sentence, office, v) for v in verbs)
        or (office.detail == "org" and any(_says_the_body(sentence, v) for v in verbs))
        or _heads_the_line(sentence, office)
    )


def _is_linked(sentence: Sentence, office: Term, verb: Term) -> bool:
    """Close to each other, with no end of a clause between."""
    first, last = sorted((office.first, verb.first))
    gap = sentence.tokens[first:last]
    reach = FAR if office.first < verb.first else NEAR
    return not has_mark(gap, CLAUSE) and len(gap) <= reach + (office.last - office.first)


def _says_the_body(sentence: Sentence, verb: Term) -> bool:
    """ "a facility of Naftogaz was hit, the company said": the body that the sentence names."""
    return verb.detail == "carried" and any(
        word.low in BODIES for word in sentence.tokens[verb.first : verb.last]
    )


def _heads_the_line(sentence: Sentence, office: Term) -> bool:
    """ "Police: 16 dead", "Fire at a plant – emergency service": how headlines name a source."""
    if sentence.kind != Kind.HEADLINE:
        return False
    ends = len(sentence.tokens) - office.last <= SOURCE
    follows = has_mark(sentence.tokens[office.last : office.last + 1], ":")
    precedes = has_mark(sentence.tokens[max(0, office.first - 1) : office.first], DASHES)
    return follows or (precedes and ends)


def _is_apposed(sentence: Sentence, office: Term) -> bool:
    """ "the regional power company Sumyoblenergo": the name that follows says who it is."""
    return office.detail == "role" and any(
        other.detail == "org" and other.first == office.last for other in sentence.of("speakers")
    )
