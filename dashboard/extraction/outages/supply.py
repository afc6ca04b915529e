"""Services that are out, partly restored or restored, and for how many."""

import datetime as dt
from collections.abc import Sequence

from dashboard.extraction.amounts.phrases import Phrase
from dashboard.extraction.damage.owners import operator_assets
from dashboard.extraction.drafts import Draft
from dashboard.extraction.outages.affected import affected, can_lack
from dashboard.extraction.outages.causes import Causes
from dashboard.extraction.outages.drafting import once, outage
from dashboard.extraction.outages.promises import promised_day
from dashboard.extraction.outages.states import Pair, find_terms, paired, states_of
from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import words
from dashboard.model.vocabulary import Cause, Service, SupplyState

SUPPLY = words("supply")
ITEM = "-–—•▪·*➖🔹▫"
SERVICE_OF = {
    "energy_facility": Service.ELECTRICITY,
    "gas_facility": Service.GAS,
    "water_facility": Service.WATER,
    "telecom_facility": Service.TELECOM,
}


class Supply:
    """Reads the sentences in order and remembers which service is spoken of."""

    def __init__(self, sentences: Sequence[Sentence], published: dt.date) -> None:
        self.causes = Causes(sentences)
        self.published = published
        self.service: Term | None = None
        self.heading: Pair | None = None  # of the list that follows
        self.heading_index = 0
        self.out: list[Draft] = []  # of the last sentence that told what is out

    def read(self, sentence: Sentence, index: int, phrases: list[Phrase]) -> list[Draft]:
        """The outage drafts of one sentence: each service with the state said of it."""
        terms = find_terms(sentence)
        services = [t for t in terms if t.value]
        self.service = self.service or _of_operator(sentence)
        pairs = self._paired(sentence, services, states_of(sentence, terms), phrases)
        listed = [] if pairs else self._listed(sentence, phrases)
        drafts = [
            outage(sentence, index, service, state, affected(sentence, service, state, phrases))
            for service, state in pairs or listed
        ]
        drafts = self._caused(once(drafts), self.heading_index if listed else index)
        self._promise(sentence, index, services, drafts)
        self._remember(sentence, index, services, pairs if drafts else [])
        return drafts

    def _remember(
        self, sentence: Sentence, index: int, services: list[Term], pairs: list[Pair]
    ) -> None:
        """The service spoken of, and the heading of a list: "Without power this morning:"."""
        self.service = services[0] if services else self.service
        if sentence.tokens and sentence.tokens[-1].text == ":":
            self.heading, self.heading_index = (pairs[0] if pairs else None), index
        elif not _is_item(sentence):
            self.heading = None

    def _paired(
        self, sentence: Sentence, services: list[Term], states: list[Term], phrases: list[Phrase]
    ) -> list[Pair]:
        if services:
            return paired(sentence, services, states, phrases)
        return self._inherited(sentence, states, phrases)

    def _inherited(
        self, sentence: Sentence, states: list[Term], phrases: list[Phrase]
    ) -> list[Pair]:
        """ "During the night 227 had been reconnected": the service spoken of before."""
        supply = any(t.low in SUPPLY for t in sentence.tokens)
        counted = any(can_lack(p) and p.amount is not None for p in phrases)
        units = any(_counts_units(p) for p in phrases)
        state = next((s for s in states if _may_inherit(s, units, supply)), None)
        if state is None or self.service is None or not (counted or supply):
            return []
        return [(state._replace(value=self.service.value), state)]

    def _listed(self, sentence: Sentence, phrases: list[Phrase]) -> list[Pair]:
        """ "The following are without power: – Sumy oblast: 14,000 households"."""
        item = next((p for p in phrases if _counts_units(p)), None)
        if self.heading is None or item is None or not _is_item(sentence):
            return []
        service, state = (t._replace(first=item.first, last=item.last) for t in self.heading)
        return [(service, state)]

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


def _of_operator(sentence: Sentence) -> Term | None:
    """What the operator named supplies: customers of an oblenergo lack electricity."""
    for term in sentence.of("speakers"):
        service = SERVICE_OF.get(operator_assets().get(term.value, ""))
        if service is not None:
            return term._replace(category="outages", value=service, detail="")
    return None


def _counts_units(phrase: Phrase) -> bool:
    """ "14,000 households"."""
    return phrase.kind == "units" and bool(phrase.value) and phrase.amount is not None


def _may_inherit(state: Term, units: bool, supply: bool) -> bool:
    """Does a state without its service speak of one: "reconnected", "supply was restored"?"""
    if state.detail == SupplyState.PARTLY_RESTORED:
        return True
    if supply and state.detail == SupplyState.RESTORED:
        return True
    return units and (state.last - state.first > 1 or supply)


def _is_item(sentence: Sentence) -> bool:
    """A line of a list begins with a sign."""
    return bool(sentence.tokens) and sentence.tokens[0].text in ITEM
