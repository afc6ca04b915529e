"""Services that are out, partly restored or restored, and for how many."""

import datetime as dt
from collections.abc import Sequence

from dashboard.extraction.amounts.phrases import Phrase
from dashboard.extraction.damage.owners import operator_assets
from dashboard.extraction.drafts import Draft
from dashboard.extraction.outages.causes import Causes
from dashboard.extraction.outages.promises import is_promised, promised_day
from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import words
from dashboard.model.vocabulary import Cause, Kind, Quantifier, Service, SupplyState, Unit

NEAR, FAR = 7, 12  # words between a service and its state
SUPPLY = words("supply")
ITEM = "-–—•▪·*➖🔹▫"
WALL = ";!?"
ENDS = WALL + ":—–"
SERVICE_OF = {
    "energy_facility": Service.ELECTRICITY,
    "gas_facility": Service.GAS,
    "water_facility": Service.WATER,
    "telecom_facility": Service.TELECOM,
}
ALL = {"all", "всім", "усім", "всем", "every"}
UNCOUNTED = 8  # words that an amount may stand farther off than "communities" without one
UNITS = {"household": Unit.HOUSEHOLD, "customer": Unit.CUSTOMER, "settlement": Unit.SETTLEMENT}
BE = words("between")
PREDICATES = words("predicate")
TIGHT = words("tight")


class Supply:
    """Reads the sentences in order and remembers which service is spoken of."""

    def __init__(self, sentences: Sequence[Sentence], published: dt.date) -> None:
        self.causes = Causes(sentences)
        self.published = published
        self.service: Term | None = None
        self.heading: tuple[Term, Term] | None = None  # of the list that follows
        self.heading_index = 0
        self.out: list[Draft] = []  # of the last sentence that told what is out

    def read(self, sentence: Sentence, index: int, phrases: list[Phrase]) -> list[Draft]:
        """The outage drafts of one sentence: each service with the state said of it."""
        terms = [t for t in sentence.of("outages") if not _hidden(sentence, t)]
        self.service = self.service or self._of_operator(sentence)
        services = [t for t in terms if t.value]
        pairs = self._paired(sentence, terms, phrases)
        listed = [] if pairs else self._listed(sentence, phrases)
        drafts = [
            _draft(sentence, index, service, state, phrase)
            for service, state in pairs or listed
            for phrase in _affected(sentence, service, state, phrases)
        ]
        out = self._caused(_once(drafts), self.heading_index if listed else index)
        self._promise(sentence, index, services, out)
        if services:
            self.service = services[0]
        if sentence.tokens and sentence.tokens[-1].text == ":":
            self.heading, self.heading_index = (pairs[0] if out else None), index
        elif not _is_item(sentence):
            self.heading = None
        return out

    def _paired(
        self, sentence: Sentence, terms: list[Term], phrases: list[Phrase]
    ) -> list[tuple[Term, Term]]:
        states = [
            t
            for t in terms
            if t.detail
            and not _negated_state(sentence, t)
            and not _is_feared(sentence, t)
            and not (t.detail != SupplyState.OUT and is_promised(sentence, t.first))
        ]
        services = [t for t in terms if t.value]
        if services:
            return _pairs(sentence, services, states, phrases)
        return self._inherited(states, phrases, any(t.low in SUPPLY for t in sentence.tokens))

    def _caused(self, drafts: list[Draft], told: int) -> list[Draft]:
        """The drafts with their causes; a timetable is an outage only where it counts somebody."""
        for draft in drafts:
            draft.cause = self.causes.of(told, draft.first, draft.last)
        return [d for d in drafts if d.cause != Cause.SCHEDULED or d.counted]

    def _promise(
        self, sentence: Sentence, index: int, services: list[Term], drafts: list[Draft]
    ) -> None:
        """A promised day belongs to what is out in its sentence, else to what was before."""
        here = [d for d in drafts if d.detail == SupplyState.OUT]
        self.out = here or self.out
        follows = bool(self.out) and self.out[0].index == index - 1
        if not (here or follows or any(t.detail for t in sentence.of("outages"))):
            return
        day = promised_day(sentence, self.published)
        named = {term.value for term in services}
        for draft in self.out if day else ():
            if here or not named or draft.subject in named:
                draft.expected = day

    def _of_operator(self, sentence: Sentence) -> Term | None:
        """What the operator named supplies: customers of an oblenergo lack electricity."""
        for term in sentence.of("speakers"):
            service = SERVICE_OF.get(operator_assets().get(term.value, ""))
            if service is not None:
                return term._replace(category="outages", value=service, detail="")
        return None

    def _inherited(
        self, states: list[Term], phrases: list[Phrase], supply: bool
    ) -> list[tuple[Term, Term]]:
        """ "During the night 227 had been reconnected": the service spoken of before."""
        counted = any(_can_lack(p) and p.amount is not None for p in phrases)
        units = any(p.kind == "units" and p.value and p.amount is not None for p in phrases)
        state = next(
            (
                s
                for s in states
                if s.detail == "partly_restored"
                or (supply and s.detail == "restored")
                or (units and (s.last - s.first >= 2 or supply))
            ),
            None,
        )
        if state is None or self.service is None or not (counted or supply):
            return []
        return [(state._replace(value=self.service.value), state)]

    def _listed(self, sentence: Sentence, phrases: list[Phrase]) -> list[tuple[Term, Term]]:
        """ "The following are without power: – Sumy oblast: 14,000 households"."""
        item = next((p for p in phrases if p.kind == "units" and p.value and p.amount), None)
        if self.heading is None or item is None or not _is_item(sentence):
            return []
        service, state = (t._replace(first=item.first, last=item.last) for t in self.heading)
        return [(service, state)]


def _is_item(sentence: Sentence) -> bool:
    """A line of a list begins with a sign."""
    return bool(sentence.tokens) and sentence.tokens[0].text in ITEM


def _once(drafts: list[Draft]) -> list[Draft]:
    """One amount makes one claim of a service: what is restored was out before."""
    out: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: d.detail == "out"):
        if draft.counted and any(d.subject == draft.subject and d.at == draft.at for d in out):
            continue
        out.append(draft)
    return sorted(out, key=lambda d: d.at)


def _is_feared(sentence: Sentence, state: Term) -> bool:
    """Wished, planned or feared, not so: "the aim is to leave people without heat"."""
    return any(
        0 <= state.first - m.last <= 5
        and not any(t.text in ",;:." for t in sentence.tokens[m.last : state.first])
        for m in sentence.of("hypotheticals")
    )


def _hidden(sentence: Sentence, term: Term) -> bool:
    """Part of an asset, an office or a longer word: "power substation", "water utility"."""
    for category in ("assets", "speakers", "units", "groups"):
        for other in sentence.of(category):
            longer = other.last - other.first > term.last - term.first
            if longer and other.first <= term.first and term.last <= other.last:
                return True
    return False


def _negated_state(sentence: Sentence, term: Term) -> bool:
    if term.detail == "out":
        return False
    before = [t.low for t in sentence.tokens[max(0, term.first - 3) : term.first]]
    return any(
        low in ("not", "yet", "until", "when", "before", "не", "ще", "еще") for low in before
    )


def _pairs(
    sentence: Sentence, services: list[Term], states: list[Term], phrases: list[Phrase]
) -> list[tuple[Term, Term]]:
    """Each service with the nearest state; a term that is both stands for itself."""
    out: list[tuple[Term, Term]] = []
    for service in services:
        if service.detail:
            out.append((service, service))
            continue
        scored = sorted(
            (cost, n)
            for n, state in enumerate(states)
            if (cost := _cost(sentence, service, state)) is not None
        )
        if scored:
            out.append((service, states[scored[0][1]]))
    used = [p[1] for p in out]
    alone = [s for s in states if s.value and s not in used]
    return out + [(s, s) for s in alone] + _further(sentence, out, states, phrases)


def _further(
    sentence: Sentence, pairs: list[tuple[Term, Term]], states: list[Term], phrases: list[Phrase]
) -> list[tuple[Term, Term]]:
    """ "112,000 were without electricity and 70,000 had been reconnected": the same service."""
    services = {service.value: service for service, _ in pairs}
    if len(services) != 1:
        return []
    service = next(iter(services.values()))
    out = []
    for state in states:
        if state.value or any(state == used or state.first == used.first for _, used in pairs):
            continue
        own = [p for p in phrases if _can_lack(p) and p.amount and 0 <= state.first - p.last <= 4]
        if own and state.detail in ("restored", "partly_restored"):
            out.append((service._replace(first=state.first, last=state.last), state))
    return out


def _cost(sentence: Sentence, service: Term, state: Term) -> int | None:
    """How many words are between a service and a state; None if it is not said of it."""
    if state.value and not service.detail and state.value != service.value:
        return None
    after = state.first >= service.last
    low, high = (service.last, state.first) if after else (state.last, service.first)
    gap = sentence.tokens[low:high]
    if any(t.text in ENDS for t in gap):
        return None
    word = sentence.tokens[state.first].low
    alone = word in PREDICATES and state.last - state.first == 1
    if alone and sum(t.low not in BE for t in gap) > 1:
        return None
    return len(gap) if len(gap) <= (NEAR if word in TIGHT else FAR) else None


def _affected(
    sentence: Sentence, service: Term, state: Term, phrases: list[Phrase]
) -> list[Phrase | None]:
    """The amounts without the service; [None] where nobody counts."""
    counted = [p for p in phrases if _can_lack(p)]
    first, last = min(service.first, state.first), max(service.last, state.last)
    best: tuple[int, Phrase] | None = None
    for phrase in counted:
        after = phrase.first >= last
        gap = (
            sentence.tokens[last : phrase.first] if after else sentence.tokens[phrase.last : first]
        )
        if any(t.text in WALL for t in gap) or len(gap) > FAR + 4:
            continue
        cost = len(gap) + 3 * sum(t.text in ",—–:" for t in gap)
        cost += UNCOUNTED * (phrase.amount is None)
        if best is None or cost < best[0]:
            best = (cost, phrase)
    return [_same_unit(best[1], counted) if best else None]


def _same_unit(phrase: Phrase, counted: list[Phrase]) -> Phrase:
    """ "120,000 families …, another 30,000": a bare amount counts what was counted before it."""
    before = [p for p in counted if p.kind == "units" and p.first < phrase.first]
    if phrase.kind != "bare" or not before:
        return phrase
    return phrase._replace(kind="units", value=before[-1].value)


def _can_lack(phrase: Phrase) -> bool:
    if phrase.kind == "units" and phrase.value:
        return True
    if phrase.kind == "groups" and phrase.value in ("people", "civilian"):
        return phrase.amount is not None
    if phrase.kind == "assets":
        return (
            phrase.value in ("residential_building", "house", "apartment")
            and phrase.amount is not None
        )
    return (
        phrase.kind == "bare"
        and phrase.amount is not None
        and not phrase.amount.share
        and ((phrase.low or phrase.high or 0) >= 100)
    )


def _draft(
    sentence: Sentence, index: int, service: Term, state: Term, phrase: Phrase | None
) -> Draft:
    low = high = None
    quantifier, unit = Quantifier.UNQUANTIFIED, Unit.CUSTOMER
    first, last = min(service.first, state.first), max(service.last, state.last)
    if phrase is not None:
        first, last = min(first, phrase.first), max(last, phrase.last)
        unit = UNITS.get(phrase.value, Unit.FACILITY if phrase.kind == "assets" else Unit.PERSON)
        if phrase.amount is not None:
            low, high, quantifier = phrase.low, phrase.high, phrase.quantifier
    detail = state.detail
    if detail == "partly_restored" and phrase is not None and phrase.amount is None:
        before = {t.low for t in sentence.tokens[max(0, phrase.first - 2) : phrase.first]}
        detail = "restored" if before & ALL else detail
    if detail == "restored" and phrase is not None and phrase.amount is not None:
        detail = "partly_restored"  # so many got it back: others may still wait
    return Draft(
        Kind.OUTAGE,
        service.value,
        detail,
        low,
        high,
        quantifier,
        unit,
        index,
        first,
        last,
        phrase.head if phrase and phrase.amount else service.first,
    )
