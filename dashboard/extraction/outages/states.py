"""Words of state ("without", "restored"), and the service that each is said of."""

from dashboard.extraction.amounts.phrases import Phrase
from dashboard.extraction.outages.affected import can_lack
from dashboard.extraction.outages.promises import is_promised
from dashboard.extraction.text.doubts import is_hypothetical
from dashboard.extraction.text.sentence import Sentence, has_mark
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import words
from dashboard.model.vocabulary import SupplyState

NEAR, FAR = 7, 12  # words between a service and its state
ENDS = ";!?:—–"
BETWEEN = words("between")
PREDICATES = words("predicate")
TIGHT = words("tight")
NOT_YET, NOT_YET_REACH = words("not_yet"), 3
HIDING = ("assets", "speakers", "units", "groups")
BACK = (SupplyState.RESTORED, SupplyState.PARTLY_RESTORED)
OWN_REACH = 4  # words between an amount and the state that is its own

Pair = tuple[Term, Term]  # a service and its state


def find_terms(sentence: Sentence) -> list[Term]:
    """The words of services and states, those within other names left out."""
    return [t for t in sentence.of("outages") if not _is_hidden(sentence, t)]


def _is_hidden(sentence: Sentence, term: Term) -> bool:
    """Part of an asset, an office or a longer word: "power substation", "water utility"."""
    return any(
        other.last - other.first > term.last - term.first
        and other.first <= term.first
        and term.last <= other.last
        for category in HIDING
        for other in sentence.of(category)
    )


def states_of(sentence: Sentence, terms: list[Term]) -> list[Term]:
    """The states that are so: not feared, promised or denied."""
    return [t for t in terms if t.detail and _is_so(sentence, t)]


def _is_so(sentence: Sentence, state: Term) -> bool:
    if is_hypothetical(sentence, state):
        return False
    if state.detail == SupplyState.OUT:
        return True
    not_yet = not NOT_YET.isdisjoint(sentence.before(state.first, NOT_YET_REACH))
    return not not_yet and not is_promised(sentence, state.first)


def paired(
    sentence: Sentence, services: list[Term], states: list[Term], phrases: list[Phrase]
) -> list[Pair]:
    """Each service with the nearest state; a term that is both stands for itself."""
    out: list[Pair] = []
    for service in services:
        state = service if service.detail else _nearest(sentence, service, states)
        if state is not None:
            out.append((service, state))
    used = [state for _, state in out]
    alone = [s for s in states if s.value and s not in used]
    return out + [(s, s) for s in alone] + _further(out, states, phrases)


def _nearest(sentence: Sentence, service: Term, states: list[Term]) -> Term | None:
    able = [s for s in states if _is_said_of(sentence, service, s)]
    return min(able, key=lambda s: len(sentence.between(service, s)), default=None)


def _is_said_of(sentence: Sentence, service: Term, state: Term) -> bool:
    """Is a state near enough to a service, and of no other?"""
    if state.value and not service.detail and state.value != service.value:
        return False
    gap = sentence.between(service, state)
    word = sentence.low(state.first)
    alone = word in PREDICATES and state.last - state.first == 1
    if alone and sum(t.low not in BETWEEN for t in gap) > 1:
        return False
    return not has_mark(gap, ENDS) and len(gap) <= (NEAR if word in TIGHT else FAR)


def _further(pairs: list[Pair], states: list[Term], phrases: list[Phrase]) -> list[Pair]:
    """ "112,000 were without electricity and 70,000 had been reconnected": the same service."""
    services = {service.value: service for service, _ in pairs}
    if len(services) != 1:
        return []
    service = next(iter(services.values()))
    used = {state.first for _, state in pairs}
    return [
        (service._replace(first=state.first, last=state.last), state)
        for state in states
        if not state.value
        and state.first not in used
        and state.detail in BACK
        and any(_counts(p, state) for p in phrases)
    ]


def _counts(phrase: Phrase, state: Term) -> bool:
    counted = can_lack(phrase) and phrase.amount is not None
    return counted and 0 <= state.first - phrase.last <= OWN_REACH
