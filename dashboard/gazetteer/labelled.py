"""A place as hand-made claims write it: name, level and oblast, and the city of a district."""

from dashboard.gazetteer.gazetteer import Gazetteer
from dashboard.model.place import COUNTRY_PCODE, Place
from dashboard.model.vocabulary import Level


def labelled_place(
    gazetteer: Gazetteer,
    text: str,
    name: str | None,
    level: Level | None,
    oblast: str | None,
    parent: str | None = None,
) -> Place:
    """The unit that the label names, with the report's own words as `text`.

    `oblast` is a COD-AB p-code. What the official units do not hold comes back unresolved.
    """
    if level == Level.COUNTRY:
        found = gazetteer.unit(COUNTRY_PCODE)
    elif level == Level.OBLAST and oblast:
        found = gazetteer.unit(oblast)
    elif name:
        found = gazetteer.resolve(name, _within(gazetteer, oblast, parent), level)
    else:
        found = Place(text=text)
    return found.model_copy(update={"text": text})


def _within(gazetteer: Gazetteer, oblast: str | None, parent: str | None) -> tuple[str, ...]:
    areas = (oblast,) if oblast else ()
    city = gazetteer.resolve(parent, areas).pcode if parent else None
    return (city,) if city else areas
