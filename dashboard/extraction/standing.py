"""Whether a party to the report denies or disputes what it states (docs/model.md, standing)."""

from collections.abc import Iterator, Sequence
from itertools import product

from dashboard.extraction.merging import NEIGHBOURS, near
from dashboard.extraction.places.mention import Role
from dashboard.extraction.reading import Reading
from dashboard.extraction.settled import Settled
from dashboard.extraction.text.sentence import Kind, Sentence
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import words
from dashboard.model.vocabulary import Standing

NOT = words("not")
BOTH = ("both", "sides", "обидві", "сторони", "обе", "стороны")
HOME = words("home")
ENEMY = ("enemy", "occupier")


def mark_standing(readings: Sequence[Reading], kept: Sequence[Settled]) -> None:
    """Sets `denied` and `disputed`: by the words of a denial, or by figures of two sides."""
    for one, other in _of_two_sides(kept):
        if _contradict(one, other):
            one.standing = other.standing = Standing.DISPUTED
    found = [(index, term) for index, r in enumerate(readings) for term in _denials(r.sentence)]
    for index, term in sorted(found, key=lambda each: each[1].value == Standing.DENIED):
        for each in _meant(readings, index, term, kept):
            each.standing = Standing(term.value)


def _denials(sentence: Sentence) -> Iterator[Term]:
    if sentence.kind == Kind.BOILERPLATE:
        return
    for term in sentence.of("denials"):
        before = sentence.tokens[max(0, term.first - 2) : term.first]
        both = term.value == Standing.DENIED and any(t.low in BOTH for t in before)
        if term.value != "general" and not both and not any(t.low in NOT for t in before):
            yield term


def _meant(
    readings: Sequence[Reading], index: int, denial: Term, kept: Sequence[Settled]
) -> list[Settled]:
    """What its own sentence states; else what the other side said of the incident before it."""
    own = [each for each in kept if each.draft.index == index]
    if own:
        return own
    usable = [each for each in kept if _may_be_there(readings[index], denial, each)]
    if denial.value == Standing.DENIED:
        enemy = _is_enemy(readings, index, denial)
        usable = [each for each in usable if _is_alleged(each) != enemy]
    before = [each for each in usable if each.draft.index < index]
    nearest = before[-1:] or usable[:1]
    return [each for each in usable if _one_incident(each, nearest[0])]


def _may_be_there(reading: Reading, denial: Term, each: Settled) -> bool:
    """Is a claim in the place that stands after the words of denial, if one does?"""
    after = [m for m in reading.mentions if m.first >= denial.last and m.role == Role.EVENT]
    named = [m.place for m in after if m.place is not None]
    return not named or any(near(place, each.place) for place in named)


def _is_alleged(each: Settled) -> bool:
    """Does only the attacking or occupying side say it?"""
    return each.side in ENEMY


def _is_enemy(readings: Sequence[Reading], index: int, denial: Term) -> bool:
    """Is it that side that denies: the party named last before the words of denial?"""
    sides = _sides(readings[index].sentence)
    before = [side for at, side in sides if at <= denial.first]
    if before or sides:
        return before[-1] if before else sides[0][1]
    if index and readings[index - 1].sentence.paragraph == readings[index].sentence.paragraph:
        return any(side for _, side in _sides(readings[index - 1].sentence)[-1:])
    return False


def _sides(sentence: Sentence) -> list[tuple[int, bool]]:
    """The parties that a sentence names, in order, and whether each is the attacking side."""
    terms = [t for c in ("speakers", "foreign") for t in sentence.of(c)]
    sides = [(t.first, t.detail in (*ENEMY, "actor", "country")) for t in terms]
    home = [(n, False) for n, t in enumerate(sentence.tokens) if t.low in HOME]
    return sorted({*sides, *home})


def _one_incident(a: Settled, b: Settled) -> bool:
    return near(a.place, b.place) and a.when.overlaps(b.when) and a.scope == b.scope


def _of_two_sides(kept: Sequence[Settled]) -> Iterator[tuple[Settled, Settled]]:
    """What each side says of the same kind of fact."""
    sides: dict[tuple[object, ...], tuple[list[Settled], list[Settled]]] = {}
    for each in kept:
        draft = each.draft
        if draft.counted and each.said_by is not None:
            key = (draft.kind, draft.subject, draft.detail, draft.unit)
            sides.setdefault(key, ([], []))[_is_alleged(each)].append(each)
    for one, other in sides.values():
        yield from product(one[:NEIGHBOURS], other[:NEIGHBOURS])


def _contradict(a: Settled, b: Settled) -> bool:
    """Figures of the same fact that cannot both be true."""
    return _one_incident(a, b) and _apart(a, b)


def _apart(a: Settled, b: Settled) -> bool:
    """Can no number be what both say?"""
    low = max(a.draft.low or 0, b.draft.low or 0)
    highs = [high for high in (a.draft.high, b.draft.high) if high is not None]
    return bool(highs) and low > min(highs)
