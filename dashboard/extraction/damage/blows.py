"""Words of damage, and the assets that each is said of."""

from dashboard.extraction.amounts.phrases import Phrase
from dashboard.extraction.text.sentence import Sentence, has_mark
from dashboard.extraction.text.tokens import Token
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import words

FAR = 16  # words between a word of damage and its asset
WALL = ";!?"
COMMA_COST = 5  # words that a comma weighs
PASSIVE, PASSIVE_REACH = words("passive"), 3
JOINING = words("joining")
OR = words("or")
NOT, NOT_REACH = words("undamaged"), 2
MAYBE_REACH = 4
AWAY, UNDER, AWAY_REACH = words("away"), words("under_blow") | {","}, 3
NOUNS, NOUN_REACH = words("blow_nouns"), 3  # "strikes a port": takes only what is close
LABEL_REACH = 3  # words between "Destroyed:" and its asset in English
CLOSE = 4
STRENGTH = {"weak": 0, "hit": 1, "damaged": 2, "severely_damaged": 3, "destroyed": 4}


def find_blows(sentence: Sentence) -> list[Term]:
    """The words of damage; those that belong to another sense are left out."""
    harms = {
        n for t in sentence.of("harms") if t.last - t.first > 1 for n in range(t.first, t.last)
    }
    return [
        term
        for term in sentence.of("damages")
        if not harms.issuperset(range(term.first, term.last))
        and NOT.isdisjoint(sentence.before(term.first, NOT_REACH))
        and not _may_be(sentence, term)
    ]


def _may_be(sentence: Sentence, blow: Term) -> bool:
    return any(
        m.value == "maybe" and 0 <= blow.first - m.last <= MAYBE_REACH
        for m in sentence.of("hypotheticals")
    )


def suffering(
    sentence: Sentence, blow: Term, assets: list[Phrase], lists: list[list[Phrase]]
) -> list[Phrase]:
    """The assets that a word of damage is said of, list and all."""
    side = _side(sentence, blow, assets)
    able = [p for p in assets if _on_side(blow, p, side) and not _is_parted(sentence, blow, p)]
    best = min(able, key=lambda p: _cost(sentence, blow, p), default=None)
    if best is None:
        return []
    group = next(g for g in lists if best in g)
    at = group.index(best)
    shared = group[at:] if best.first >= blow.last else group[: at + 1]
    return [p for p in shared if p is best or not _has_own_blow(sentence, p, blow)]


def _has_own_blow(sentence: Sentence, phrase: Phrase, blow: Term) -> bool:
    """ "damaged six houses, another eight were destroyed": the word after it is its own."""
    later = (t for t in sentence.of("damages") if t.first > blow.first and t is not blow)
    other = next((t for t in later if t.first >= phrase.last), None)
    if other is None:
        return False
    gap = sentence.tokens[phrase.last : other.first]
    return blow.first < phrase.first and all(t.low in PASSIVE for t in gap)


def _side(sentence: Sentence, blow: Term, assets: list[Phrase]) -> str:
    """Where the assets of a word of damage stand: before it, after it, or on any side."""
    if sentence.language != "en":
        return "any"
    if blow.detail == "subject":
        return "before"
    if blow.detail in ("object", "weak"):
        return "after"
    if not PASSIVE.isdisjoint(sentence.before(blow.first, PASSIVE_REACH)):
        return "before"
    if any(_is_close(sentence, blow, p) for p in assets):
        return "after"
    return "before" if any(p.last <= blow.first for p in assets) else "after"


def _is_close(sentence: Sentence, blow: Term, phrase: Phrase) -> bool:
    gap = sentence.tokens[blow.last : phrase.first]
    return 0 <= phrase.first - blow.last <= CLOSE and not any(
        t.text in ".,;:" or t.low in JOINING for t in gap
    )


def _on_side(blow: Term, phrase: Phrase, side: str) -> bool:
    if phrase.head < blow.last and phrase.last > blow.first:
        return False
    return side == "any" or (side == "after") == (phrase.first >= blow.last)


def _is_parted(sentence: Sentence, blow: Term, phrase: Phrase) -> bool:
    """Too far apart, or with the end of a clause or another blow between, or elsewhere."""
    gap = sentence.between(blow, phrase)
    if len(gap) > FAR or has_mark(gap, WALL):
        return True
    if _is_noun(sentence, blow) and len(gap) > NOUN_REACH:
        return True
    if sentence.language == "en" and len(gap) > LABEL_REACH and has_mark(gap, ":—–"):
        return True
    return _has_blow_within(sentence, blow, phrase, gap) or _is_away(sentence, phrase, blow)


def _is_noun(sentence: Sentence, blow: Term) -> bool:
    return blow.last - blow.first == 1 and sentence.low(blow.first) in NOUNS


def _has_blow_within(sentence: Sentence, blow: Term, phrase: Phrase, gap: list[Token]) -> bool:
    low = blow.last if phrase.first >= blow.last else phrase.last
    return any(
        low <= other.first < low + len(gap)
        and other.detail != "weak"
        and not _is_alternative(sentence, blow, other)
        for other in sentence.of("damages")
    )


def _is_alternative(sentence: Sentence, blow: Term, other: Term) -> bool:
    """ "damaged or destroyed": two words said of the same things."""
    gap = sentence.tokens[blow.last : other.first]
    return len(gap) == 1 and gap[0].low in OR


def _is_away(sentence: Sentence, phrase: Phrase, blow: Term) -> bool:
    """Does a preposition put the asset elsewhere than under the blow: "near the port"?"""
    after = phrase.first >= blow.last
    for at in range(phrase.first - 1, max(-1, phrase.first - 1 - AWAY_REACH), -1):
        low = sentence.low(at)
        if (after and at < blow.last) or low in UNDER:
            return False
        if low in AWAY:
            return True
    return False


def _cost(sentence: Sentence, blow: Term, phrase: Phrase) -> int:
    """How far an asset is from a word of damage, in words."""
    gap = sentence.between(blow, phrase)
    commas = sum(t.text == "," for t in gap)
    return len(gap) + COMMA_COST * commas + (0 if phrase.first >= blow.last else 1)


def is_stronger(sentence: Sentence, new: Term, known: Term, phrase: Phrase) -> bool:
    """Which of two words said of one asset holds: the graver; of alternatives the lesser."""
    graver = STRENGTH.get(new.value, 0) - STRENGTH.get(known.value, 0)
    gap = sentence.tokens[min(new.last, known.last) : max(new.first, known.first)]
    if len(gap) == 1 and gap[0].low in OR:  # "damaged or destroyed": the least that is certain
        return graver < 0
    if (new.detail == "weak") != (known.detail == "weak"):
        return known.detail == "weak"
    return graver > 0 and _distance(new, phrase) <= _distance(known, phrase) + CLOSE


def _distance(blow: Term, phrase: Phrase) -> int:
    return phrase.first - blow.last if phrase.first >= blow.last else blow.first - phrase.last
