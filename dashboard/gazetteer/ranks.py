"""How sure a form is to mean a unit: the lowest rank that fits decides, higher ones are silent."""

from enum import IntEnum


class Rank(IntEnum):
    """Official names outrank everything else, so that Слов'янськ never becomes Nikopol."""

    OFFICIAL = 0  # the official name, its official romanisation, "Odesa region", "Одещина"
    USUAL = 1  # the Russian name, "Nikopol district"
    INFLECTED = 2  # a case form of these
    SPELLING = 3  # another romanisation: Kupyansk, Konstantinovka
    ALTERNATE = 4  # another name, often of another time: Артемівськ
    ALTERNATE_INFLECTED = 5
    OBLAST_ALONE = 6  # the adjective without its noun: "Odeska", "Одеській"
    RAION_ALONE = 7  # raions and city districts: "Nikopolskyi", "Київському"
    HROMADA_ALONE = 8
