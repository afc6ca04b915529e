"""Who says it: offices and organisations in English, in the sentence or carried over to it."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from dashboard.extraction.places.roles import Mention, occupied
from dashboard.extraction.speakers.officials import names, surname
from dashboard.extraction.text.sentences import Kind, Sentence
from dashboard.extraction.text.tokens import tokens
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import FOLDER, read_rows, vocabulary, words
from dashboard.model.place import Place
from dashboard.model.report import Report
from dashboard.model.vocabulary import Level

NEAR = 9  # tokens between a verb of saying and the office after it
FAR = 14  # the same, with the office first
PRONOUNS = words("pronoun")
HEADS = words("head")
BODIES = words("body")
OBLAST_HEAD = re.compile(r"(?:acting )?head of (.+) regional military administration")
ENEMY_PRESS = words("enemy_press")
RUSSIA = ("Russia", "Moscow")
ABROAD = 3  # tokens: "In Moscow, the Defense Ministry"
OF_PLACE = ("in", "of", "у", "в")
OPENS, QUOTES = "«“„", '«»“”„"'
BESIDE = 3  # tokens between a name and its verb of saying
HEAD_REACH = 4  # words: "head of the Kyiv …"
CAPITAL = "UA80"
THUS = 1  # "Про це повідомив …" begins its sentence
LEAD = 2  # paragraphs after the headline in which a report says whose words it gives


class Speaker(NamedTuple):
    """`said_by` in English, None for nobody; side: role, org, occupier or enemy."""

    said_by: str | None
    side: str = "org"
    carried: bool = False
    at: int = 0


NOBODY = Speaker(None)
SIGNATURE = 10  # tokens of a last line that only signs


@cache
def _regions() -> dict[str, str]:
    return {code: row.value for _, code, row in read_rows(FOLDER / "regions.csv")}


def region_name(pcode: str | None) -> str | None:
    """The English name of an oblast as offices use it: UA51 → Odesa."""
    return _regions().get(pcode or "")


def attribute(
    sentences: Sequence[Sentence],
    mentions: Sequence[list[Mention]],
    scenes: Sequence[Place | None],
    report: Report,
) -> list[list[Speaker]]:
    """The speakers of each sentence: its own, else the one carried within its paragraph."""
    default = _publisher(report, sentences)
    if default.said_by is None:
        default = _publishing_office(report, scenes)
    if default.said_by is None:
        default = _signed(sentences, mentions, scenes)
    out: list[list[Speaker]] = []
    known: dict[str, Speaker] = {}
    last, paragraph, in_paragraph = NOBODY, -1, NOBODY
    for index, sentence in enumerate(sentences):
        if sentence.paragraph != paragraph:
            paragraph, in_paragraph = sentence.paragraph, NOBODY
        own = _by_name(sentence, known) or _own(sentence, mentions[index], scenes[index])
        known |= _named_persons(sentence, mentions[index], scenes[index])
        if own:
            last = in_paragraph = own[-1]
            out.append(own)
            continue
        if _says_pronoun(sentence) and last.said_by:
            in_paragraph = last._replace(carried=True)
        if in_paragraph.said_by:
            out.append([in_paragraph._replace(carried=True)])
        else:
            out.append([default] if default.said_by else [])
    if _is_enemy_press(report.publisher):
        out = [[_as_occupier(speaker) for speaker in own] for own in out]
    out = _quoted(sentences, _ahead(sentences, out, default))
    return _headlines(sentences, _throughout(sentences, out))


def _is_enemy_press(publisher: str | None) -> bool:
    """Press of the attacking state, whose governors are its own appointees."""
    names = {token.low for token in tokens(publisher or "")}
    return bool(names & set(ENEMY_PRESS)) or {"russian", "state"} <= names


def _as_occupier(speaker: Speaker) -> Speaker:
    """ "The region's governor" of such press, in Ukraine: one appointed by Moscow."""
    match = OBLAST_HEAD.fullmatch(speaker.said_by or "")
    if match is None:
        return speaker
    said_by = f"Russian-installed head of occupied {match[1]} region"
    return speaker._replace(said_by=said_by, side="occupier")


def _quoted(sentences: Sequence[Sentence], found: list[list[Speaker]]) -> list[list[Speaker]]:
    """A quotation of several sentences is the words of who is named where it closes."""
    out = list(found)
    opened: int | None = None
    for index, sentence in enumerate(sentences):
        if opened is not None and sentences[opened].paragraph != sentence.paragraph:
            opened = None
        marks = [t.text for t in sentence.tokens if t.text in QUOTES]
        if opened is not None and marks and out[index] and marks[0] not in OPENS:
            for before in range(opened, index):
                out[before] = out[before] or [out[index][-1]._replace(carried=True)]
        if len(marks) % 2:
            opened = index if opened is None else None
    return out


def _throughout(sentences: Sequence[Sentence], found: list[list[Speaker]]) -> list[list[Speaker]]:
    """ "The head of the region wrote this on Telegram": all that names nobody else is his."""
    begins = sentences[0].paragraph if sentences else 0
    for sentence, speakers in zip(sentences, found, strict=True):
        if sentence.paragraph - begins > LEAD:
            break
        thus = any(t.detail == "thus" for t in sentence.of("reporting"))
        if thus and speakers and speakers[-1].said_by:
            whole = [speakers[-1]._replace(carried=True)]
            end = next((n for n, each in enumerate(sentences) if _recalls(each)), len(found))
            return [own or whole if n < end else own for n, own in enumerate(found)]
    return found


def _recalls(sentence: Sentence) -> bool:
    """ "As the agency reported earlier, …": an account of something else."""
    return any(t.detail == "recall" and t.first <= THUS for t in sentence.of("reporting"))


def _ahead(
    sentences: Sequence[Sentence], found: list[list[Speaker]], default: Speaker
) -> list[list[Speaker]]:
    """ "Another 15 were wounded. All are in hospital, he wrote": the words before are his."""
    out = list(found)
    thus = False
    for index in range(len(sentences) - 2, -1, -1):
        following = sentences[index + 1]
        same = following.paragraph == sentences[index].paragraph
        here = not out[index] and same and out[index + 1]
        thus = (thus and same) or _says_thus(following)
        if here and (_says_pronoun(following) or thus):
            out[index] = [out[index + 1][0]._replace(carried=True)]
    return out


def _headlines(sentences: Sequence[Sentence], found: list[list[Speaker]]) -> list[list[Speaker]]:
    """A headline that names no source has that of the sentence after it."""
    out = list(found)
    for index in range(len(sentences) - 1):
        if sentences[index].kind == Kind.HEADLINE and not out[index]:
            out[index] = [each._replace(carried=True) for each in out[index + 1][:1]]
    return out


def _signed(
    sentences: Sequence[Sentence], mentions: Sequence[list[Mention]], scenes: Sequence[Place | None]
) -> Speaker:
    """ "Kirovohrad administration: what the attack did", or an office alone on the last line."""
    if not sentences:
        return NOBODY
    for index in (0, len(sentences) - 1):
        sentence = sentences[index]
        for term in sentence.of("speakers"):
            rest = len(sentence.tokens) - term.last
            begins = (
                index == 0
                and term.first <= 2
                and ":" in [t.text for t in sentence.tokens[term.last : term.last + 2]]
            )
            short = len(sentence.tokens) <= SIGNATURE and sentence.tokens[-1].text != "."
            ends = index > 0 and short and rest <= 3
            said_by = _named(term, sentence, mentions[index], scenes[index])
            if said_by is not None and (begins or ends):
                return Speaker(said_by, term.detail)
    return NOBODY


def _says_pronoun(sentence: Sentence) -> bool:
    """ "he added", "за його словами", or a sentence that begins with him."""
    if any(term.detail == "carried" for term in sentence.of("reporting")):
        return True
    return bool(sentence.tokens) and sentence.tokens[0].low in PRONOUNS


def _says_thus(sentence: Sentence) -> bool:
    """ "Про це повідомила …": who said what stands before."""
    return any(t.detail == "thus" and t.first <= THUS for t in sentence.of("reporting"))


def _own(sentence: Sentence, mentions: list[Mention], scene: Place | None) -> list[Speaker]:
    """The speakers that a sentence names: an office with a verb of saying near, or a source."""
    out: list[Speaker] = []
    verbs = [t for t in sentence.of("reporting") if t.detail != "carried"]
    body = any(_says_the_body(sentence, t) for t in sentence.of("reporting"))
    for term in sentence.of("speakers"):
        if term.detail == "upper" and not sentence.slice(term.first, term.last).isupper():
            continue
        if term.detail == "role" and _under_occupier(sentence, term):
            continue
        if term.detail == "org" and (land := _abroad(sentence, term)):
            if land in RUSSIA:
                out.append(Speaker(_in_russia(term.value), "enemy", at=term.first))
            continue
        linked = any(_linked(sentence, term, verb) for verb in verbs)
        linked = linked or (body and term.detail == "org")
        if not linked and not _heads_the_line(sentence, term):
            continue
        said_by = _named(term, sentence, mentions, scene)
        if said_by is not None and not _is_apposed(sentence, term):
            out.append(Speaker(said_by, term.detail, at=term.first))
    return out


def _is_apposed(sentence: Sentence, term: Term) -> bool:
    """ "the regional power company Sumyoblenergo": the name that follows says who it is."""
    return term.detail == "role" and any(
        other.detail == "org" and other.first == term.last for other in sentence.of("speakers")
    )


def _says_the_body(sentence: Sentence, term: Term) -> bool:
    """ "a facility of Naftogaz was hit, the company said": the body that the sentence names."""
    return term.detail == "carried" and any(
        word.low in BODIES for word in sentence.tokens[term.first : term.last]
    )


def _abroad(sentence: Sentence, term: Term) -> str | None:
    """The country of "Romania's defence ministry", "the interior minister in Warsaw"; else None."""
    if not term.value.endswith("of Ukraine"):
        return None
    for land in sentence.of("foreign"):
        follows = 0 < land.first - term.last <= 2
        led = follows and sentence.tokens[land.first - 1].low in OF_PLACE
        if land.detail != "sea" and (0 <= term.first - land.last <= ABROAD or led):
            return land.value
    return None


def _in_russia(office: str) -> str:
    return office.replace("of Ukraine", "of the Russian Federation")


def _by_name(sentence: Sentence, known: dict[str, Speaker]) -> list[Speaker]:
    """ "Kiper added": a person whose office was named before."""
    verbs = sentence.of("reporting")
    return [
        speaker._replace(at=n)
        for n, word in enumerate(sentence.tokens)
        for name, speaker in known.items()
        if names(word, name)
        and any(0 <= verb.first - n <= BESIDE or 0 <= n - verb.last < BESIDE for verb in verbs)
    ]


def _named_persons(
    sentence: Sentence, mentions: list[Mention], scene: Place | None
) -> dict[str, Speaker]:
    """Surname → the office that its bearer holds, where a sentence names both."""
    offices = sentence.of("speakers")
    taken = occupied(mentions) | {n for t in offices for n in range(t.first, t.last)}
    out = {}
    for term in offices:
        name = surname(sentence, term, taken)
        said_by = _named(term, sentence, mentions, scene) if name else None
        if name and said_by and not (term.detail == "role" and _under_occupier(sentence, term)):
            out[name] = Speaker(said_by, term.detail)
    return out


def _under_occupier(sentence: Sentence, term: Term) -> bool:
    """ "The governor whom Moscow appointed": the office is the occupier's."""
    return any(
        other.detail == "occupier" and 0 <= term.first - other.last <= 4
        for other in sentence.of("speakers")
    )


def _linked(sentence: Sentence, speaker: Term, verb: Term) -> bool:
    """Close to each other, with no end of a clause between."""
    first, last = sorted((speaker.first, verb.first))
    gap = sentence.tokens[first:last]
    if any(t.low in ";!?" for t in gap):
        return False
    reach = FAR if speaker.first < verb.first else NEAR
    return len(gap) <= reach + (speaker.last - speaker.first)


def _heads_the_line(sentence: Sentence, term: Term) -> bool:
    """ "Police: 16 dead", "Fire at a plant – emergency service": how headlines name a source."""
    if sentence.kind != Kind.HEADLINE:
        return False
    words = sentence.tokens
    follows = term.last < len(words) and words[term.last].text == ":"
    precedes = term.first and words[term.first - 1].text in "–—-" and len(words) - term.last <= 3
    return bool(follows or precedes)


def _named(
    term: Term, sentence: Sentence, mentions: list[Mention], scene: Place | None
) -> str | None:
    """The row's English name, with the place of the office filled in."""
    if "{" not in term.value:
        return term.value
    beside = _beside(term, sentence, mentions)
    named = _filled(term.value, beside or scene)
    return f"head of {named}" if _is_headed(term, sentence) else named


def _is_headed(term: Term, sentence: Sentence) -> bool:
    """ "the head of the Kyiv Regional State Administration": the office, told by its body."""
    if "administration" not in term.value or term.value.startswith(("head", "deputy", "acting")):
        return False
    for word in reversed(sentence.tokens[max(0, term.first - HEAD_REACH) : term.first]):
        if word.kind != "word":
            return False
        if word.low in HEADS:
            return True
    return False


def _filled(template: str, place: Place | None) -> str:
    """The template with the oblast, city or raion of a place; without them where unknown."""
    fill = _fill(place)
    needed = next(
        (name for name in ("city", "raion", "oblast") if "{" + name + "}" in template), ""
    )
    if not fill.get(needed):
        return template.replace("{" + needed + "} ", "").replace(" of {" + needed + "}", "")
    return template.replace("{" + needed + "}", str(fill[needed]))


def _beside(term: Term, sentence: Sentence, mentions: list[Mention]) -> Place | None:
    """The place that an office names as its own, within a few words."""
    near = [
        m
        for m in mentions
        if (
            m.place is not None
            and m.place.resolved
            and m.place.level != Level.COUNTRY
            and -5 <= m.first - term.last <= 4
        )
        or (m.place is not None and term.first <= m.first < term.last)
    ]
    return min(near, key=lambda m: abs(m.first - term.first)).place if near else None


def _fill(place: Place | None) -> dict[str, str | None]:
    if place is None or not place.resolved:
        return {}
    oblast = region_name(place.oblast)
    city = place.name if place.level == Level.SETTLEMENT else place.parent
    return {"oblast": oblast, "city": city or oblast, "raion": place.name}


def _publisher(report: Report, sentences: Sequence[Sentence]) -> Speaker:
    """An organisation's own statement is said by it: the publisher, or the name it begins with."""
    kind = str(report.publisher_type)
    own_words = kind in ("government", "operator", "humanitarian") or _says_we(sentences)
    if not own_words and not _is_office(report.publisher):
        return NOBODY
    if found := _in_text(report.publisher or ""):
        return found
    for sentence in sentences[:4]:
        for term in sentence.of("speakers"):
            if term.detail == "org" and own_words:
                return Speaker(term.value, "org", at=0)
    return NOBODY


def _publishing_office(report: Report, scenes: Sequence[Place | None]) -> Speaker:
    """ "Regional governor's Telegram channel": the office, of the place the report is about."""
    place = next((scene for scene in scenes if scene is not None), None)
    for language in ("en", "uk", "ru"):
        for term in vocabulary(language).find(tokens(report.publisher or "")):
            if term.category == "speakers" and term.detail == "role" and "{" in term.value:
                said_by = _filled(term.value, place)
                return Speaker(said_by, "role") if said_by else NOBODY
    return NOBODY


def _is_office(publisher: str | None) -> bool:
    return publisher is not None and _in_text(publisher) is not None


def _in_text(words: str) -> Speaker | None:
    found = [
        term
        for language in ("en", "uk", "ru")
        for term in vocabulary(language).find(tokens(words))
        if term.category == "speakers" and "{" not in term.value and term.detail == "org"
    ]
    return Speaker(found[0].value, found[0].detail) if found else None


def _says_we(sentences: Sequence[Sentence]) -> bool:
    """A statement in the first person: "our facilities", "наші активи"."""
    own = ("our", "we", "наші", "наших", "нашим", "ми", "наши", "мы", "наш", "i")
    return (
        sum(
            any(t.low in own for t in s.tokens[:40])
            and not any(t.text in '«“"—' for t in s.tokens[:1])
            for s in sentences
        )
        >= 2
    )
