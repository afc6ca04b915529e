"""Things hit, damaged or destroyed: a word of damage and the assets it is said of."""

from dataclasses import replace

from dashboard.extraction.amounts.lists import chains
from dashboard.extraction.amounts.phrases import Phrase
from dashboard.extraction.damage.owners import of_operator
from dashboard.extraction.drafts import Draft
from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import words
from dashboard.model.vocabulary import Kind, Quantifier, Unit

FAR = 16
WALL = ";!?"
AUXILIARIES = words("passive")
AND = words("joining")
ADVERBS = ("too", "also", "as", "so", "then", "completely", "overnight", "again", "there", "here")
OR = ("or", "або", "чи", "или")
VEHICLES = ("train", "public_transport", "ambulance", "aid_vehicle", "car", "vessel")
AWAY = words("away")
SERIES = 5  # from this ordinal on it counts a series ("the second hit" need not)
NOUN_REACH = 3  # "strikes a port": what may also be a noun takes only what is close
AID, TRUCK, AID_WORDS = words("aid"), words("truck"), 2
STRENGTH = {"weak": 0, "hit": 1, "damaged": 2, "severely_damaged": 3, "destroyed": 4}


class Losses:
    """Reads the sentences in order and remembers the assets that "five others" stands for."""

    def __init__(self) -> None:
        self.last: Phrase | None = None
        self.aid = False  # has the report spoken of an aid convoy?

    def read(self, sentence: Sentence, index: int, phrases: list[Phrase]) -> list[Draft]:
        """The damage drafts of one sentence."""
        self.aid = self.aid or sum(t.low in AID for t in sentence.tokens) >= AID_WORDS
        full = [
            self._in_convoy(sentence, self._stood_for(sentence, phrase, phrases))
            for phrase in phrases
        ]
        drafts = find_damage(sentence, index, full)
        assets = [p for p in phrases if p.kind == "assets"]
        if assets:
            plural = [p for p in assets if not p.singular] or assets
            self.last = plural[-1]
        return drafts

    def _in_convoy(self, sentence: Sentence, phrase: Phrase) -> Phrase:
        """The trucks of an aid convoy are aid vehicles."""
        truck = self.aid and phrase.value == "car" and sentence.tokens[phrase.last - 1].low in TRUCK
        return phrase._replace(value="aid_vehicle") if truck else phrase

    def _stood_for(self, sentence: Sentence, phrase: Phrase, phrases: list[Phrase]) -> Phrase:
        """A bare amount with "others" or "of them" counts the assets named before."""
        if phrase.kind != "bare" or not phrase.counted:
            return phrase
        own = [t.low for t in sentence.tokens[phrase.first : phrase.last + 1]]
        of = any(
            t.detail == "of" and (t.first == phrase.last or 0 <= phrase.first - t.last <= 1)
            for t in sentence.of("subsets")
        )
        if of and any(
            t.first >= phrase.last and t.first < phrase.last + 3 for t in sentence.of("harms")
        ):
            return phrase  # "three of the injured"
        elided = _is_elided(sentence, phrase)
        others = {"others", "other", "інші", "інших", "другие", "других"} & set(own)
        if not of and not others and not elided:
            return phrase
        before = [p for p in phrases if p.kind == "assets" and p.first < phrase.first]
        after = [p for p in phrases if p.kind == "assets" and p.first > phrase.first]
        meant = before[-1] if before else (after[0] if elided and after else self.last)
        if meant is None or any(p.kind == "groups" and p.first < phrase.first for p in phrases):
            return phrase
        return phrase._replace(kind="assets", value=meant.value, detail=meant.detail)


def _is_elided(sentence: Sentence, phrase: Phrase) -> bool:
    """ "destroyed one and damaged 12 houses", "five were damaged": the noun stands elsewhere."""
    words = sentence.tokens
    following = words[phrase.last].low if phrase.last < len(words) else ""
    ends = following in AND or following in ("", ",", ".", ";")
    harmed = {t.first for t in sentence.of("harms")}
    for term in sentence.of("damages"):
        if term.first in harmed or (term.detail == "object" and term.first > phrase.first):
            continue
        if term.last == phrase.first and ends:
            return True
        gap = words[phrase.last : term.first]
        lean = [t for t in gap if t.low not in AUXILIARIES and t.low not in ("of", "which", "them")]
        if _qualifies(sentence, term):
            continue
        if term.first >= phrase.last and len(gap) <= 4 and not lean:
            return True
    return False


def _qualifies(sentence: Sentence, term: Term) -> bool:
    """ "1,100 smashed windows": the word of damage belongs to a noun of its own."""
    if sentence.language != "en" or term.last >= len(sentence.tokens):
        return False
    known = ("stops", "prepositions", "times", "reporting", "assets", "negations")
    begins = {t.first for category in known for t in sentence.of(category)}
    word = sentence.tokens[term.last]
    return word.kind == "word" and term.last not in begins and word.low not in ADVERBS


def find_damage(sentence: Sentence, index: int, phrases: list[Phrase]) -> list[Draft]:
    """The damage drafts of one sentence."""
    assets = [p for p in phrases if p.kind == "assets" and not _hidden(sentence, p)]
    bare = [p for p in phrases if p.kind == "bare" and p.amount and not p.amount.share]
    groups = chains(sentence, assets)
    given: dict[Phrase, Term] = {p: _itself(p) for p in assets if _is_destruction(sentence, p)}
    for term in _terms(sentence):
        for phrase in _suffering(sentence, term, assets, groups):
            known = given.get(phrase)
            if known is None or _stronger(sentence, term, known, phrase):
                given[phrase] = term
    drafts = [_draft(sentence, index, phrase, term, bare) for phrase, term in given.items()]
    return drafts + [
        _series(draft, phrase)
        for draft, phrase in zip(drafts, given, strict=True)
        if phrase.amount is not None
        and phrase.amount.ordinal
        and (phrase.amount.low or 0) >= SERIES
    ]


def _series(draft: Draft, phrase: Phrase) -> Draft:
    """ "The 34th facility to be hit": one now, 34 in all."""
    assert phrase.amount is not None
    number = phrase.amount.low
    return replace(draft, low=number, high=number, quantifier=Quantifier.EXACT, whole=True)


def _is_destruction(sentence: Sentence, phrase: Phrase) -> bool:
    """ "Widespread destruction": a loss that names no asset."""
    return sentence.tokens[phrase.last - 1].low.startswith(("destruction", "руйнуван", "разрушени"))


def _itself(phrase: Phrase) -> Term:
    return Term("damages", "destroyed", "any", phrase.head, phrase.last)


def _terms(sentence: Sentence) -> list[Term]:
    """The words of damage; those that belong to another sense are left out."""
    harms = {
        n for t in sentence.of("harms") for n in range(t.first, t.last) if t.last - t.first > 1
    }
    maybe = [t for t in sentence.of("hypotheticals") if t.value == "maybe"]
    out = []
    for term in sentence.of("damages"):
        if all(n in harms for n in range(term.first, term.last)):
            continue
        if _negated(sentence, term):
            continue
        if any(0 <= term.first - m.last <= 4 for m in maybe):
            continue
        out.append(term)
    return out


def _negated(sentence: Sentence, term: Term) -> bool:
    before = [t.low for t in sentence.tokens[max(0, term.first - 2) : term.first]]
    return any(low in ("not", "no", "не", "без", "without", "never") for low in before)


def _hidden(sentence: Sentence, phrase: Phrase) -> bool:
    """Inside a harm ("taken to hospital"), an office ("port authority") or a longer name."""
    for category in ("harms", "speakers", "levels", "outages"):
        for term in sentence.of(category):
            inside = term.first <= phrase.head and phrase.last <= term.last
            if inside and term.last - term.first > phrase.last - phrase.head:
                return True
            if (
                inside
                and category == "speakers"
                and term.last - term.first == phrase.last - phrase.head
            ):
                return True
    return False


def _stronger(sentence: Sentence, new: Term, known: Term, phrase: Phrase) -> bool:
    gap = sentence.tokens[min(new.last, known.last) : max(new.first, known.first)]
    if len(gap) == 1 and gap[0].low in OR:  # "damaged or destroyed": the least that is certain
        return STRENGTH.get(new.value, 0) < STRENGTH.get(known.value, 0)
    if (new.detail == "weak") != (known.detail == "weak"):
        return known.detail == "weak"
    return (
        STRENGTH.get(new.value, 0) > STRENGTH.get(known.value, 0)
        and _distance(new, phrase) <= _distance(known, phrase) + 4
    )


def _distance(term: Term, phrase: Phrase) -> int:
    return phrase.first - term.last if phrase.first >= term.last else term.first - phrase.last


def _suffering(
    sentence: Sentence, term: Term, assets: list[Phrase], groups: list[list[Phrase]]
) -> list[Phrase]:
    """The assets that a word of damage is said of, list and all."""
    side = _side(sentence, term, assets)
    best: tuple[int, Phrase] | None = None
    for phrase in assets:
        cost = _cost(sentence, term, phrase, side)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, phrase)
    if best is None:
        return []
    group = next(g for g in groups if best[1] in g)
    at = group.index(best[1])
    shared = group[at:] if best[1].first >= term.last else group[: at + 1]
    return [p for p in shared if p is best[1] or not _has_own_blow(sentence, p, term)]


def _has_own_blow(sentence: Sentence, phrase: Phrase, term: Term) -> bool:
    """ "damaged six houses, another eight were destroyed": the word after it is its own."""
    for other in sentence.of("damages"):
        gap = sentence.tokens[phrase.last : other.first]
        if other.first > term.first >= 0 and other is not term and other.first >= phrase.last:
            return term.first < phrase.first and all(t.low in AUXILIARIES for t in gap)
    return False


def _side(sentence: Sentence, term: Term, assets: list[Phrase]) -> str:
    if sentence.language != "en":
        return "any"
    if term.detail == "subject":
        return "before"
    if term.detail in ("object", "weak"):
        return "after"
    before = [t.low for t in sentence.tokens[max(0, term.first - 3) : term.first]]
    if any(low in AUXILIARIES for low in before):
        return "before"
    close = [
        p
        for p in assets
        if 0 <= p.first - term.last <= 4
        and not any(t.text in ".,;:" or t.low in AND for t in sentence.tokens[term.last : p.first])
    ]
    if close:
        return "after"
    return "before" if any(p.last <= term.first for p in assets) else "after"


def _cost(sentence: Sentence, term: Term, phrase: Phrase, side: str) -> int | None:
    after = phrase.first >= term.last
    if phrase.head < term.last and phrase.last > term.first:
        return None
    if (side == "after" and not after) or (side == "before" and after):
        return None
    gap = (
        sentence.tokens[term.last : phrase.first]
        if after
        else sentence.tokens[phrase.last : term.first]
    )
    if len(gap) > FAR or any(t.text in WALL for t in gap):
        return None
    noun = sentence.tokens[term.first].low in ("strikes", "strike", "hits", "attacks")
    if noun and term.last - term.first == 1 and len(gap) > NOUN_REACH:
        return None
    if any(t.text in ":—–" for t in gap) and sentence.language == "en" and len(gap) > 3:
        return None
    between = (term.last, phrase.first) if after else (phrase.last, term.first)
    if any(
        between[0] <= t.first < between[1] and not _alternative(sentence, term, t)
        for t in sentence.of("damages")
        if t.detail != "weak"
    ):
        return None
    if _is_away(sentence, phrase, term, after):
        return None
    commas = sum(t.text == "," for t in gap)
    return len(gap) + 5 * commas + (0 if after else 1)


def _alternative(sentence: Sentence, term: Term, other: Term) -> bool:
    """ "damaged or destroyed": two words said of the same things."""
    gap = sentence.tokens[term.last : other.first]
    return len(gap) == 1 and gap[0].low in OR


def _is_away(sentence: Sentence, phrase: Phrase, term: Term, after: bool) -> bool:
    """Does a preposition put the asset elsewhere than under the blow: "near the port"?"""
    at = phrase.first - 1
    words = sentence.tokens
    while at >= 0 and at >= phrase.first - 3:
        low = words[at].low
        if after and at < term.last:
            return False
        if low in AWAY:
            return True
        if low in ("in", "at", "on", "of", "в", "у", "на", "по", "and", ",", "and"):
            return False
        at -= 1
    return False


def _draft(sentence: Sentence, index: int, phrase: Phrase, term: Term, bare: list[Phrase]) -> Draft:
    low, high, quantifier = phrase.low, phrase.high, phrase.quantifier
    first, last = min(phrase.first, term.first), max(phrase.last, term.last)
    if phrase.amount is None:
        counted = _counted_apart(sentence, phrase, bare)
        if counted is not None:
            low, high, quantifier = counted.low, counted.high, counted.quantifier
            first = min(first, counted.first)
        elif _is_part(sentence, phrase):
            low, high, quantifier = None, None, Quantifier.UNQUANTIFIED
    asset, operator = of_operator(sentence, phrase)
    unit = Unit.VEHICLE if asset in VEHICLES else Unit.FACILITY
    return Draft(
        Kind.DAMAGE,
        asset,
        term.value,
        low,
        high,
        quantifier,
        unit,
        index,
        first,
        last,
        phrase.head,
        operator=operator,
        weak=term.detail == "weak",
    )


def _counted_apart(sentence: Sentence, phrase: Phrase, bare: list[Phrase]) -> Phrase | None:
    """ "one of the ports", "two of the region's largest ports": the number stands before "of"."""
    for amount in bare:
        gap = sentence.tokens[amount.last : phrase.first]
        if not 1 <= len(gap) <= 5 or amount.last > phrase.first:
            continue
        if gap[0].low in ("of", "з", "із", "из") and not any(t.text in ",;:." for t in gap):
            return amount
    return None


def _is_part(sentence: Sentence, phrase: Phrase) -> bool:
    """ "parts of the grid", "a number of blocks": not one whole thing."""
    before = [t.low for t in sentence.tokens[max(0, phrase.first - 3) : phrase.first]]
    return phrase.singular and any(low in ("parts", "частина", "частину") for low in before)
