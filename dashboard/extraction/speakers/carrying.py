"""Speakers of sentences that name none: carried on, ahead, or over the whole report."""

from collections.abc import Sequence

from dashboard.extraction.speakers.speaker import NOBODY, Speaker
from dashboard.extraction.text.sentence import Kind, Sentence
from dashboard.extraction.text.vocabulary import words

PRONOUNS = words("pronoun")
THUS = 1  # "Про це повідомив …" begins its sentence
LEAD = 2  # paragraphs after the headline in which a report says whose words it gives


def carried_on(
    sentences: Sequence[Sentence], named: list[list[Speaker]], default: Speaker
) -> list[list[Speaker]]:
    """A sentence without a speaker has that of its paragraph so far; "he added", the last one."""
    out: list[list[Speaker]] = []
    last, paragraph, in_paragraph = NOBODY, -1, NOBODY
    for sentence, own in zip(sentences, named, strict=True):
        if sentence.paragraph != paragraph:
            paragraph, in_paragraph = sentence.paragraph, NOBODY
        if own:
            last = in_paragraph = own[-1]
        elif _says_pronoun(sentence) and last.said_by:
            in_paragraph = last
        silent = in_paragraph.carry() if in_paragraph.said_by else default
        out.append(own or ([silent] if silent.said_by else []))
    return out


def carried_ahead(sentences: Sequence[Sentence], found: list[list[Speaker]]) -> list[list[Speaker]]:
    """ "Another 15 were wounded. All are in hospital, he wrote": the words before are his."""
    out = list(found)
    thus = False
    for index in range(len(sentences) - 2, -1, -1):
        following = sentences[index + 1]
        same = following.paragraph == sentences[index].paragraph
        thus = (thus and same) or _says_thus(following)
        if same and not out[index] and out[index + 1] and (_says_pronoun(following) or thus):
            out[index] = [out[index + 1][0].carry()]
    return out


def carried_throughout(
    sentences: Sequence[Sentence], found: list[list[Speaker]]
) -> list[list[Speaker]]:
    """ "The head of the region wrote this on Telegram": all that names nobody else is his."""
    whole = _of_all(sentences, found)
    if whole.said_by is None:
        return found
    end = next((n for n, each in enumerate(sentences) if _recalls(each)), len(found))
    return [own or [whole.carry()] if n < end else own for n, own in enumerate(found)]


def _of_all(sentences: Sequence[Sentence], found: list[list[Speaker]]) -> Speaker:
    for sentence, speakers in zip(sentences, found, strict=True):
        if sentence.paragraph - sentences[0].paragraph > LEAD:
            break
        thus = any(t.detail == "thus" for t in sentence.of("reporting"))
        if thus and speakers and speakers[-1].said_by:
            return speakers[-1]
    return NOBODY


def carried_to_headlines(
    sentences: Sequence[Sentence], found: list[list[Speaker]]
) -> list[list[Speaker]]:
    """A headline that names no source has that of the sentence after it."""
    out = list(found)
    for index in range(len(sentences) - 1):
        if sentences[index].kind == Kind.HEADLINE and not out[index]:
            out[index] = [each.carry() for each in out[index + 1][:1]]
    return out


def _says_pronoun(sentence: Sentence) -> bool:
    """ "he added", "за його словами", or a sentence that begins with him."""
    if any(term.detail == "carried" for term in sentence.of("reporting")):
        return True
    return sentence.low(0) in PRONOUNS


def _says_thus(sentence: Sentence) -> bool:
    """ "Про це повідомила …": who said what stands before."""
    return any(t.detail == "thus" and t.first <= THUS for t in sentence.of("reporting"))


def _recalls(sentence: Sentence) -> bool:
    """ "As the agency reported earlier, …": an account of something else."""
    return any(t.detail == "recall" and t.first <= THUS for t in sentence.of("reporting"))
