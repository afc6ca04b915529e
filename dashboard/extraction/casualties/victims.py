"""Which people a harm befell: before it, after it, or counted with it."""

from collections.abc import Collection

from dashboard.extraction.amounts.phrases import Phrase
from dashboard.extraction.casualties.forms import form_of
from dashboard.extraction.casualties.labels import labelled
from dashboard.extraction.text.sentence import Sentence, has_mark
from dashboard.extraction.text.tokens import WORD
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import words

FAR = 14  # words between a harm and the people it befell
WALL = ";:!?"
BARE_REACH = 5  # the same for a number without a noun
MISSING_REACH = 4  # "looking for four people"
SEARCHERS = ("rescuer", "health_worker")
MARK_COST, BARE_COST, UNCOUNTED_COST = 4, 3, 5  # words that these weigh
MORE = words("more")
NOT = words("not_so")
OWN_HARM = 3  # words between people and the harm that is theirs alone


def befallen(
    sentence: Sentence,
    harm: Term,
    people: list[Phrase],
    taken: Collection[Phrase],
    harms: list[Term],
) -> Phrase | None:
    """The people a harm befell, by its form; `taken` are those another harm befell."""
    within = _counted_with(harm, people)
    if within is not None:
        return within
    form = form_of(sentence, harm, people)
    usable = [
        p
        for p in people
        if p.kind != "harms" and p not in taken and not harm.first <= p.head < harm.last
    ]
    if form == "label":
        return labelled(sentence, harm, usable)
    near = [p for p in usable if not _is_parted(sentence, harm, p, harms)]
    costs = [
        (_cost(sentence, harm, p, form), n) for n, p in enumerate(near) if _fits(form, harm, p)
    ]
    return near[min(costs)[1]] if costs else None


def _counted_with(harm: Term, people: list[Phrase]) -> Phrase | None:
    """ "15 dead", "cost three lives", "2,571 civilian casualties", "two bodies were found"."""
    counted = [p for p in people if p.amount]
    head = (p for p in people if p.kind == "harms" and p.head == harm.first)
    inside = (p for p in counted if harm.first <= p.first and p.last <= harm.last)
    outside = (p for p in counted if _holds(p, harm))
    return next(head, None) or next(inside, None) or next(outside, None)


def _holds(phrase: Phrase, harm: Term) -> bool:
    inside = phrase.first <= harm.first and harm.last <= phrase.last
    return inside or phrase.first < harm.first <= phrase.head < harm.last


def _is_parted(sentence: Sentence, harm: Term, phrase: Phrase, harms: list[Term]) -> bool:
    """Too far apart, or with the end of a clause or another harm between."""
    gap = sentence.between(harm, phrase)
    if len(gap) > FAR or has_mark(gap, WALL) or (phrase.kind == "bare" and len(gap) > BARE_REACH):
        return True
    low = harm.last if phrase.first >= harm.last else phrase.last
    if any(low <= other.first < low + len(gap) and other is not harm for other in harms):
        return True
    if harm.value != "missing" or harm.detail != "object":
        return False
    return not phrase.counted or len(gap) > MISSING_REACH or phrase.value in SEARCHERS


def _fits(form: str, harm: Term, phrase: Phrase) -> bool:
    """Does a phrase stand on the side where the form has its people?"""
    after = phrase.first >= harm.last
    return {"subject": not after, "object": after, "inverted": after}.get(form, True)


def _cost(sentence: Sentence, harm: Term, phrase: Phrase, form: str) -> int:
    """How far a phrase is from a harm, in words."""
    gap = sentence.between(harm, phrase)
    after = phrase.first >= harm.last
    cost = len(gap) + MARK_COST * sum(t.text in ",—–" for t in gap)
    cost += BARE_COST if phrase.kind == "bare" else 0
    cost += UNCOUNTED_COST if phrase.kind == "groups" and not phrase.counted else 0
    if form == "free_object" and not after:
        return cost + 3
    if form == "free_subject":
        return cost + (3 if after and len(gap) > 2 else 1)
    return cost


def sharing(
    sentence: Sentence,
    group: list[Phrase],
    chosen: Phrase,
    harm: Term,
    harms: list[Term],
) -> list[Phrase]:
    """The phrases of a list that share one harm: "two women and a boy were hurt"."""
    if chosen.kind == "harms":
        return [chosen]
    return [
        p
        for p in group
        if p is chosen
        or (
            p.kind in (chosen.kind, "groups")
            and not _has_own_harm(sentence, p, harm, harms)
            and not _is_corrected(sentence, p)
        )
    ]


def _is_corrected(sentence: Sentence, phrase: Phrase) -> bool:
    """ "eight, not nine as previously thought"."""
    return sentence.low(phrase.first - 1) in NOT


def _has_own_harm(sentence: Sentence, phrase: Phrase, harm: Term, harms: list[Term]) -> bool:
    """ "killed a woman, a driver of the car was wounded": another harm takes it."""
    others = [h for h in harms if h is not harm]
    if any(h.first == phrase.last or h.last == phrase.first for h in others):
        return True
    if harm.first > phrase.first:
        return False
    if not MORE.isdisjoint(sentence.tokens[n].low for n in _begins(phrase)):
        return any(h.first >= phrase.last and h.detail != "object" for h in harms)
    following = next((h for h in others if h.first >= phrase.last), None)
    if following is None or following.detail in ("noun", "object"):
        return False
    gap = sentence.tokens[phrase.last : following.first]
    return len(gap) <= OWN_HARM and all(t.kind == WORD for t in gap)


def _begins(phrase: Phrase) -> range:
    """The first word of a phrase and the one before it."""
    return range(max(0, phrase.first - 1), phrase.first + 1)
