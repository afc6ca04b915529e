"""People harmed: a harm, the people it befell, and which figures are parts of others."""

from collections.abc import Sequence

from dashboard.extraction.drafts import Draft
from dashboard.extraction.phrases import Phrase, chains
from dashboard.extraction.sentences import Sentence
from dashboard.extraction.trie import Term
from dashboard.model.vocabulary import Kind, Quantifier, Unit

FAR = 14  # words between a harm and the people it befell
WALL = ";:!?"
AUXILIARIES = frozenset(
    "was were is are be been being got get has have had having being remain remained remains "
    "seriously reported also still left lightly moderately badly".split()
)
STANDS = frozenset(
    "had at is was are were to stands stood rose risen climbed reached reaches now stand by number "
    "counted становить сягнула зросла зросло сягнуло зріс увеличилось возросло достигло составляет "
    "возросла выросло на до".split()
)
SPECIFIC = ("child", "woman", "man", "older_person", "health_worker", "energy_worker", "rescuer",
            "aid_worker", "civilian")


class Toll:
    """Reads the sentences in order and remembers the totals that later parts belong to."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self.totals: dict[str, Draft] = {}
        self.latest: Draft | None = None

    def read(self, index: int, phrases: list[Phrase]) -> list[Draft]:
        """The casualty drafts of one sentence."""
        sentence = self.sentences[index]
        people = [p for p in phrases if _is_people(sentence, p)]
        parts = _parts(sentence, people)
        drafts = self._zero(index, people)
        covered = [(d.first, d.last) for d in drafts]
        harms = [h for h in sentence.of("harms")
                 if not any(a <= h.first < b for a, b in covered)]
        drafts += self._mains(index, people, parts, harms)
        drafts += self._subsets(index, people, parts, harms, drafts)
        drafts += self._sized(index, people, parts)
        return drafts

    def _sized(self, index: int, people: list[Phrase], parts: dict[Phrase, Term]) -> list[Draft]:
        """ "Two of the six, he explained, are women"."""
        sentence = self.sentences[index]
        out = []
        for phrase in people:
            total = self._same_size(sentence, phrase, people) if phrase.kind == "bare" else None
            if total is None or phrase in parts or not phrase.counted or _exceeds(phrase, total):
                continue
            noun = next((t for t in sentence.of("groups") if 0 <= t.first - phrase.last <= 12), None)
            if noun is not None:
                out.append(Draft(Kind.CASUALTY, total.subject, noun.value, phrase.low, phrase.high,
                                 phrase.quantifier, Unit.PERSON, index, phrase.first, noun.last,
                                 phrase.head, parent=total))
        return out

    # --- none ---------------------------------------------------------------------------------

    def _zero(self, index: int, people: list[Phrase]) -> list[Draft]:
        """ "No casualties", "none of the aid workers was hurt", "ніхто не постраждав"."""
        sentence = self.sentences[index]
        out: list[Draft] = []
        for term in sentence.of("negations"):
            if term.detail == "zero":
                out.append(self._none(index, term.first, term.last, "injured", "people"))
            elif term.detail == "count":
                harm = self._denied(sentence, term)
                if harm is None or any(d.first <= harm.first < d.last for d in out):
                    continue
                between = [p for p in people if term.first < p.head < harm.first]
                group = between[0].value if between and between[0].kind == "groups" else "people"
                first, last = min(term.first, harm.first), max(term.last, harm.last)
                out.append(self._none(index, first, last, harm.value, group))
        return out

    def _none(self, index: int, first: int, last: int, harm: str, group: str) -> Draft:
        harm = "injured" if harm == "killed_or_injured" else harm
        return Draft(Kind.CASUALTY, harm, group, 0, 0, Quantifier.EXACT, Unit.PERSON, index,
                     first, last, first)

    def _denied(self, sentence: Sentence, negation: Term) -> Term | None:
        """The harm that a word of none denies, before or after it in the clause."""
        for harm in sentence.of("harms"):
            gap = (sentence.tokens[negation.last : harm.first] if harm.first >= negation.last
                   else sentence.tokens[harm.last : negation.first])
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
        named = {_noun_of_part(sentence, p, marker) for p, marker in parts.items()}
        free = [p for p in people if p not in parts and p.head not in named]
        groups = chains(sentence, free)
        given: dict[Phrase, Term] = {}
        for harm in harms:
            if _is_hypothetical(sentence, harm) or _exists_only(sentence, harm, free):
                continue
            chosen = _befallen(sentence, harm, free, given, harms)
            if chosen is None:
                continue
            group = next(g for g in groups if chosen in g)
            for phrase in _sharing(sentence, group, chosen, harm, given, harms):
                given.setdefault(phrase, harm)
        out = [self._draft(index, phrase, harm) for phrase, harm in given.items()]
        out += self._existential(index, harms, set(given.values()))
        return sorted(out, key=lambda d: d.at)

    def _draft(self, index: int, phrase: Phrase, harm: Term) -> Draft:
        group = phrase.value if phrase.kind == "groups" else "people"
        first, last = min(phrase.first, harm.first), max(phrase.last, harm.last)
        draft = Draft(Kind.CASUALTY, harm.value, group, phrase.low, phrase.high, phrase.quantifier,
                      Unit.PERSON, index, first, last, phrase.head)
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
            exists = (_exists_only(sentence, harm, []) or {"there", "were"} <= before or {"there", "are"} <= before
                      or before & {"є", "есть", "reported", "reports", "reporting"}
                      and sentence.language != "en"
                      or "resulting" in before or "caused" in before or "causing" in before
                      or {"reports", "of"} <= before)
            if exists and harm.value != "missing":
                out.append(Draft(Kind.CASUALTY, harm.value, "people", None, None,
                                 Quantifier.UNQUANTIFIED, Unit.PERSON, index, harm.first, harm.last,
                                 harm.first, weak=True))
        return out

    # --- parts --------------------------------------------------------------------------------

    def _subsets(
        self, index: int, people: list[Phrase], parts: dict[Phrase, Term], harms: list[Term],
        mains: list[Draft],
    ) -> list[Draft]:
        sentence = self.sentences[index]
        out: list[Draft] = []
        for phrase, marker in parts.items():
            harm = _harm_of_part(sentence, marker, phrase, harms)
            total = self._total(index, phrase, harm, mains)
            if total is None:
                continue
            group = _group_of_part(sentence, phrase, marker, people, out)
            if group is None or (group == total.detail and group in ("people", "civilian")):
                if harm is None or not phrase.counted:
                    continue
                group = total.detail  # "two of the deaths": a part by place
            if _exceeds(phrase, total) or (phrase.amount is None and not phrase.counted
                                           and not _touches(marker, phrase)):
                continue
            low, high, quantifier = phrase.low, phrase.high, phrase.quantifier
            first, last = min(phrase.first, marker.first), max(phrase.last, marker.last)
            out.append(Draft(Kind.CASUALTY, harm or total.subject, group, low, high, quantifier,
                             Unit.PERSON, index, first, last, phrase.head, parent=total))
        return out

    def _same_size(self, sentence: Sentence, phrase: Phrase, people: list[Phrase]) -> Draft | None:
        """ "Two of the six": the total that has the size named after "of the"."""
        for other in people:
            gap = [t.low for t in sentence.tokens[phrase.last : other.first]]
            if gap in (["of", "the"], ["of", "those"], ["із", "цих"], ["з", "цих"], ["из", "этих"], ["з"], ["із"], ["из"]):
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
        return self.latest


def _is_people(sentence: Sentence, phrase: Phrase) -> bool:
    """Persons, a bare amount that may be persons, or an amount of "dead"."""
    if phrase.kind == "groups":
        return phrase.value != "military"
    if phrase.kind == "harms":
        return True
    if phrase.kind != "bare" or phrase.amount is None or phrase.amount.share:
        return False
    return not _is_age(sentence, phrase) and _counts_people(sentence, phrase) and (phrase.low or phrase.high or 0) < 100000 and phrase.counted


def _counts_people(sentence: Sentence, phrase: Phrase) -> bool:
    """May an amount without a noun mean people? Not before an unknown noun: "50 комплексів"."""
    if phrase.last >= len(sentence.tokens):
        return True
    word = sentence.tokens[phrase.last]
    if word.kind != "word" or _is_collective(sentence, phrase):
        return True
    known = ("stops", "harms", "reporting", "times", "subsets", "quantifiers", "hypotheticals",
             "prepositions", "negations", "damages")
    return any(t.first == phrase.last for c in known for t in sentence.of(c)) or (
        sentence.language == "en" and word.low in ("then", "so", "people's", "not", "in", "among"))


def _is_collective(sentence: Sentence, phrase: Phrase) -> bool:
    return sentence.tokens[phrase.last - 1].low.endswith(("оє", "еро", "ьох", "ое", "ерых", "оих", "ерым"))


def _is_age(sentence: Sentence, phrase: Phrase) -> bool:
    """ "a man of 33", "aged 45", "a woman, 61,"."""
    words = sentence.tokens
    before = words[phrase.first - 1].low if phrase.first else ""
    after = words[phrase.last].low if phrase.last < len(words) else ""
    if before in ("of", "aged", "age", "about", "№", "no"):
        return before != "of" or _after_person(sentence, phrase.first - 1)
    apposed = before == "," and after in (",", ".", ")", "") and (phrase.low or 0) < 110
    return apposed and _after_person(sentence, phrase.first - 1) and phrase.amount is not None


def _after_person(sentence: Sentence, at: int) -> bool:
    return any(t.last == at and t.detail == "*" for t in sentence.of("groups"))


def _is_hypothetical(sentence: Sentence, harm: Term) -> bool:
    for term in sentence.of("hypotheticals"):
        gap = sentence.tokens[term.last : harm.first]
        if term.last <= harm.first and len(gap) <= 5 and not any(t.text in ",;:." for t in gap):
            return True
    return False


def _befallen(
    sentence: Sentence, harm: Term, people: list[Phrase], given: dict[Phrase, Term],
    harms: list[Term],
) -> Phrase | None:
    """The people a harm befell, by its form: before it, after it, or counted with it."""
    for phrase in people:
        if phrase.kind == "harms" and phrase.head == harm.first:
            return phrase
    form = _form(sentence, harm, people)
    usable = [p for p in people if p.kind != "harms" and p not in given
              and not harm.first <= p.head < harm.last]
    if form == "label":
        return _labelled(sentence, harm, usable)
    scored = sorted((cost, n) for n, p in enumerate(usable)
                    if (cost := _cost(sentence, harm, p, form, harms)) is not None)
    if scored:
        return usable[scored[0][1]]
    return None


def _form(sentence: Sentence, harm: Term, people: list[Phrase]) -> str:
    """How a harm takes its people here: subject, object, any or label."""
    if harm.detail == "noun":
        return "label"
    if harm.detail != "participle":
        return harm.detail if sentence.language == "en" else f"free_{harm.detail}"
    words = sentence.tokens
    if harm.first and words[harm.first - 1].low == "the":
        return "label"
    before = words[max(0, harm.first - 3) : harm.first]
    if any(t.low in AUXILIARIES for t in before):
        return "inverted" if _inverted(sentence, harm) else "subject"
    if harm.first == 0 or _inverted(sentence, harm):
        return "inverted"
    after = [p for p in people if 0 <= p.first - harm.last <= 2]
    directly = [p for p in people if p.last == harm.first or 0 <= harm.first - p.last <= 1]
    return "object" if after and not (directly and after[0].kind == "bare") else "subject"


def _inverted(sentence: Sentence, harm: Term) -> bool:
    """ "Hurt there were two women"; "Among those killed is a child"."""
    early = harm.first <= 1
    following = [t.low for t in sentence.tokens[harm.last : harm.last + 8]]
    return early and bool({"were", "was", "are", "is"} & set(following))


def _labelled(sentence: Sentence, harm: Term, people: list[Phrase]) -> Phrase | None:
    """ "dead – 8 people", "the death toll rose to five", "Постраждалих, за його словами, 34"."""
    words = sentence.tokens
    for phrase in people:
        gap = words[harm.last : phrase.first]
        if phrase.first < harm.last or len(gap) > 12 or not phrase.counted:
            continue
        if any(t.text in ".;!?" for t in gap):
            break
        linked = any(t.text in ":–—-" or t.low in STANDS for t in gap)
        if linked or (sentence.language != "en" and len(gap) <= 9 and _verbless(sentence, gap)):
            return phrase
    for phrase in reversed(people):
        gap = words[phrase.last : harm.first]
        if phrase.last <= harm.first and len(gap) <= 4 and all(t.kind == "word" for t in gap):
            if any(t.low in ("of", "the") for t in gap) or phrase.kind == "groups" or sentence.language == "en":
                if not any(t.low in ("the", "of", "after", "with", "to", "for") for t in gap[-1:]) or any(
                    t.low == "of" for t in gap):
                    return phrase
    return None


def _verbless(sentence: Sentence, gap: list) -> bool:  # type: ignore[type-arg]
    return sum(t.text == "," for t in gap) in (0, 2) or len(gap) <= 2


def _cost(
    sentence: Sentence, harm: Term, phrase: Phrase, form: str, harms: list[Term]
) -> int | None:
    """How far a phrase is from a harm, in words and walls; None if it cannot be meant."""
    after = phrase.first >= harm.last
    gap = (sentence.tokens[harm.last : phrase.first] if after
           else sentence.tokens[phrase.last : harm.first])
    if len(gap) > FAR or any(t.text in WALL for t in gap):
        return None
    low, high = (harm.last, phrase.first) if after else (phrase.last, harm.first)
    if any(low <= other.first < high and other is not harm for other in harms):
        return None
    if harm.value == "missing" and harm.detail == "object" and (
        len(gap) > 4 or phrase.value in ("rescuer", "health_worker")):
        return None
    cost = len(gap) + 4 * sum(t.text in ",—–" for t in gap)
    if phrase.kind == "bare":
        cost += 3
        if len(gap) > 5:
            return None
    if phrase.kind == "groups" and not phrase.counted:
        cost += 5
    wrong = {"subject": after, "object": not after, "inverted": not after}.get(form)
    if wrong:
        return None
    if form == "free_object" and not after:
        cost += 3
    if form == "free_subject" and after:
        cost += 1 if _directly(sentence, gap) else 3
    elif form == "free_subject" and not after:
        cost += 1
    return cost


def _directly(sentence: Sentence, gap: list) -> bool:  # type: ignore[type-arg]
    return len(gap) <= 2


def _sharing(
    sentence: Sentence, group: list[Phrase], chosen: Phrase, harm: Term,
    given: dict[Phrase, Term], harms: list[Term],
) -> list[Phrase]:
    """The phrases of a list that share one harm: "two women and a boy were hurt"."""
    if chosen.kind == "harms":
        return [chosen]
    out = [p for p in group if p not in given and p.kind in (chosen.kind, "groups")]
    return [p for p in out if p is chosen or not _has_own_harm(p, harms, harm)]


def _has_own_harm(phrase: Phrase, harms: list[Term], harm: Term) -> bool:
    return any(h is not harm and (h.first == phrase.last or h.last == phrase.first) for h in harms)


# --- parts ---------------------------------------------------------------------------------------


def _parts(sentence: Sentence, people: list[Phrase]) -> dict[Phrase, Term]:
    """Phrases that a marker makes parts of a total: "including three children", "14 із них"."""
    out: dict[Phrase, Term] = {}
    for marker in sentence.of("subsets"):
        if marker.detail == "of":
            phrase = _of_marker(sentence, people, marker)
            if phrase is not None:
                out.setdefault(phrase, marker)
            continue
        for phrase in _after_marker(sentence, people, marker):
            out.setdefault(phrase, marker)
        if sentence.language == "en" and sentence.tokens[marker.first].low == "among":
            phrase = _just_before(sentence, people, marker)
            if phrase is not None:
                out.setdefault(phrase, marker)
    return out


def _of_marker(sentence: Sentence, people: list[Phrase], marker: Term) -> Phrase | None:
    """ "14 із них", "із них троє": the amount that touches the marker, before it or after."""
    before = next((p for p in people if p.last == marker.first), None)
    after = next((p for p in people if p.first == marker.last), None)
    return before or after or _just_after(sentence, people, marker) or _just_before(
        sentence, people, marker)


def _touches(marker: Term, phrase: Phrase) -> bool:
    return phrase.first - marker.last <= 1


def _noun_of_part(sentence: Sentence, phrase: Phrase, marker: Term) -> int | None:
    """The token of the noun that says who the part are: "Один из погибших — ребенок"."""
    if phrase.kind == "groups":
        return None
    term = _group_after(sentence, phrase, marker)
    return term.first if term is not None else None


def _group_after(sentence: Sentence, phrase: Phrase, marker: Term) -> Term | None:
    start = max(phrase.last, marker.last)
    for term in sentence.of("groups"):
        gap = sentence.tokens[start : term.first]
        if term.first >= start and len(gap) <= 8 and not any(t.text in ".;:!?" for t in gap):
            return term
    return None


def _exists_only(sentence: Sentence, harm: Term, people: list[Phrase]) -> bool:
    """ "There were wounded": nobody is counted. "Є поранені"."""
    before = [t.low for t in sentence.tokens[max(0, harm.first - 2) : harm.first]]
    exists = before[-2:] in (["there", "were"], ["there", "are"], ["there", "was"])
    return exists or (before[-1:] in (["є"], ["есть"]) and harm.detail in ("noun", "subject"))


def _just_before(sentence: Sentence, people: list[Phrase], marker: Term) -> Phrase | None:
    for phrase in reversed(people):
        gap = sentence.tokens[phrase.last : marker.first]
        if phrase.last <= marker.first and len(gap) <= 2 and all(
            t.low in ("were", "was", "is", "are", "—", "–", ",") for t in gap):
            return phrase
    return None


def _just_after(sentence: Sentence, people: list[Phrase], marker: Term) -> Phrase | None:
    for phrase in people:
        gap = sentence.tokens[marker.last : phrase.first]
        if phrase.first >= marker.last and len(gap) <= 2:
            return phrase
    return None


def _after_marker(sentence: Sentence, people: list[Phrase], marker: Term) -> list[Phrase]:
    out: list[Phrase] = []
    for phrase in people:
        gap = sentence.tokens[(out[-1].last if out else marker.last) : phrase.first]
        if phrase.first < marker.last:
            continue
        limit = 4 if not out else 2
        if len(gap) > limit or any(t.text in ".;:!?" for t in gap):
            break
        if out and not any(t.low in (",", "and", "та", "і", "й", "и") for t in gap):
            break
        if phrase.kind == "groups" or (phrase.kind == "bare" and not out):
            out.append(phrase)
    return out


def _harm_of_part(
    sentence: Sentence, marker: Term, phrase: Phrase, harms: list[Term]
) -> str | None:
    """The harm a marker itself names: "of the missing", "among the injured"."""
    for harm in sentence.of("harms"):
        if marker.first <= harm.first < marker.last:
            return harm.value
    return None


def _group_of_part(
    sentence: Sentence, phrase: Phrase, marker: Term, people: list[Phrase], made: list[Draft]
) -> str | None:
    """Its own noun's group, or that of the noun after it: "14 із них — діти"."""
    if phrase.kind == "groups":
        return phrase.value
    term = _group_after(sentence, phrase, marker)
    if term is not None:
        return term.value
    return made[-1].detail if made else None


def _exceeds(phrase: Phrase, total: Draft) -> bool:
    most = total.high
    return most is not None and phrase.low is not None and phrase.low > most
