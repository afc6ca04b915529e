"""Figures, periods and places in plain English words, the same on pages and in the terminal."""

import datetime as dt

from dashboard.model.claim import CasualtyClaim, Claim, DamageClaim
from dashboard.model.count import Count
from dashboard.model.period import Period
from dashboard.model.place import Place
from dashboard.model.vocabulary import Quantifier, Scope

NOT_REPORTED = "not reported"

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
        return NOT_REPORTED
    bottom = low if low is not None else best
    if high is None:
        return f"{bottom:,} or more"
    if low is None:
        return f"up to {high:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


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


def area_words(name: str, level: str) -> str:
    """
    >>> area_words("Odeska", "oblast"), area_words("Odesa", "settlement")
    ('Odeska oblast', 'Odesa')
    """
    return f"{name} {level}" if level in ("oblast", "raion", "hromada") else name


def when_words(period: Period, scope: Scope = Scope.INCIDENT) -> str:
    """
    >>> when_words(Period(earliest="2025-12-01", latest="2025-12-31"), Scope.PERIOD)
    '1–31 December 2025, in all'
    """
    words = date_words(period.earliest, period.latest)
    return f"{words}, in all" if scope == Scope.PERIOD else words


def date_words(earliest: dt.date, latest: dt.date) -> str:
    """
    >>> date_words(dt.date(2025, 12, 30), dt.date(2025, 12, 31))
    '30–31 December 2025'
    """
    end = f"{latest.day} {latest:%B %Y}"
    if earliest == latest:
        return end
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest.day}–{end}"
    start = f"{earliest.day} {earliest:%B}"
    return (
        f"{start} – {end}" if earliest.year == latest.year else f"{start} {earliest.year} – {end}"
    )
