"""For 200 random filters: the page, the route's JSON, the CSV and pandas say the same numbers."""

import csv
import io
import json
import random
import re
from pathlib import Path

import pandas as pd
import pytest

from dashboard.model.incident import Corroboration
from dashboard.model.tables import searchable
from dashboard.model.vocabulary import Harm, Kind, Sector, Service
from dashboard.model.wording import range_words
from dashboard.queries import Filters
from tests.routes import Client

VIEWS = 200
AREAS = (*[None] * 5, "UA51", "UA63", "UA80", "UA5110", "UA51100270010076757", "unlocated")
WORDS = ("", "", "", "", "", "", "odesa", "DTEK", "interfax", "синоптик", "State Emergency Service")
DAYS = (None, None, None, "2025-10-06", "2025-10-20", "2025-12-01", "2025-12-31", "2026-01-15")


@pytest.fixture(scope="module")
def table(bundled: Path) -> pd.DataFrame:
    release = bundled / (bundled / "current").read_text().strip()
    return pd.read_parquet(release / "incidents.parquet", dtype_backend="pyarrow")


def some(dice: random.Random, terms: type) -> tuple[str, ...]:
    return tuple(dice.sample([str(t) for t in terms], dice.choice((0, 0, 0, 0, 0, 0, 1, 3))))


def random_filters(dice: random.Random) -> Filters:
    since, until = sorted(dice.choices(DAYS, k=2), key=lambda day: day or "")
    query = {"since": since, "until": until} if since else {"until": until}
    days = {key: pd.Timestamp(day).date() if day else None for key, day in query.items()}
    return Filters(
        **days,
        kinds=some(dice, Kind),
        harms=some(dice, Harm),
        sectors=some(dice, Sector),
        services=some(dice, Service),
        corroboration=some(dice, Corroboration),
        area=dice.choice(AREAS),
        text=dice.choice(WORDS),
    )


def with_pandas(table: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """A plain reading of docs/method.md over the file."""
    kept = table
    if filters.since:
        kept = kept[kept["latest"] >= filters.since]
    if filters.until:
        kept = kept[kept["earliest"] <= filters.until]
    for name in ("kinds", "harms", "sectors", "services"):
        wanted = set(getattr(filters, name))
        if wanted:
            has = [bool(wanted & set(terms)) for terms in kept[name]]
            kept = kept[pd.Series(has, index=kept.index, dtype=bool)]
    if filters.corroboration:
        kept = kept[kept["corroboration"].isin(filters.corroboration)]
    if filters.area == "unlocated":
        kept = kept[kept["level"].isna()]
    elif filters.area:
        units = kept[["oblast", "raion", "hromada", "pcode"]]
        kept = kept[(units == filters.area).fillna(False).any(axis=1)]
    for word in searchable(filters.text).split():
        kept = kept[kept["search"].str.contains(word, regex=False)]
    return kept


def added(kept: pd.DataFrame, harm: str) -> tuple[int | None, int | None, int | None]:
    """Low, best, high: null where no incident states one, high also where one is open."""
    ends = [
        int(kept[f"{harm}_{end}"].sum()) if kept[f"{harm}_{end}"].notna().any() else None
        for end in ("low", "best", "high")
    ]
    is_open = (kept[f"{harm}_best"].notna() & kept[f"{harm}_high"].isna()).any()
    return ends[0], ends[1], None if is_open else ends[2]


def numbers_on(page: str) -> tuple[int, str, str]:
    """Incidents, killed and injured in the strip of an English page."""
    if '<ul class="totals">' not in page:
        raise AssertionError(page[:500])
    strip = page.split('<ul class="totals">')[1].split("</ul>", maxsplit=1)[0]
    incidents, killed, injured = re.findall(r"<b>(.*?)</b>", strip)
    return int(incidents.replace(",", "")), killed, injured


def test_page_json_csv_and_pandas_say_the_same(client: Client, table: pd.DataFrame) -> None:
    dice = random.Random(20260226)
    not_empty = 0
    for _view in range(VIEWS):
        filters = random_filters(dice)
        query = filters.to_query()
        kept = with_pandas(table, filters)
        told = json.loads(client.get(f"/api/totals?{query}").text)
        rows = list(
            csv.DictReader(io.StringIO(client.get(f"/api/export/incidents.csv?{query}").text))
        )
        seen = numbers_on(client.get(f"/plain?{query}").text)
        not_empty += bool(len(kept))
        assert told["incidents"] == len(rows) == seen[0] == len(kept), query
        assert {row["incident_id"] for row in rows} == set(kept["incident_id"]), query
        for harm, words in zip(("killed", "injured"), seen[1:], strict=True):
            ends = added(kept, harm)
            assert tuple(told[f"{harm}_{end}"] for end in ("low", "best", "high")) == ends, query
            assert words == range_words(*ends), query
            stated = [row for row in rows if row[f"{harm}_low"]]
            assert sum(int(row[f"{harm}_low"]) for row in stated) == (ends[0] or 0), query
            assert told[f"{harm}_unstated"] == int(kept[f"{harm}_unstated"].sum()), query
    assert not_empty > VIEWS // 4
