"""Things hit, damaged or destroyed: a word of damage and the assets it is said of."""

from dataclasses import replace

from dashboard.extraction.amounts.lists import chains
from dashboard.extraction.amounts.phrases import UNCOUNTED, Count, Phrase
from dashboard.extraction.damage.blows import find_blows, is_stronger, suffering
from dashboard.extraction.damage.elided import stood_for
from dashboard.extraction.damage.owners import of_operator
from dashboard.extraction.drafts import Draft
from dashboard.extraction.text.sentence import Sentence, around, has_mark
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import stems, words
from dashboard.model.vocabulary import Kind, Quantifier, Unit

VEHICLES = ("train", "public_transport", "ambulance", "aid_vehicle", "car", "vessel")
SERIES = 5  # from this ordinal on it counts a series ("the second hit" need not)
AID, TRUCK, AID_WORDS = words("aid"), words("truck"), 2
DESTRUCTION = stems("destruction")
OF = words("of")
PARTS, PARTS_REACH = words("parts"), 3
OF_REACH = 5  # words: "two of the region's largest ports"


class Losses:
    """Reads the sentences in order and remembers the assets that "five others" stands for."""

    def __init__(self) -> None:
        self.last: Phrase | None = None
        self.aid = False  # has the report spoken of an aid convoy?

    def read(self, sentence: Sentence, index: int, phrases: list[Phrase]) -> list[Draft]:
        """The damage drafts of one sentence."""
        self.aid = self.aid or sum(t.low in AID for t in sentence.tokens) >= AID_WORDS
        full = [stood_for(sentence, phrase, phrases, self.last) for phrase in phrases]
        if self.aid:
            full = [_in_convoy(sentence, phrase) for phrase in full]
        assets = [p for p in phrases if p.kind == "assets"]
        if assets:
            self.last = ([p for p in assets if not p.singular] or assets)[-1]
        return find_damage(sentence, index, full)


def _in_convoy(sentence: Sentence, phrase: Phrase) -> Phrase:
    """The trucks of an aid convoy are aid vehicles."""
    truck = phrase.value == "car" and sentence.low(phrase.last - 1) in TRUCK
    return phrase._replace(value="aid_vehicle") if truck else phrase


def find_damage(sentence: Sentence, index: int, phrases: list[Phrase]) -> list[Draft]:
    """The damage drafts of one sentence."""
    assets = [p for p in phrases if p.kind == "assets" and not _is_hidden(sentence, p)]
    bare = [p for p in phrases if p.kind == "bare" and p.amount and not p.amount.share]
    damaged = _damaged(sentence, assets)
    drafts = [_draft(sentence, index, phrase, blow, bare) for phrase, blow in damaged.items()]
    series = [
        _whole(draft, phrase.amount.low)
        for draft, phrase in zip(drafts, damaged, strict=True)
        if phrase.amount and phrase.amount.ordinal and (phrase.amount.low or 0) >= SERIES
    ]
    return drafts + series


def _damaged(sentence: Sentence, assets: list[Phrase]) -> dict[Phrase, Term]:
    """Assets → the word of damage that holds for them."""
    lists = chains(sentence, assets)
    out = {p: _itself(p) for p in assets if _is_destruction(sentence, p)}
    for blow in find_blows(sentence):
        for phrase in suffering(sentence, blow, assets, lists):
            known = out.get(phrase)
            if known is None or is_stronger(sentence, blow, known, phrase):
                out[phrase] = blow
    return out


def _is_destruction(sentence: Sentence, phrase: Phrase) -> bool:
    """ "Widespread destruction": a loss that names no asset."""
    return sentence.low(phrase.last - 1).startswith(DESTRUCTION)


def _itself(phrase: Phrase) -> Term:
    return Term("damages", "destroyed", "any", phrase.head, phrase.last)


def _is_hidden(sentence: Sentence, phrase: Phrase) -> bool:
    """Inside a harm ("taken to hospital"), an office ("port authority") or a longer name."""
    length = phrase.last - phrase.head
    for category in ("harms", "speakers", "levels", "outages"):
        least = length if category == "speakers" else length + 1
        for term in sentence.of(category):
            inside = term.first <= phrase.head and phrase.last <= term.last
            if inside and term.last - term.first >= least:
                return True
    return False


def _whole(draft: Draft, number: int | None) -> Draft:
    """ "The 34th facility to be hit": one now, 34 in all."""
    return replace(draft, low=number, high=number, quantifier=Quantifier.EXACT, whole=True)


def _draft(sentence: Sentence, index: int, phrase: Phrase, blow: Term, bare: list[Phrase]) -> Draft:
    first, last = around(phrase, blow)
    apart = _counted_apart(sentence, phrase, bare) if phrase.amount is None else None
    asset, operator = of_operator(sentence, phrase)
    unit = Unit.VEHICLE if asset in VEHICLES else Unit.FACILITY
    return Draft(
        Kind.DAMAGE,
        asset,
        blow.value,
        *_number(sentence, phrase, apart),
        unit,
        index,
        min(first, apart.first) if apart else first,
        last,
        phrase.head,
        operator=operator,
        weak=blow.detail == "weak",
    )


def _number(sentence: Sentence, phrase: Phrase, apart: Phrase | None) -> Count:
    if apart is not None:
        return apart.number
    part = phrase.amount is None and _is_part(sentence, phrase)
    return UNCOUNTED if part else phrase.number


def _counted_apart(sentence: Sentence, phrase: Phrase, bare: list[Phrase]) -> Phrase | None:
    """ "one of the ports", "two of the region's largest ports": the number stands before "of"."""
    for amount in bare:
        gap = sentence.tokens[amount.last : phrase.first]
        if 1 <= len(gap) <= OF_REACH and gap[0].low in OF and not has_mark(gap, ",;:."):
            return amount
    return None


def _is_part(sentence: Sentence, phrase: Phrase) -> bool:
    """ "parts of the grid", "a number of blocks": not one whole thing."""
    return phrase.singular and not PARTS.isdisjoint(sentence.before(phrase.first, PARTS_REACH))
