"""Counted words: the nouns that an amount may count, and which of them it does."""

from dashboard.extraction.amounts.counts import Amount
from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.tokens import MARK, NUMBER
from dashboard.extraction.text.trie import Term

HEADS = ("groups", "assets", "units", "harms")
COUNTED_HARMS = ("noun", "participle")  # "15 dead", "27 injured"
NAMES = ("DTEK", "Nova Poshta")  # of one word, and yet no noun
POSSESSIVE = ("'s", "’s", "s’")
GENERIC = "civilian_infrastructure"
REACH = 6  # words between an amount and what it counts
WITHIN = "-–’'«»“”\""  # marks that may stand between the two
OF = ("of", "з", "із", "из")
THEM = ["them", "whom", "these", "those", "них", "яких", "которых", "цих", "этих"]


def find_heads(sentence: Sentence) -> dict[int, Term]:
    """The counted words by their first token; the longer of two that overlap wins."""
    terms = [term for category in HEADS for term in sentence.of(category)]
    terms = _modifying([term for term in terms if _may_count(sentence, term)], sentence.language)
    terms.sort(key=lambda t: (-(t.last - t.first), HEADS.index(t.category)))
    covered: set[int] = set()
    out: dict[int, Term] = {}
    for term in terms:
        own = range(term.first, term.last)
        if covered.isdisjoint(own):
            covered.update(own)
            out[term.first] = term
    return dict(sorted(out.items()))


def _may_count(sentence: Sentence, term: Term) -> bool:
    """Not a verb of harm, not part of an office's name, not "the hospital's"."""
    if term.category == "harms":
        return term.detail in COUNTED_HARMS
    if sentence.tokens[term.last - 1].text.endswith(POSSESSIVE):
        return False
    single = term.category in ("assets", "groups") and term.last - term.first == 1
    return not (single and _in_name(sentence, term.first))


def _in_name(sentence: Sentence, at: int) -> bool:
    return any(
        term.first <= at < term.last and (term.last - term.first > 1 or term.value in NAMES)
        for term in sentence.of("speakers")
    )


def _modifying(terms: list[Term], language: str) -> list[Term]:
    """Of two nouns side by side one counts: "power line workers", "працівниць лікарні"."""
    if language != "en":
        return _unmodified(terms)
    persons = {t.first for t in terms if t.category == "groups"}
    return [t for t in terms if not (t.category == "assets" and t.last in persons)]


def _unmodified(terms: list[Term]) -> list[Term]:
    """ "працівниць лікарні" are people, "здания депо" is the depot: one of two nouns counts."""
    persons = {t.last for t in terms if t.category == "groups"}
    assets = {t.first for t in terms if t.category == "assets"}
    return [
        t
        for t in terms
        if not (t.category == "assets" and t.first in persons)
        and not (t.category == "assets" and t.value == GENERIC and t.last in assets)
    ]


def head_of(sentence: Sentence, amount: Amount, heads: dict[int, Term]) -> Term | None:
    """The word that an amount counts: the first one to its right within a noun phrase."""
    ends = {term.first for term in sentence.of("stops")}
    ends |= {term.first for term in sentence.of("subsets") if term.detail == "of"}
    ends |= {term.first for term in sentence.of("numbers") if term.first > amount.last}
    for at in range(amount.last, min(amount.last + REACH, len(sentence.tokens))):
        if at in heads:
            return heads[at]
        if at in ends or _ends_phrase(sentence, amount, at) or is_measured(sentence, amount, at):
            return None
    return None


def _ends_phrase(sentence: Sentence, amount: Amount, at: int) -> bool:
    """A number, a mark, a dash set apart, "of" after a word, "of them"."""
    words = sentence.tokens
    word = words[at]
    if word.kind == NUMBER or (word.kind == MARK and word.text not in WITHIN):
        return True
    if word.text in "–—" and word.start > words[at - 1].end:
        return True
    if word.low == "of" and at > amount.last + 1:
        return True
    return word.low in OF and at + 1 < len(words) and words[at + 1].low in THEM


def is_measured(sentence: Sentence, amount: Amount, at: int) -> bool:
    """ "25-story", "16-поверхова": digits that a hyphen ties to an adjective count no noun."""
    words = sentence.tokens
    if at == amount.last and words[at].low.startswith(("th-", "st-", "nd-", "rd-")):
        return True  # "an 18th-century cathedral"
    if at != amount.last + 1 or words[amount.last].text != "-":
        return False
    if amount.ordinal:
        return True
    return words[amount.last - 1].end == words[amount.last].start and (
        words[amount.last].end == words[at].start
    )
