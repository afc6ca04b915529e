"""All strings that the interface can say: those in `_()` and `plural()`, and every vocabulary."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file

from dashboard.model import incident, vocabulary
from dashboard.model.tables import TABLES

ROOT = Path(__file__).parent.parent
KEYWORDS = {"_": None, "plural": (1, 2)}
VOCABULARIES: dict[str, type[StrEnum]] = {
    "kind": vocabulary.Kind,
    "harm": vocabulary.Harm,
    "group": vocabulary.Group,
    "sector": vocabulary.Sector,
    "asset": vocabulary.Asset,
    "extent": vocabulary.Extent,
    "service": vocabulary.Service,
    "state": vocabulary.SupplyState,
    "cause": vocabulary.Cause,
    "units": vocabulary.Unit,
    "standing": vocabulary.Standing,
    "corroboration": incident.Corroboration,
    "publisher": vocabulary.PublisherType,
    "map_incidents": incident.MapIncidents,
}
TERMS = {
    **{name: [str(term) for term in terms] for name, terms in VOCABULARIES.items()},
    "level": ["oblast", "raion", "hromada"],
    "table": list(TABLES),
    "correction": ["withdrawn", "changed", "restored", "frozen", "thawed"],
    "change": ["new", "raised", "lowered", "changed", "merged", "withdrawn"],
}
# What the code says before it is translated: a constant that `_` is given.
CONSTANTS = ("not reported",)


def said() -> Catalog:
    """A catalogue of every string, with no translation."""
    found = Catalog()
    for path in sorted((ROOT / "dashboard").rglob("*.py")):
        for _line, words, _comments, _context in extract_from_file(
            "python", str(path), keywords=KEYWORDS
        ):
            found.add(words)
    for words in CONSTANTS:
        found.add(words)
    for context, term in terms():
        found.add(term, context=context)
    return found


def terms() -> Iterator[tuple[str, str]]:
    for context, values in TERMS.items():
        yield from ((context, value) for value in values)
