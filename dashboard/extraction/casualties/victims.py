"""Which people a harm befell: before it, after it, or counted with it."""

from dashboard.extraction.amounts.phrases import Phrase
from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.tokens import Token
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import words

FAR = 14  # words between a harm and the people it befell
WALL = ";:!?"
FROM = ("from", "з", "із", "с", "від", "от")
MORE = words("more")
NOT = ("not", "never", "не", "n't")
QUOTES = '«»“”„"'
NUMBER_OF = words("number_of")
AND = words("and")
OLDEST, YOUNGEST = 110, 5
AGE_JOINS = (",", "and", "to", "-", "–", "та", "і", "й", "и", "до")
AGED = ("aged", "ages", "віком", "возрастом", "возрасте")
YEARS = ("years", "year-old", "років", "роки", "року", "лет", "года")
RAISED, RISE = words("raised"), 3
OWN_HARM = 3  # words between people and the harm that is theirs alone
AUXILIARIES = words("auxiliary")
STANDS = words("stands")
CONDITION = words("condition")


def is_people(sentence: Sentence, phrase: Phrase) -> bool:
    """Persons, a bare amount that may be persons, or an amount of "dead"."""
    if phrase.kind == "groups":
        return phrase.value != "military" and not _speaks(sentence, phrase)
    if phrase.kind == "harms":
        return True
    if phrase.kind != "bare" or phrase.amount is None or phrase.amount.share:
        return False
    return (
        not _is_age(sentence, phrase)
        and (_counts_people(sentence, phrase) or _directly_harmed(sentence, phrase))
        and (phrase.low or phrase.high or 0) < 100000
        and phrase.counted
    )


def _speaks(sentence: Sentence, phrase: Phrase) -> bool:
    """ "запевнили лікарі": they say it, nothing befell them."""
    if phrase.amount is not None or phrase.singular:
        return False
    return any(t.last == phrase.first or t.first == phrase.last for t in sentence.of("reporting"))


def _counts_people(sentence: Sentence, phrase: Phrase) -> bool:
    """May an amount without a noun mean people? Not before an unknown noun: "50 комплексів"."""
    if phrase.last >= len(sentence.tokens):
        return True
    following = {t.low for t in sentence.tokens[phrase.last : phrase.last + 4]}
    if following & CONDITION:
        return False
    word = sentence.tokens[phrase.last]
    if word.kind != "word" or _is_collective(sentence, phrase):
        return True
    known = (
        "stops",
        "harms",
        "reporting",
        "times",
        "subsets",
        "quantifiers",
        "hypotheticals",
        "prepositions",
        "negations",
        "damages",
    )
    return any(t.first == phrase.last for c in known for t in sentence.of(c)) or (
        sentence.language == "en" and word.low in ("more", "others", "then", "so", "not", "in")
    )


def _directly_harmed(sentence: Sentence, phrase: Phrase) -> bool:
    """ "injuring four worshippers": whoever is injured is a person."""
    return any(
        harm.last == phrase.first and harm.detail in ("object", "participle")
        for harm in sentence.of("harms")
    )


def _is_collective(sentence: Sentence, phrase: Phrase) -> bool:
    return sentence.tokens[phrase.last - 1].low.endswith(
        ("оє", "еро", "ьох", "ое", "ерых", "оих", "ерым")
    )


def _is_age(sentence: Sentence, phrase: Phrase) -> bool:
    """ "a man of 33", "aged 45", "a woman, 61,"."""
    words = sentence.tokens
    before = words[phrase.first - 1].low if phrase.first else ""
    after = words[phrase.last].low if phrase.last < len(words) else ""
    if before in ("of", "aged", "age", "about", "№", "no"):
        return before != "of" or _after_person(sentence, phrase.first - 1)
    if _in_ages(sentence, phrase):
        return True
    recent = {t.low for t in words[max(0, phrase.first - 4) : phrase.first]}
    if before in ("and", "та", "і", "и") and recent & {"aged", "віком", "возрасте"}:
        return True
    apposed = before in (",", "(") and after in (",", ".", ")", "") and (phrase.low or 0) < OLDEST
    digits = phrase.last - phrase.first == 1 and words[phrase.first].kind == "number"
    if apposed and digits and before == after and (phrase.low or 0) >= YOUNGEST:
        return True  # "the driver of the vehicle, 51, was killed"
    return apposed and _after_person(sentence, phrase.first - 1) and phrase.amount is not None


def _in_ages(sentence: Sentence, phrase: Phrase) -> bool:
    """One number of "aged 19, 41 and 57", "aged 17 to 20", "30 і 45 років"."""
    words = sentence.tokens
    before, after = phrase.first - 1, phrase.last
    while before >= 0 and (words[before].kind == "number" or words[before].low in AGE_JOINS):
        before -= 1
    while after < len(words) and (words[after].kind == "number" or words[after].low in AGE_JOINS):
        after += 1
    small = (phrase.low or 0) < OLDEST
    told = 0 <= before < phrase.first - 1 and (
        words[before].low in AGED or (words[before].low == "of" and _after_person(sentence, before))
    )
    return small and (told or (after < len(words) and words[after].low in YEARS))


def _after_person(sentence: Sentence, at: int) -> bool:
    return any(t.last == at for t in sentence.of("groups"))


def is_hypothetical(sentence: Sentence, harm: Term) -> bool:
    for term in sentence.of("hypotheticals"):
        if term.value != "maybe":
            continue
        gap = sentence.tokens[term.last : harm.first]
        if term.last <= harm.first and len(gap) <= 5 and not any(t.text in ",;:." for t in gap):
            return True
    return False


def befallen(
    sentence: Sentence,
    harm: Term,
    people: list[Phrase],
    given: dict[Phrase, Term],
    harms: list[Term],
) -> Phrase | None:
    """The people a harm befell, by its form: before it, after it, or counted with it."""
    for phrase in people:
        if phrase.kind == "harms" and phrase.head == harm.first:
            return phrase
    for phrase in people:  # "cost three lives": the harm's words stand around its people
        if phrase.amount and harm.first <= phrase.first and phrase.last <= harm.last:
            return phrase
    for phrase in people:  # "2,571 civilian casualties", "two bodies were found"
        inside = phrase.first <= harm.first and harm.last <= phrase.last
        if phrase.amount and (inside or phrase.first < harm.first <= phrase.head < harm.last):
            return phrase
    form = _form(sentence, harm, people)
    usable = [
        p
        for p in people
        if p.kind != "harms" and p not in given and not harm.first <= p.head < harm.last
    ]
    if form == "label":
        return _labelled(sentence, harm, usable)
    scored = sorted(
        (cost, n)
        for n, p in enumerate(usable)
        if (cost := _cost(sentence, harm, p, form, harms)) is not None
    )
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
    if harm.first and (words[harm.first - 1].low == "the" or _is_number_of(sentence, harm)):
        return "label"
    if harm.last < len(words) and words[harm.last].text in ":–—":  # "Injured: 4"
        return "label"
    before = words[max(0, harm.first - 3) : harm.first]
    if any(t.low in AUXILIARIES for t in before):
        return "inverted" if _inverted(sentence, harm) else "subject"
    if harm.first == 0 or _inverted(sentence, harm):
        return "inverted"
    after = [
        p
        for p in people
        if (0 <= p.first - harm.last <= 2 and words[harm.last].text != ",")
        or _aged_after(sentence, harm, p)
    ]
    directly = [p for p in people if _stands_before(sentence, p, harm)]
    return "object" if after and not (directly and after[0].kind == "bare") else "subject"


def _stands_before(sentence: Sentence, phrase: Phrase, harm: Term) -> bool:
    """ "five people also injured", but not "killed five people and injured 30"."""
    gap = [t.low for t in sentence.tokens[phrase.last : harm.first]]
    return phrase.last <= harm.first and len(gap) <= 1 and not set(gap) & AND


def _aged_after(sentence: Sentence, harm: Term, phrase: Phrase) -> bool:
    """ "killed a 67-year-old man"."""
    gap = sentence.tokens[harm.last : phrase.first]
    return phrase.first >= harm.last and len(gap) <= 5 and any(t.low == "year-old" for t in gap)


def _inverted(sentence: Sentence, harm: Term) -> bool:
    """ "Hurt there were two women"; "Among those killed is a child"."""
    early = harm.first <= 1
    following = [t.low for t in sentence.tokens[harm.last : harm.last + 8]]
    return early and bool({"were", "was", "are", "is"} & set(following))


def _labelled(sentence: Sentence, harm: Term, people: list[Phrase]) -> Phrase | None:
    """ "dead – 8 people", "the death toll rose to five", "Постраждалих, за його словами, 34"."""
    words = sentence.tokens
    reach = 18 if _is_number_of(sentence, harm) else 12
    for phrase in people:
        gap = words[harm.last : phrase.first]
        if phrase.first < harm.last or len(gap) > reach or not phrase.counted:
            continue
        if any(t.text in ".;!?" for t in gap):
            break
        if gap and gap[-1].low in FROM and (later := _later_end(sentence, phrase, people)):
            phrase = later  # "rose from 7 to 12"
        linked = any(t.text in ":–—-" or t.low in STANDS for t in gap)
        if linked or (sentence.language != "en" and len(gap) <= 9 and _verbless(sentence, gap)):
            return phrase
    return next((p for p in reversed(people) if _counts_before(sentence, p, harm)), None)


def _is_number_of(sentence: Sentence, harm: Term) -> bool:
    """ "The number of people killed … is eight"."""
    before = [t.low for t in sentence.tokens[max(0, harm.first - 4) : harm.last]]
    return any(low in NUMBER_OF for low in before)


def _later_end(sentence: Sentence, start: Phrase, people: list[Phrase]) -> Phrase | None:
    """The second number of "from 7 to 12"."""
    for phrase in people:
        gap = [t.low for t in sentence.tokens[start.last : phrase.first]]
        if phrase.first >= start.last and len(gap) <= 2 and gap[-1:] in (["to"], ["до"]):
            return phrase
    return None


def _counts_before(sentence: Sentence, phrase: Phrase, harm: Term) -> bool:
    """ "15,310 civilian deaths", "two of the deaths": close before, no preposition between."""
    gap = sentence.tokens[phrase.last : harm.first]
    if [t.text in "–—" for t in gap] == [True]:  # "троє – травмовані"
        return True
    if phrase.last > harm.first or len(gap) > 4 or any(t.kind != "word" for t in gap):
        return False
    if phrase.kind != "groups" and sentence.language != "en":
        return False
    last = gap[-1].low if gap else ""
    return last not in ("the", "after", "with", "to", "for") or any(t.low == "of" for t in gap)


def _verbless(sentence: Sentence, gap: list[Token]) -> bool:
    return sum(t.text == "," for t in gap) in (0, 2) or len(gap) <= 2


def _cost(
    sentence: Sentence, harm: Term, phrase: Phrase, form: str, harms: list[Term]
) -> int | None:
    """How far a phrase is from a harm, in words and walls; None if it cannot be meant."""
    after = phrase.first >= harm.last
    gap = (
        sentence.tokens[harm.last : phrase.first]
        if after
        else sentence.tokens[phrase.last : harm.first]
    )
    if len(gap) > FAR or any(t.text in WALL for t in gap):
        return None
    low, high = (harm.last, phrase.first) if after else (phrase.last, harm.first)
    if any(low <= other.first < high and other is not harm for other in harms):
        return None
    if harm.value == "missing" and harm.detail == "object" and not phrase.counted:
        return None
    if (
        harm.value == "missing"
        and harm.detail == "object"
        and (len(gap) > 4 or phrase.value in ("rescuer", "health_worker"))
    ):
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


def _directly(sentence: Sentence, gap: list[Token]) -> bool:
    return len(gap) <= 2


def sharing(
    sentence: Sentence,
    group: list[Phrase],
    chosen: Phrase,
    harm: Term,
    given: dict[Phrase, Term],
    harms: list[Term],
) -> list[Phrase]:
    """The phrases of a list that share one harm: "two women and a boy were hurt"."""
    if chosen.kind == "harms":
        return [chosen]
    out = [p for p in group if p not in given and p.kind in (chosen.kind, "groups")]
    return [
        p
        for p in out
        if p is chosen
        or not (_has_own_harm(sentence, p, harms, harm) or _is_corrected(sentence, p))
    ]


def _is_corrected(sentence: Sentence, phrase: Phrase) -> bool:
    """ "eight, not nine as previously thought"."""
    return phrase.first > 0 and sentence.tokens[phrase.first - 1].low in NOT


def _has_own_harm(sentence: Sentence, phrase: Phrase, harms: list[Term], harm: Term) -> bool:
    """ "killed a woman, a driver of the car was wounded": another harm takes it."""
    if any(h is not harm and (h.first == phrase.last or h.last == phrase.first) for h in harms):
        return True
    if harm.first > phrase.first:
        return False
    if any(t.low in MORE for t in sentence.tokens[max(0, phrase.first - 1) : phrase.first + 1]):
        return any(h.first >= phrase.last and h.detail != "object" for h in harms)
    following = next((h for h in harms if h.first >= phrase.last and h is not harm), None)
    if following is None or following.detail in ("noun", "object"):
        return False
    gap = sentence.tokens[phrase.last : following.first]
    return len(gap) <= OWN_HARM and all(t.kind == "word" for t in gap)


def exists_only(sentence: Sentence, harm: Term, people: list[Phrase]) -> bool:
    """ "There were wounded": nobody is counted. "Є поранені"."""
    before = [t.low for t in sentence.tokens[max(0, harm.first - 2) : harm.first]]
    exists = before[-2:] in (["there", "were"], ["there", "are"], ["there", "was"])
    return exists or (before[-1:] in (["є"], ["есть"]) and harm.detail in ("noun", "subject"))


def is_raised(sentence: Sentence, first: int, last: int) -> bool:
    """Is a toll said to have grown to what it is: "the number of injured rose to 12"?"""
    return any(t.low in RAISED for t in sentence.tokens[max(0, first - RISE) : last])


def is_in_quotes(sentence: Sentence, harm: Term) -> bool:
    """20 "injured" passengers: they play it."""
    words = sentence.tokens
    around = (words[harm.first - 1 : harm.first], words[harm.last : harm.last + 1])
    return all(side and side[0].text in QUOTES for side in around)


def is_denied(sentence: Sentence, harm: Term) -> bool:
    """ "The crew of twenty was not hurt": it befell nobody."""
    before = [t.low for t in sentence.tokens[max(0, harm.first - 1) : harm.first]]
    return any(low in NOT for low in before)
