"""docs/model.md lists exactly what the code accepts."""

import inspect
import re
from enum import StrEnum
from pathlib import Path

from dashboard.model import vocabulary
from dashboard.model.claim import CLAIM, CasualtyClaim, DamageClaim, OutageClaim
from dashboard.model.place import Place
from dashboard.model.vocabulary import ASSETS, SECTOR_OF_ASSET, Level

MODEL_MD = (Path(__file__).parents[2] / "docs" / "model.md").read_text(encoding="utf-8")


def rows(heading: str) -> dict[str, str]:
    """First and last column of the table under this header row."""
    body = MODEL_MD.split(heading, 1)[1].split("\n\n", 1)[0]
    cells = [[cell.strip() for cell in line.strip("| ").split("|")] for line in body.split("\n")]
    return {row[0].strip("`"): row[-1] for row in cells if len(row) > 1 and "---" not in row[0]}


def fields(section: str) -> list[str]:
    body = MODEL_MD.split(f"## {section}\n", 1)[1].split("\n## ", 1)[0]
    return re.findall(r"^\|(?: \w+ \|)? `(\w+)` \|", body, flags=re.MULTILINE)


def test_every_vocabulary_is_documented_in_full() -> None:
    coded = {
        name: ", ".join(one)
        for name, one in inspect.getmembers(vocabulary, inspect.isclass)
        if issubclass(one, StrEnum) and one is not StrEnum and name != "Asset"
    }
    assert rows("| vocabulary | values |") == coded


def test_every_asset_is_documented_under_its_sector() -> None:
    coded = {str(sector): ", ".join(assets) for sector, assets in ASSETS.items()}
    assert rows("| sector | assets |") == coded
    assert sum(map(len, ASSETS.values())) == len(SECTOR_OF_ASSET)  # no asset in two sectors


def test_every_field_of_a_claim_is_documented() -> None:
    documented = {*fields("Fields of every claim"), *fields("Fields of one kind")}
    kinds = (CasualtyClaim, DamageClaim, OutageClaim)
    assert documented == {name for kind in kinds for name in kind.model_fields}


def test_every_field_of_a_place_is_documented() -> None:
    assert fields("Place") == list(Place.model_fields)


def test_the_documented_example_is_a_sound_claim() -> None:
    example = MODEL_MD.split("```json\n", 1)[1].split("```", 1)[0]
    assert CLAIM.validate_json(example).claim_id == "r-0123456789ab-3"


def test_levels_run_from_the_country_to_the_district() -> None:
    assert [level.depth for level in Level] == [0, 1, 2, 3, 4, 5]
    assert (Level.COUNTRY.depth, Level.DISTRICT.depth) == (0, 5)
