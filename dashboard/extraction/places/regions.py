"""The names of oblasts as offices use them (data/vocabulary/regions.csv)."""

from functools import cache

from dashboard.extraction.text.vocabulary import FOLDER, read_rows


def region_name(pcode: str | None) -> str | None:
    """The English name of an oblast in the names of offices: UA51 → Odesa."""
    return _regions().get(pcode or "")


@cache
def _regions() -> dict[str, str]:
    return {code: row.value for _, code, row in read_rows(FOLDER / "regions.csv")}
