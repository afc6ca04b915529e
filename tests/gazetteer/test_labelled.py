"""Places as hand-made claims write them."""

import pytest

from dashboard.gazetteer import load_gazetteer
from dashboard.gazetteer.labelled import labelled_place
from dashboard.model.place import Place
from dashboard.model.vocabulary import Level

GAZETTEER = load_gazetteer()


@pytest.mark.parametrize(
    ("name", "level", "oblast", "parent", "code"),
    [
        ("Ukraine", Level.COUNTRY, None, None, "UA"),
        ("Odeska", Level.OBLAST, "UA51", None, "UA51"),
        ("Kyiv", Level.OBLAST, "UA80", None, "UA80"),
        ("Kropyvnytskyi", Level.RAION, "UA35", None, "UA3504"),
        ("Kropyvnytskyi", Level.SETTLEMENT, "UA35", None, "UA35040210010019355"),
        ("Bilozerska hromada", Level.HROMADA, "UA65", None, "UA6510001"),
        ("Lyman", Level.SETTLEMENT, "UA14", None, "UA14120110010088407"),
        ("Kyivskyi", Level.DISTRICT, "UA51", "Odesa", "UA51100270010196805"),
    ],
)
def test_name_level_and_oblast_give_the_unit(
    name: str, level: Level, oblast: str | None, parent: str | None, code: str
) -> None:
    place = labelled_place(GAZETTEER, "words", name, level, oblast, parent)
    assert (place.pcode, place.level, place.text) == (code, level, "words")


def test_what_is_no_official_unit_stays_unresolved() -> None:
    assert labelled_place(GAZETTEER, "w", "Orkiv", Level.SETTLEMENT, "UA51") == Place(text="w")
    assert labelled_place(GAZETTEER, "w", None, None, None) == Place(text="w")
