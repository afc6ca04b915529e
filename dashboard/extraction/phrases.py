"""Noun phrases: an amount with what it counts, or a counted noun that stands alone.

"six civilians", "another 15", "two of its facilities", "a bridge", "parked cars", "33.5 thousand
families". What is counted is a word of a vocabulary: a group of people, an asset, a unit of supply,
a harm ("52 killed"), or something that is never a claim (drones, hours, per cent).
"""

from typing import NamedTuple

from dashboard.extraction.counts import Amount
from dashboard.extraction.sentences import Sentence
from dashboard.extraction.tokens import MARK, NUMBER
from dashboard.extraction.trie import Term
from dashboard.extraction.vocabulary import words
from dashboard.model.vocabulary import Quantifier

COUNTED_HARMS = ("noun", "participle")  # "15 dead", "27 injured"
HEADS = ("groups", "assets", "units", "harms")
ADULT = 18
GENERIC = "civilian_infrastructure"
PART = words("part")
AGED = ("of", "aged", "and", ",", "та", "і", "й", "и", "віком", "возрастом")
YEARS = ("years", "років", "роки", "лет", "года")
REACH = 6  # words between an amount and what it counts


class Phrase(NamedTuple):
    """`kind` is groups, assets, units, harms or bare; `value` its row's (a group, an asset)."""

    kind: str
    value: str
    detail: str
    low: int | None
    high: int | None
    quantifier: Quantifier
    first: int  # of the whole phrase
    last: int
    head: int  # token where the counted word begins
    amount: Amount | None
    singular: bool = False

    @property
    def counted(self) -> bool:
        """Does the text give a number, or a singular noun that is one?"""
        return self.low is not None or self.high is not None


def find_phrases(sentence: Sentence, amounts: list[Amount]) -> list[Phrase]:
    """All phrases of a sentence, in order; amounts that count nothing known are `bare`."""
    heads = _heads(sentence)
    taken: dict[int, Amount] = {}
    out: list[Phrase] = []
    for amount in amounts:
        head = _head_of(sentence, amount, heads)
        if head is None or head.first in taken:
            measured = amount.last + 1 < len(sentence.tokens) and _is_measured(
                sentence, amount, amount.last + 1
            )
            if not amount.ordinal and not measured:
                out.append(_bare(amount))
            continue
        taken[head.first] = amount
        out.append(_aged(sentence, amount, head, heads) or _counted(sentence, amount, head))
    for head in heads.values():
        if head.first not in taken and head.category in ("groups", "assets", "units"):
            out.append(_alone(sentence, head))
    return sorted(out, key=lambda phrase: (phrase.first, phrase.last))


def _heads(sentence: Sentence) -> dict[int, Term]:
    """The counted words by their first token; the longer of two that overlap wins."""
    terms = [
        term
        for category in HEADS
        for term in sentence.of(category)
        if category != "harms" or term.detail in COUNTED_HARMS
    ]
    names = {
        n
        for term in sentence.of("speakers")
        for n in range(term.first, term.last)
        if term.last - term.first > 1 or term.value in ("DTEK", "Nova Poshta")
    }
    terms = [
        t
        for t in terms
        if not (t.category in ("assets", "groups") and t.first in names and t.last - t.first == 1)
    ]
    terms = [
        t
        for t in terms
        if not sentence.tokens[t.last - 1].text.endswith(("'s", "’s", "s’"))
        or t.category == "harms"
    ]
    if sentence.language != "en":
        terms = _unmodified(terms)
    persons = {t.first for t in terms if t.category == "groups"}
    terms = [
        t
        for t in terms
        if not (t.category == "assets" and t.last in persons and sentence.language == "en")
    ]  # "power line workers"
    terms.sort(key=lambda t: (-(t.last - t.first), HEADS.index(t.category)))
    covered: set[int] = set()
    out: dict[int, Term] = {}
    for term in terms:
        if any(n in covered for n in range(term.first, term.last)):
            continue
        covered.update(range(term.first, term.last))
        out[term.first] = term
    return dict(sorted(out.items()))


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


def _head_of(sentence: Sentence, amount: Amount, heads: dict[int, Term]) -> Term | None:
    """The word that an amount counts: the first one to its right within a noun phrase."""
    words = sentence.tokens
    stops = {term.first: term.value for term in sentence.of("stops")}
    numbers = {term.first for term in sentence.of("numbers")}
    subsets = {term.first for term in sentence.of("subsets") if term.detail == "of"}
    at = amount.last
    while at < min(amount.last + REACH, len(words)):
        if at in heads:
            head = heads[at]
            return (
                None
                if head.category == "harms" and head.detail not in ("noun", "participle")
                else head
            )
        word = words[at]
        if word.kind == NUMBER or (at in numbers and at > amount.last):
            return None
        if word.kind == MARK and word.text not in "-–’'«»“”\"":
            return None
        if word.text in "–—" and word.start > words[at - 1].end:
            return None
        if at in stops:
            return None
        if word.low == "of" and at > amount.last + 1:
            return None
        if _is_measured(sentence, amount, at):
            return None
        if at in subsets:
            return None
        if (
            word.low in ("of", "з", "із", "из")
            and at + 1 < len(words)
            and words[at + 1].low
            in ("them", "whom", "these", "those", "них", "яких", "которых", "цих", "этих")
        ):
            return None
        at += 1
    return None


def _is_measured(sentence: Sentence, amount: Amount, at: int) -> bool:
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


def _aged(sentence: Sentence, amount: Amount, head: Term, heads: dict[int, Term]) -> Phrase | None:
    """ "A 16-year-old": one person, of whom only the age is told."""
    low = sentence.tokens[head.first].low
    if not low.startswith(("year-old", "річн", "летн")) or amount.low is None:
        return None
    following = heads.get(head.last)
    if low.endswith("s") or (following is not None and following.category == "groups"):
        return None
    group = "child" if amount.low < ADULT else "people"
    return Phrase(
        "groups",
        group,
        "*",
        1,
        1,
        Quantifier.EXACT,
        amount.first,
        head.last,
        head.first,
        amount,
        True,
    )


def _bare(amount: Amount) -> Phrase:
    return Phrase(
        "bare",
        "",
        "",
        amount.low,
        amount.high,
        amount.quantifier,
        amount.first,
        amount.last,
        amount.first,
        amount,
    )


def _counted(sentence: Sentence, amount: Amount, head: Term) -> Phrase:
    low, high, quantifier = amount.low, amount.high, amount.quantifier
    if amount.share:
        low, high, quantifier = None, None, Quantifier.UNQUANTIFIED
    if amount.ordinal:
        low, high, quantifier = 1, 1, Quantifier.EXACT
    return Phrase(
        head.category,
        head.value,
        head.detail,
        low,
        high,
        quantifier,
        amount.first,
        head.last,
        head.first,
        amount,
        _is_singular(sentence, head),
    )


def _alone(sentence: Sentence, head: Term) -> Phrase:
    """A noun without a number: one if singular, else not counted."""
    singular = _is_singular(sentence, head)
    low = 2 if head.detail == "pair" else 1 if singular else _ages(sentence, head)
    quantifier = Quantifier.EXACT if low else Quantifier.UNQUANTIFIED
    first = head.first
    return Phrase(
        head.category,
        head.value,
        head.detail,
        low,
        low,
        quantifier,
        first,
        head.last,
        head.first,
        None,
        singular,
    )


def _ages(sentence: Sentence, head: Term) -> int | None:
    """ "Men of 37 and 45", "жінки 30 і 45 років": as many as have an age; else None."""
    words = sentence.tokens
    at, ages = head.last, 0
    if head.category != "groups" or head.value not in ("man", "woman", "child", "people"):
        return None
    while at < len(words) and (words[at].kind == NUMBER or words[at].low in AGED):
        ages += words[at].kind == NUMBER and words[at].text.isdecimal() and len(words[at].text) < 3
        at += 1
    last = words[at].low if at < len(words) else ""
    told = words[head.last].low in ("of", "aged") if head.last < at else False
    return ages if ages > 1 and (told or last in YEARS) else None


def _is_singular(sentence: Sentence, head: Term) -> bool:
    """By the detail of its row: singular, plural, mass, `*`, or the endings of the singular."""
    if head.category == "units":
        return False
    detail = head.detail
    if detail in ("singular", "*"):
        return True
    if detail in ("plural", "mass", "", "noun", "subject", "object", "participle"):
        return False
    return _ends_singular(sentence, head, detail.split())


def _ends_singular(sentence: Sentence, head: Term, endings: list[str]) -> bool:
    if head.first and sentence.tokens[head.first - 1].low in PART:
        return True
    noun = max(sentence.tokens[head.first : head.last], key=lambda t: _score(t.low, endings))
    if not noun.low.endswith(tuple(endings)):
        return False
    if noun.low.endswith("ці") and "ка" in endings:  # бібліотеці: the plural is бібліотеки
        return True
    if noun.low.endswith(("і", "ї", "и", "ы")):  # plural, or a bent singular
        return _bent(sentence, head)
    return True


def _bent(sentence: Sentence, head: Term) -> bool:
    """Does a singular adjective or a preposition show that "лікарні" is one hospital?"""
    adjective = _adjective(sentence, head)
    if adjective.endswith(("ої", "ій", "ому", "ой", "ом", "ем")):
        return True
    before = [t.low for t in sentence.tokens[max(0, head.first - 2) : head.first]]
    if adjective.endswith(("і", "их", "ые", "ие", "ых")) and len(adjective) > 2:
        return False
    return any(
        low in ("в", "у", "на", "по", "до", "во", "біля", "біля", "від", "об") for low in before
    )


def _score(low: str, endings: list[str]) -> int:
    return max((len(e) for e in endings if low.endswith(e)), default=0)


def _adjective(sentence: Sentence, head: Term) -> str:
    if head.last - head.first > 1:
        return sentence.tokens[head.first].low
    return sentence.tokens[head.first - 1].low if head.first else ""


def chains(sentence: Sentence, phrases: list[Phrase]) -> list[list[Phrase]]:
    """Phrases joined in a list: "a kindergarten, a museum and 12 houses"."""
    out: list[list[Phrase]] = []
    for phrase in phrases:
        if out and _joined(sentence, out[-1][-1], phrase):
            out[-1].append(phrase)
        else:
            out.append([phrase])
    return out


def _joined(sentence: Sentence, one: Phrase, other: Phrase) -> bool:
    """Between two phrases of a list: a comma or conjunction, and few words that are no verbs."""
    if one.kind != other.kind and "bare" not in (one.kind, other.kind):
        return False
    gap = range(one.last, other.first)
    if not gap or len(gap) > 6:
        return False
    words = sentence.tokens
    joins = {n for t in sentence.of("stops") if t.value == "join" for n in range(t.first, t.last)}
    events = {t.first for c in ("damages", "harms", "reporting") for t in sentence.of(c)}
    verbs = {
        t.first
        for t in sentence.of("stops")
        if t.value in ("verb", "stop")
        and words[t.first].low not in ("в", "у", "на", "of", "in", "at", "with", "to", "по")
    }
    if any(n in events or n in verbs for n in gap):
        return False
    if any(words[n].kind == MARK and words[n].text not in ",()«»\"“”’'№-" for n in gap):
        return False
    return any(words[n].text == "," or n in joins for n in gap)
