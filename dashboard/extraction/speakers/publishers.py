"""Reports that are somebody's own words: the publisher's, or of who signs them."""

from collections.abc import Iterator, Sequence

from dashboard.extraction.places.mention import Mention
from dashboard.extraction.speakers.offices import filled, office_name
from dashboard.extraction.speakers.speaker import NOBODY, Speaker
from dashboard.extraction.text.sentence import Sentence, has_mark
from dashboard.extraction.text.tokens import tokens
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import LANGUAGES, vocabulary, words
from dashboard.model.place import Place
from dashboard.model.report import Report
from dashboard.model.vocabulary import PublisherType

OWN_WORDS = (PublisherType.GOVERNMENT, PublisherType.OPERATOR, PublisherType.HUMANITARIAN)
LEAD = 4  # sentences in which a statement names whose it is
WE = words("we")
BEGINNING = 40  # tokens of a sentence in which "we" stands
QUOTES = '«“"—'
SIGNATURE = 10  # tokens of a last line that only signs
MARGIN = 3  # tokens that may stand beside the office there


def default_speaker(
    report: Report,
    sentences: Sequence[Sentence],
    mentions: Sequence[list[Mention]],
    scenes: Sequence[Place | None],
) -> Speaker:
    """Whose words all that names nobody is."""
    for speaker in (_publisher(report, sentences), _publishing_office(report, scenes)):
        if speaker.said_by is not None:
            return speaker
    return _signed(sentences, mentions, scenes)


def _publisher(report: Report, sentences: Sequence[Sentence]) -> Speaker:
    """An organisation's own statement is said by it: the publisher, or the name it begins with."""
    for office in _offices(report.publisher):
        if office.detail == "org" and "{" not in office.value:
            return Speaker(office.value)
    if report.publisher_type not in OWN_WORDS and not _says_we(sentences):
        return NOBODY
    first = (t for sentence in sentences[:LEAD] for t in sentence.of("speakers"))
    return next((Speaker(term.value) for term in first if term.detail == "org"), NOBODY)


def _publishing_office(report: Report, scenes: Sequence[Place | None]) -> Speaker:
    """ "Regional governor's Telegram channel": the office, of the place the report is about."""
    place = next((scene for scene in scenes if scene is not None), None)
    for office in _offices(report.publisher):
        if office.detail == "role" and "{" in office.value:
            return Speaker(filled(office.value, place), "role")
    return NOBODY


def _offices(publisher: str | None) -> Iterator[Term]:
    """The offices and organisations in a publisher's name."""
    for language in LANGUAGES:
        for term in vocabulary(language).find(tokens(publisher or "")):
            if term.category == "speakers":
                yield term


def _says_we(sentences: Sequence[Sentence]) -> bool:
    """A statement in the first person: "our facilities", "наші активи", in two sentences."""
    return sum(_is_own(sentence) for sentence in sentences) > 1


def _is_own(sentence: Sentence) -> bool:
    begins = sentence.tokens[:BEGINNING]
    return any(t.low in WE for t in begins) and not has_mark(begins[:1], QUOTES)


def _signed(
    sentences: Sequence[Sentence], mentions: Sequence[list[Mention]], scenes: Sequence[Place | None]
) -> Speaker:
    """ "Kirovohrad administration: what the attack did", or an office alone on the last line."""
    for index in sorted({0, len(sentences) - 1}) if sentences else ():
        sentence = sentences[index]
        for office in sentence.of("speakers"):
            if _begins(sentence, office) if index == 0 else _ends(sentence, office):
                said_by = office_name(office, sentence, mentions[index], scenes[index])
                return Speaker(said_by, office.detail)
    return NOBODY


def _begins(sentence: Sentence, office: Term) -> bool:
    return office.first < MARGIN and ":" in sentence.after(office.last, 2)


def _ends(sentence: Sentence, office: Term) -> bool:
    short = len(sentence.tokens) <= SIGNATURE and sentence.tokens[-1].text != "."
    return short and len(sentence.tokens) - office.last <= MARGIN
