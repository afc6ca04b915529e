"""Figures, periods and places in plain English words, the same on pages and in the terminal."""

from dashboard.language import _, dates, number, term
from dashboard.model.claim import CasualtyClaim, Claim, DamageClaim
from dashboard.model.count import Count
from dashboard.model.period import Period
from dashboard.model.place import Place
from dashboard.model.vocabulary import Quantifier, Scope

NOT_REPORTED = "not reported"
# Names that say themselves what they are.
WHOLE_NAMES = ("Autonomous Republic", "Автономна Республіка")
CITIES = ("Kyiv", "Sevastopol", "Київ", "Севастополь")  # of the level of an oblast

QUANTIFIER_WORDS = {
    Quantifier.EXACT: "",
    Quantifier.ABOUT: "about ",
    Quantifier.AT_LEAST: "at least ",
    Quantifier.MORE_THAN: "more than ",
    Quantifier.UP_TO: "up to ",
}


def range_words(low: int | None, best: int | None, high: int | None) -> str:
    """A figure as a range; an open end stays open, and unknown is never zero.

    >>> range_words(4, 6, 6), range_words(170000, 170000, None), range_words(None, None, None)
    ('4–6', '170,000 or more', 'not reported')
    """
    if low is None and best is None and high is None:
        return _(NOT_REPORTED)
    bottom = low if low is not None else best
    if high is None:
        return _("{n} or more").format(n=number(bottom or 0))
    if low is None:
        return _("up to {n}").format(n=number(high))
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def count_words(count: Count) -> str:
    """
    >>> count_words(Count(low=3, quantifier="at_least", unit="person"))
    'at least 3'
    """
    number = count.low if count.low is not None else count.high
    if number is None:
        return NOT_REPORTED
    upper = f"–{count.high:,}" if count.low is not None and (count.high or 0) > count.low else ""
    return f"{QUANTIFIER_WORDS[count.quantifier]}{number:,}{upper}"


def plain_words(term: str) -> str:
    """
    >>> plain_words("power_substation")
    'power substation'
    """
    return term.replace("_", " ")


def what_words(claim: Claim) -> str:
    """ "injured: child", "power substation severely damaged", "electricity out"."""
    if isinstance(claim, CasualtyClaim):
        return plain_words(f"{claim.harm}: {claim.group}")
    if isinstance(claim, DamageClaim):
        operator = f" of {claim.operator}" if claim.operator else ""
        return f"{plain_words(claim.asset)}{operator} {plain_words(claim.extent)}"
    return plain_words(f"{claim.service} {claim.state}")


def place_words(place: Place) -> str:
    """
    >>> place_words(Place(text="Orkiv"))
    'Orkiv (place not known)'
    """
    if place.candidates:
        return f"{place.text} (one of {len(place.candidates)} places)"
    if not place.resolved:
        return f"{place.text} (place not known)" if place.text else "place not known"
    return area_words(str(place.name), str(place.level))


def area_words(name: str, level: str | None) -> str:
    """
    >>> [area_words(*one) for one in (("Odeska", "oblast"), ("Kyiv", "oblast"), ("Odesa", ""))]
    ['Odeska oblast', 'Kyiv city', 'Odesa']
    """
    if level not in ("oblast", "raion", "hromada") or name.startswith(WHOLE_NAMES):
        return name
    if level == "oblast" and name in CITIES:
        return _("{name} city").format(name=name)
    return f"{name} {term('level', level)}"


def when_words(period: Period, scope: Scope = Scope.INCIDENT) -> str:
    """
    >>> when_words(Period(earliest="2025-12-01", latest="2025-12-31"), Scope.PERIOD)
    '1–31 December 2025, in all'
    """
    words = dates(period.earliest, period.latest)
    return f"{words}, in all" if scope == Scope.PERIOD else words
