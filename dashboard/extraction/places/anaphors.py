""" "the region", "обласний центр", "the capital": the place that is meant."""

from dashboard.extraction.places.nesting import oblast_of
from dashboard.extraction.places.regions import region_name
from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.trie import Term
from dashboard.gazetteer import Gazetteer
from dashboard.model.place import COUNTRY_PCODE, Place
from dashboard.model.vocabulary import Level


def find_anaphor(sentence: Sentence, at: int) -> str | None:
    """What the expression nearest to a token stands for: settlement, oblast, centre, …"""
    terms = [t for t in sentence.of("anaphors") if not _is_of_office(sentence, t)]
    return min(terms, key=lambda each: abs(each.first - at)).value if terms else None


def place_meant(
    gazetteer: Gazetteer, anaphor: str, known: Place | None, settlement: Place | None
) -> Place | None:
    """The place that an expression means; `known` and `settlement` are those spoken of."""
    if anaphor == "capital":
        return gazetteer.resolve("Kyiv")
    if anaphor == "country":
        return gazetteer.unit(COUNTRY_PCODE)
    if known is None:
        return None
    if anaphor == "settlement":
        return _settlement(gazetteer, known, settlement)
    if known.oblast is None:
        return None
    if anaphor == "oblast":
        return known if known.level == Level.OBLAST else oblast_of(gazetteer, known)
    if anaphor == "raion":
        return gazetteer.unit(known.raion) if known.raion else None
    return _centre(gazetteer, known.oblast)


def _settlement(gazetteer: Gazetteer, known: Place, last: Place | None) -> Place | None:
    """ "the city": the one spoken of, that of its district, or the one named last."""
    if known.level == Level.SETTLEMENT:
        return known
    if known.level == Level.DISTRICT:
        return gazetteer.unit(known.settlement) if known.settlement else None
    return last


def _centre(gazetteer: Gazetteer, oblast: str) -> Place | None:
    """ "обласний центр": the city that the oblast is named after."""
    name = region_name(oblast)
    found = gazetteer.resolve(name, (oblast,)) if name else None
    return found if found is not None and found.resolved else None


def _is_of_office(sentence: Sentence, term: Term) -> bool:
    """ "губернатор региона", "the region's head": part of an office's name."""
    return any(
        0 <= term.first - office.last <= 1 or office.first <= term.first < office.last
        for office in sentence.of("speakers")
    )
