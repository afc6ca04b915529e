"""Operators and what is theirs: "two of DTEK's facilities" are energy facilities."""

from functools import cache

from dashboard.extraction.amounts.phrases import Phrase
from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.vocabulary import FOLDER, read_rows

UNNAMED = ("об'єкт", "объект", "facilit", "site", "object", "installation", "asset", "актив")
OWNER_REACH = 14  # words between an operator and its unnamed facilities


def of_operator(sentence: Sentence, phrase: Phrase) -> tuple[str, str | None]:
    """ "Two of DTEK's facilities": whose they are tells what they are."""
    operators = {t.value: t for t in sentence.of("speakers") if t.value in operator_assets()}
    near = min(operators.values(), key=lambda t: abs(t.first - phrase.head), default=None)
    if phrase.value != "civilian_infrastructure":
        owned = near is not None and 0 <= near.first - phrase.last <= 2
        return phrase.value, near.value if owned and near else None
    if not sentence.tokens[phrase.head].low.startswith(UNNAMED):
        return phrase.value, None
    if near is not None and abs(near.first - phrase.head) <= OWNER_REACH:
        return operator_assets()[near.value], near.value
    return _of_sector(sentence, phrase), None


def _of_sector(sentence: Sentence, phrase: Phrase) -> str:
    """ "Energy was the target: one of the facilities burned": the sector named beside it."""
    lows = [t.low for t in sentence.tokens[: phrase.first]]
    energy = any(low.startswith(("енергет", "энергет", "energy")) for low in lows)
    return "energy_facility" if energy else phrase.value


@cache
def operator_assets() -> dict[str, str]:
    """Operator → the asset that its unnamed facilities are (data/vocabulary/operators.csv)."""
    return {name: row.value for _, name, row in read_rows(FOLDER / "operators.csv")}
