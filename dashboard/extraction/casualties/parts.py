"""Which figures are parts of others: "including three children", "14 із них — діти"."""

from dashboard.extraction.amounts.ages import is_age_word
from dashboard.extraction.amounts.phrases import Phrase
from dashboard.extraction.drafts import Draft
from dashboard.extraction.text.sentence import Sentence, has_mark
from dashboard.extraction.text.tokens import Token
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import words

LINKS = words("be") | set("—–,")
AND = words("and")
THOSE_WHO = words("those_who")
APPOSED = 12  # tokens between commas
WHO = 3  # words: "six of those who lost their lives"


def find_parts(sentence: Sentence, people: list[Phrase]) -> dict[Phrase, Term]:
    """Phrases that a marker makes parts of a total: "including three children", "14 із них"."""
    out: dict[Phrase, Term] = {}
    for marker in sentence.of("subsets"):
        for phrase in _marked(sentence, people, marker):
            out.setdefault(phrase, marker)
    return out


def _marked(sentence: Sentence, people: list[Phrase], marker: Term) -> list[Phrase]:
    if marker.detail == "of":
        phrase = _of_marker(sentence, people, marker)
        return [phrase] if phrase is not None and phrase.amount is not None else []
    after = _after_marker(sentence, people, marker)
    among = sentence.language == "en" and sentence.low(marker.first) == "among"
    phrase = _just_before(sentence, people, marker) if among and not after else None
    return after if phrase is None else [phrase]


def _of_marker(sentence: Sentence, people: list[Phrase], marker: Term) -> Phrase | None:
    """ "14 із них", "із них троє": the amount that touches the marker, before it or after."""
    before = next((p for p in people if p.last == marker.first), None)
    after = next((p for p in people if p.first == marker.last), None)
    return (
        before
        or after
        or _just_after(sentence, people, marker)
        or _just_before(sentence, people, marker)
    )


def touches(marker: Term, phrase: Phrase) -> bool:
    """ "among them a child": nothing between."""
    return phrase.first - marker.last <= 1


def noun_of_part(sentence: Sentence, phrase: Phrase, marker: Term) -> int | None:
    """The token of the noun that says who the part are: "Один из погибших — ребенок"."""
    if phrase.kind == "groups":
        return None
    term = _group_after(sentence, phrase, marker)
    return term.first if term is not None else None


def _group_after(sentence: Sentence, phrase: Phrase, marker: Term) -> Term | None:
    start = max(phrase.last, marker.last)
    for term in sentence.of("groups"):
        gap = sentence.tokens[start : term.first]
        if term.first >= start and len(gap) <= 8 and not has_mark(gap, ".;:!?"):
            return term
    return None


def _just_before(sentence: Sentence, people: list[Phrase], marker: Term) -> Phrase | None:
    for phrase in reversed(people):
        gap = sentence.tokens[phrase.last : marker.first]
        if phrase.last <= marker.first and (_links(gap) or _is_apposed(gap)):
            return phrase
    return None


def _just_after(sentence: Sentence, people: list[Phrase], marker: Term) -> Phrase | None:
    for phrase in people:
        gap = sentence.tokens[marker.last : phrase.first]
        if phrase.first >= marker.last and len(gap) <= 2:
            return phrase
    return None


def _after_marker(sentence: Sentence, people: list[Phrase], marker: Term) -> list[Phrase]:
    """ "including a girl of 12, two boys and a woman"."""
    out: list[Phrase] = []
    for phrase in people:
        if phrase.first < marker.last:
            continue
        before = out[-1].last if out else marker.last
        gap = [t for t in sentence.tokens[before : phrase.first] if not is_age_word(t)]
        if len(gap) > (2 if out else 4) or has_mark(gap, ".;:!?"):
            break
        if out and not any(t.low in AND or t.text == "," for t in gap):
            break
        if phrase.kind == "groups" or (phrase.kind == "bare" and not out):
            out.append(phrase)
    return out


def harm_of_part(sentence: Sentence, marker: Term) -> str | None:
    """The harm a marker itself names: "of the missing", "among the injured"."""
    reach = WHO if sentence.low(marker.last - 1) in THOSE_WHO else 0
    for harm in sentence.of("harms"):
        if marker.first <= harm.first < marker.last + reach:
            return harm.value
    return None


def group_of_part(
    sentence: Sentence, phrase: Phrase, marker: Term, made: list[Draft]
) -> str | None:
    """Its own noun's group, or that of the noun after it: "14 із них — діти"."""
    if phrase.kind == "groups":
        return phrase.value
    term = _group_after(sentence, phrase, marker)
    if term is not None:
        return term.value
    return made[-1].detail if made else None


def exceeds(phrase: Phrase, total: Draft) -> bool:
    """Is a part larger than its total?"""
    most = total.high
    return most is not None and phrase.low is not None and phrase.low > most


def _links(gap: list[Token]) -> bool:
    return len(gap) <= 2 and all(t.low in LINKS for t in gap)


def _is_apposed(gap: list[Token]) -> bool:
    """ "Two children, aged six and 11, were among those hurt": what the commas enclose."""
    texts = [t.text for t in gap]
    closed = texts[:1] == [","] and texts[-2:-1] == [","] and texts.count(",") == 2
    return closed and len(gap) <= APPOSED and gap[-1].low in LINKS
