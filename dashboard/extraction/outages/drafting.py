"""Outages as drafts: a service, its state, and who is without it."""

from dashboard.extraction.amounts.phrases import UNCOUNTED, Phrase
from dashboard.extraction.drafts import Draft
from dashboard.extraction.text.sentence import Sentence, around
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import words
from dashboard.model.vocabulary import Kind, SupplyState, Unit

ALL, ALL_REACH = words("all"), 2
UNITS = {"household": Unit.HOUSEHOLD, "customer": Unit.CUSTOMER, "settlement": Unit.SETTLEMENT}


def outage(
    sentence: Sentence, index: int, service: Term, state: Term, phrase: Phrase | None
) -> Draft:
    """One outage; `phrase` is who is affected, if the text tells."""
    counted = phrase is not None and phrase.amount is not None
    return Draft(
        Kind.OUTAGE,
        service.value,
        _state(sentence, state, phrase),
        *(phrase.number if phrase and counted else UNCOUNTED),
        _unit(phrase),
        index,
        *around(service, state, *([phrase] if phrase else [])),
        phrase.head if phrase and counted else service.first,
    )


def _unit(phrase: Phrase | None) -> Unit:
    if phrase is None:
        return Unit.CUSTOMER
    return UNITS.get(phrase.value, Unit.FACILITY if phrase.kind == "assets" else Unit.PERSON)


def _state(sentence: Sentence, state: Term, phrase: Phrase | None) -> str:
    """ "restored to 5,000": others may still wait; "partly" of all of them is all the same."""
    if phrase is None:
        return state.detail
    if state.detail == SupplyState.RESTORED and phrase.amount is not None:
        return SupplyState.PARTLY_RESTORED
    to_all = not ALL.isdisjoint(sentence.before(phrase.first, ALL_REACH))
    if state.detail == SupplyState.PARTLY_RESTORED and phrase.amount is None and to_all:
        return SupplyState.RESTORED
    return state.detail


def once(drafts: list[Draft]) -> list[Draft]:
    """One amount makes one claim of a service: what is restored was out before."""
    out: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: d.detail == SupplyState.OUT):
        if draft.counted and any(d.subject == draft.subject and d.at == draft.at for d in out):
            continue
        out.append(draft)
    return sorted(out, key=lambda d: d.at)
