"""People harmed: a harm, the people it befell, and which figures are parts of others."""

from collections.abc import Sequence

from dashboard.extraction.amounts.lists import chains
from dashboard.extraction.amounts.phrases import Phrase
from dashboard.extraction.casualties.breakdown import spelled_out
from dashboard.extraction.casualties.parts import (
    exceeds,
    find_parts,
    group_of_part,
    harm_of_part,
    noun_of_part,
    touches,
)
from dashboard.extraction.casualties.pronouns import Referent
from dashboard.extraction.casualties.victims import (
    befallen,
    exists_only,
    is_denied,
    is_hypothetical,
    is_in_quotes,
    is_people,
    is_raised,
    sharing,
)
from dashboard.extraction.drafts import Draft
from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.trie import Term
from dashboard.model.vocabulary import Kind, Quantifier, Unit

SPARED = 5  # words between the people and "were unharmed"


class Toll:
    """Reads the sentences in order and remembers the totals that later parts belong to."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self.totals: dict[str, Draft] = {}
        self.latest: Draft | None = None
        self.phrases: list[Phrase] = []  # of the sentence being read
        self.referent = Referent()

    def read(self, index: int, phrases: list[Phrase]) -> list[Draft]:
        """The casualty drafts of one sentence."""
        sentence = self.sentences[index]
        people = [p for p in phrases if is_people(sentence, p)]
        self.phrases = phrases
        spelled = spelled_out(sentence, people)
        people = [p for p in people if p not in spelled]
        parts = find_parts(sentence, people)
        drafts = self._zero(index, people)
        covered = [(d.first, d.last) for d in drafts]
        harms = [
            h
            for h in sentence.of("harms")
            if not any(a <= h.first < b for a, b in covered)
            and not is_in_quotes(sentence, h)
            and not is_denied(sentence, h)
        ]
        drafts += self._mains(index, people, parts, harms)
        drafts += self._spelled(index, spelled, drafts)
        drafts += self._subsets(index, people, parts, harms, drafts)
        drafts += self._sized(index, people, parts)
        drafts += self._of_pronouns(index, people, harms, drafts)
        self.referent.leave(people, {d.at for d in drafts})
        return drafts

    def _of_pronouns(
        self, index: int, people: list[Phrase], harms: list[Term], made: list[Draft]
    ) -> list[Draft]:
        """ "A drone dropped a grenade on a man of 63; he was wounded"."""
        free = [p for p in people if p.head not in {d.at for d in made}]
        out: list[Draft] = []
        for harm in harms:
            told = any(d.first <= harm.first < d.last for d in (*made, *out))
            if told or harm.detail == "noun" or is_hypothetical(self.sentences[index], harm):
                continue
            phrase = self.referent.meant(self.sentences[index], harm, free)
            if phrase is not None:
                out.append(self._draft(index, phrase, harm))
        return out

    def _sized(self, index: int, people: list[Phrase], parts: dict[Phrase, Term]) -> list[Draft]:
        """ "Two of the six, he explained, are women"."""
        sentence = self.sentences[index]
        out = []
        for phrase in people:
            total = self._same_size(sentence, phrase, people) if phrase.kind == "bare" else None
            if total is None or phrase in parts or not phrase.counted or exceeds(phrase, total):
                continue
            noun = next(
                (t for t in sentence.of("groups") if 0 <= t.first - phrase.last <= 12), None
            )
            if noun is not None:
                out.append(
                    Draft(
                        Kind.CASUALTY,
                        total.subject,
                        noun.value,
                        phrase.low,
                        phrase.high,
                        phrase.quantifier,
                        Unit.PERSON,
                        index,
                        phrase.first,
                        noun.last,
                        phrase.head,
                        parent=total,
                    )
                )
        return out

    # --- none ---------------------------------------------------------------------------------

    def _zero(self, index: int, people: list[Phrase]) -> list[Draft]:
        """ "No casualties", "none of the aid workers was hurt", "ніхто не постраждав"."""
        sentence = self.sentences[index]
        out: list[Draft] = []
        for term in sentence.of("negations"):
            if term.detail == "zero" and any(
                p.amount and p.counted and 0 <= term.first - p.last <= SPARED for p in people
            ):
                continue  # "three others were unharmed": of some nothing is told but that
            if term.detail == "zero":
                out.append(self._none(index, term.first, term.last, "injured", "people"))
            elif term.detail == "verb" and (spared := self._spared(sentence, term, people)):
                first = min(spared[0].first, term.first)
                out.append(self._none(index, first, spared[1].last, spared[1].value, "people"))
            elif term.detail == "count":
                harm = self._denied(sentence, term)
                if harm is None or any(d.first <= harm.first < d.last for d in out):
                    continue
                between = [p for p in people if term.first < p.head < harm.first]
                group = between[0].value if between and between[0].kind == "groups" else "people"
                first, last = min(term.first, harm.first), max(term.last, harm.last)
                out.append(self._none(index, first, last, harm.value, group))
        return out

    def _spared(
        self, sentence: Sentence, negation: Term, people: list[Phrase]
    ) -> tuple[Phrase, Term] | None:
        """ "People were not injured": no more than that, of nobody in particular."""
        harm = next((h for h in sentence.of("harms") if 0 <= h.first - negation.last <= 1), None)
        before = [p for p in people if 0 <= negation.first - p.last <= 2]
        if harm is None or not before or harm.value not in ("killed", "injured"):
            return None
        general = before[-1].kind == "groups" and before[-1].value in ("people", "civilian")
        return (before[-1], harm) if general and not before[-1].counted else None

    def _none(self, index: int, first: int, last: int, harm: str, group: str) -> Draft:
        harm = "injured" if harm == "killed_or_injured" else harm
        return Draft(
            Kind.CASUALTY,
            harm,
            group,
            0,
            0,
            Quantifier.EXACT,
            Unit.PERSON,
            index,
            first,
            last,
            first,
        )

    def _denied(self, sentence: Sentence, negation: Term) -> Term | None:
        """The harm that a word of none denies, before or after it in the clause."""
        for harm in sentence.of("harms"):
            gap = (
                sentence.tokens[negation.last : harm.first]
                if harm.first >= negation.last
                else sentence.tokens[harm.last : negation.first]
            )
            reach = 9 if harm.first >= negation.last else 4
            if harm.value == "evacuated" or len(gap) > reach:
                continue
            if harm.value == "missing":
                continue
            if harm.first < negation.last and (sentence.language == "en" or harm.detail != "noun"):
                continue
            if any(t.text in ".;:—–!?" for t in gap) or any(t.kind == "number" for t in gap):
                continue
            if sentence.tokens[negation.first].low in ("without", "no") and len(gap) > 3:
                continue
            return harm
        return None

    # --- totals -------------------------------------------------------------------------------

    def _mains(
        self, index: int, people: list[Phrase], parts: dict[Phrase, Term], harms: list[Term]
    ) -> list[Draft]:
        sentence = self.sentences[index]
        named = {noun_of_part(sentence, p, marker) for p, marker in parts.items()}
        free = [p for p in people if p not in parts and p.head not in named]
        groups = chains(sentence, free)
        given: dict[Phrase, Term] = {}
        for harm in harms:
            if is_hypothetical(sentence, harm) or exists_only(sentence, harm, free):
                continue
            chosen = befallen(sentence, harm, free, given, harms)
            if chosen is None:
                continue
            group = next(g for g in groups if chosen in g)
            for phrase in sharing(sentence, group, chosen, harm, given, harms):
                given.setdefault(phrase, harm)
        out = [self._draft(index, phrase, harm) for phrase, harm in given.items()]
        _under_raised(out)
        out += self._existential(index, harms, set(given.values()))
        return sorted(out, key=lambda d: d.at)

    def _draft(self, index: int, phrase: Phrase, harm: Term) -> Draft:
        group = phrase.value if phrase.kind == "groups" else "people"
        first, last = min(phrase.first, harm.first), max(phrase.last, harm.last)
        draft = Draft(
            Kind.CASUALTY,
            harm.value,
            group,
            phrase.low,
            phrase.high,
            phrase.quantifier,
            Unit.PERSON,
            index,
            first,
            last,
            phrase.head,
            raised=is_raised(self.sentences[index], first, last),
        )
        self._remember(draft)
        return draft

    def _remember(self, draft: Draft) -> None:
        if draft.parent is None:
            if draft.counted or draft.subject not in self.totals:
                self.totals[draft.subject] = draft
            self.latest = draft

    def _existential(self, index: int, harms: list[Term], used: set[Term]) -> list[Draft]:
        """ "There were wounded among residents": people harmed, nobody says how many."""
        sentence = self.sentences[index]
        out = []
        for harm in harms:
            if harm in used or harm.detail not in ("noun", "participle"):
                continue
            before = {t.low for t in sentence.tokens[max(0, harm.first - 4) : harm.first]}
            exists = (
                exists_only(sentence, harm, [])
                or {"there", "were"} <= before
                or {"there", "are"} <= before
                or (
                    before & {"є", "есть", "reported", "reports", "reporting"}
                    and sentence.language != "en"
                )
                or "resulting" in before
                or "caused" in before
                or "causing" in before
                or {"reports", "of"} <= before
            )
            if exists and harm.value != "missing":
                out.append(
                    Draft(
                        Kind.CASUALTY,
                        harm.value,
                        "people",
                        None,
                        None,
                        Quantifier.UNQUANTIFIED,
                        Unit.PERSON,
                        index,
                        harm.first,
                        harm.last,
                        harm.first,
                        weak=True,
                    )
                )
        return out

    # --- parts --------------------------------------------------------------------------------

    def _spelled(
        self, index: int, spelled: dict[Phrase, Phrase], mains: list[Draft]
    ) -> list[Draft]:
        """The women, men and children that a total is spelled out in; of one person only who."""
        out = []
        for phrase, total in spelled.items():
            draft = next((d for d in mains if d.at == total.head), None)
            if draft is None:
                continue
            if phrase.low == total.low:
                draft.detail = phrase.value if draft.detail == "people" else draft.detail
                continue
            out.append(
                Draft(
                    Kind.CASUALTY,
                    draft.subject,
                    phrase.value,
                    phrase.low,
                    phrase.high,
                    phrase.quantifier,
                    Unit.PERSON,
                    index,
                    phrase.first,
                    phrase.last,
                    phrase.head,
                    parent=draft,
                )
            )
        return out

    def _subsets(
        self,
        index: int,
        people: list[Phrase],
        parts: dict[Phrase, Term],
        harms: list[Term],
        mains: list[Draft],
    ) -> list[Draft]:
        sentence = self.sentences[index]
        out: list[Draft] = []
        for phrase, marker in parts.items():
            if not phrase.counted and _is_share(sentence, marker):
                continue
            harm = harm_of_part(sentence, marker, phrase, harms)
            total = self._total(index, phrase, harm, mains)
            if total is None:
                continue
            group = group_of_part(sentence, phrase, marker, people, out)
            if group is None or (group == total.detail and group in ("people", "civilian")):
                if harm is None or not phrase.counted:
                    continue
                group = total.detail  # "two of the deaths": a part by place
            elsewhere = total.index != index  # a part larger than a total told before is another's
            if elsewhere and exceeds(phrase, total):
                continue
            if phrase.amount is None and not phrase.counted and not touches(marker, phrase):
                continue
            low, high, quantifier = phrase.low, phrase.high, phrase.quantifier
            first, last = min(phrase.first, marker.first), max(phrase.last, marker.last)
            out.append(
                Draft(
                    Kind.CASUALTY,
                    harm or total.subject,
                    group,
                    low,
                    high,
                    quantifier,
                    Unit.PERSON,
                    index,
                    first,
                    last,
                    phrase.head,
                    parent=total,
                )
            )
        return out

    def _same_size(self, sentence: Sentence, phrase: Phrase, people: list[Phrase]) -> Draft | None:
        """ "Two of the six": the total that has the size named after "of the"."""
        for other in people:
            if not 1 <= other.first - phrase.last <= 2:
                continue
            gap = [t.low for t in sentence.tokens[phrase.last : other.first]]
            if gap in (
                ["of", "the"],
                ["of", "those"],
                ["із", "цих"],
                ["з", "цих"],
                ["из", "этих"],
                ["з"],
                ["із"],
                ["из"],
            ):
                return next((d for d in self.totals.values() if d.low == other.low and d.low), None)
        return None

    def _total(
        self, index: int, phrase: Phrase, harm: str | None, mains: list[Draft]
    ) -> Draft | None:
        """The total a part belongs to: the nearest before it in the sentence, else the last."""
        here = [d for d in mains if (harm is None or d.subject == harm) and d.low != 0]
        before = [d for d in here if d.at <= phrase.head]
        if before:
            return before[-1]
        if here:
            return here[0]
        if harm is not None:
            return self.totals.get(harm)
        counted = [
            p for p in self.phrases if p.kind == "groups" and p.amount and p.last <= phrase.first
        ]
        return None if counted else self.latest  # "aid for 160 people, including 48 children"


def _under_raised(drafts: list[Draft]) -> None:
    """ "A woman died, bringing the toll to five": she is one of the five."""
    for total in drafts:
        for other in drafts if total.raised and total.counted else ():
            smaller = other.low and total.low and other.low < total.low
            if other is not total and other.subject == total.subject and smaller:
                other.parent = other.parent or total


def _is_share(sentence: Sentence, marker: Term) -> bool:
    """ "Nearly half of the dead were over 60": a share, not a number."""
    return any(
        term.detail == "percentage" and 0 <= marker.first - term.last <= 2
        for term in sentence.of("units")
    )
