"""The tables of a release: their columns, in order, with type and meaning.

Written by release/, read by queries/ and exports/, shown as data dictionary. Types are DuckDB's.
Public tables hold no quotes, no words of a report and nothing finer than a settlement.
"""

from typing import NamedTuple

POINTER = "current"  # file in the releases folder that holds the id of the current release
DATAPACKAGE = "datapackage.json"  # file in a release that lists its tables, sizes and checksums

APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "‘": "'", "′": "'"})


class Column(NamedTuple):
    name: str
    type: str
    meaning: str


FIGURE_TYPE = (
    "STRUCT(kind VARCHAR, subject VARCHAR, detail VARCHAR, unit VARCHAR, low BIGINT, best BIGINT, "
    "high BIGINT, part BOOLEAN, pcode VARCHAR, place_name VARCHAR, claim_ids VARCHAR[], "
    "rule VARCHAR, extent VARCHAR, exceeds_total BOOLEAN)"
)
NUMBERS_TYPE = (
    "STRUCT(unit VARCHAR, peak BIGINT, latest_low BIGINT, latest_high BIGINT, back BIGINT)"
)

PLACE_COLUMNS = (
    Column("place_name", "VARCHAR", "name in English; null where the place is not known"),
    Column("place_name_uk", "VARCHAR", "name in Ukrainian"),
    Column("level", "VARCHAR", "country, oblast, raion, hromada or settlement; null: unlocated"),
    Column("pcode", "VARCHAR", "COD-AB p-code, or KATOTTG code for a settlement"),
    Column("oblast", "VARCHAR", "COD-AB p-code of the oblast; null for the country"),
    Column("raion", "VARCHAR", "COD-AB p-code of the raion, where known"),
    Column("hromada", "VARCHAR", "COD-AB p-code of the hromada, where known"),
    Column("lat", "DOUBLE", "WGS 84 latitude of the settlement; null for areas"),
    Column("lon", "DOUBLE", "WGS 84 longitude of the settlement; null for areas"),
)
PERIOD_COLUMNS = (
    Column("earliest", "DATE", "first possible local date in Kyiv"),
    Column("latest", "DATE", "last possible local date in Kyiv, included"),
)
SOURCE_COLUMNS = (
    Column("claim_ids", "VARCHAR[]", "the claims behind it"),
    Column("report_ids", "VARCHAR[]", "the reports behind it"),
    Column(
        "corroboration",
        "VARCHAR",
        "single_source, multi_source, official_or_operator, contested or retracted",
    ),
    Column("linked_by", "VARCHAR", "what put its claims together: one_report, rules or person"),
)

TABLES: dict[str, tuple[Column, ...]] = {
    "incidents": (
        Column("incident_id", "VARCHAR", "stable id"),
        *PLACE_COLUMNS,
        *PERIOD_COLUMNS,
        Column("kinds", "VARCHAR[]", "casualty, damage, outage: those reported"),
        Column("harms", "VARCHAR[]", "kinds of harm to people reported"),
        Column("sectors", "VARCHAR[]", "sectors with reported damage"),
        Column("services", "VARCHAR[]", "services reported out or restored"),
        Column("killed_low", "BIGINT", "lowest reported number; null: not reported"),
        Column(
            "killed_best", "BIGINT", "the figure that docs/method.md calls best; null: not reported"
        ),
        Column("killed_high", "BIGINT", "highest reported number; null: not reported"),
        Column("injured_low", "BIGINT", "as for killed"),
        Column("injured_best", "BIGINT", "as for killed"),
        Column("injured_high", "BIGINT", "as for killed"),
        Column("killed_unstated", "BOOLEAN", "deaths are reported without a number"),
        Column("injured_unstated", "BOOLEAN", "injuries are reported without a number"),
        Column("figures", FIGURE_TYPE + "[]", "every figure with its range and claims"),
        *SOURCE_COLUMNS,
        Column(
            "search", "VARCHAR", "lower-case names, publishers and speakers, for free-text search"
        ),
        Column("geometry", "GEOMETRY", "point of the settlement, WGS 84; null for areas"),
    ),
    "claims": (
        Column("claim_id", "VARCHAR", "stable id"),
        Column("event_id", "VARCHAR", "incident_id or tally_id that it belongs to"),
        Column("report_id", "VARCHAR", "the report that states it"),
        Column("kind", "VARCHAR", "casualty, damage, outage"),
        Column("subject", "VARCHAR", "harm, sector or service"),
        Column("detail", "VARCHAR", "group, asset or state"),
        Column("extent", "VARCHAR", "damage only: hit, damaged, severely_damaged, destroyed"),
        Column("operator", "VARCHAR", "damage only: the company that runs it"),
        Column("cause", "VARCHAR", "outage only: attack, scheduled, emergency, unknown"),
        Column("count_low", "BIGINT", "null: not stated; 0: the report says none"),
        Column("count_high", "BIGINT", "null: not stated or open-ended"),
        Column("quantifier", "VARCHAR", "exact, at_least, more_than, about, up_to, unquantified"),
        Column("unit", "VARCHAR", "person, household, customer, facility, settlement, vehicle"),
        Column("scope", "VARCHAR", "incident or period"),
        *PERIOD_COLUMNS,
        *PLACE_COLUMNS,
        Column("said_by", "VARCHAR", "organisation or role; null: the report names nobody"),
        Column("standing", "VARCHAR", "asserted, alleged, denied, disputed"),
        Column("part_of", "VARCHAR", "claim_id of the total that it is a subset of"),
        Column("method", "VARCHAR", "hand, or the name of the extractor"),
    ),
    "tallies": (
        Column("tally_id", "VARCHAR", "stable id"),
        *PLACE_COLUMNS,
        *PERIOD_COLUMNS,
        Column("as_of", "DATE", "day of publication of its latest report"),
        Column(
            "map_incidents",
            "VARCHAR",
            "included: incidents are stated as parts of it; excluded: none falls into its area and "
            "period; unknown",
        ),
        Column("figures", FIGURE_TYPE + "[]", "never added to incidents"),
        *SOURCE_COLUMNS,
        Column("search", "VARCHAR", "as for incidents"),
    ),
    "outages": (
        Column("outage_id", "VARCHAR", "stable id"),
        Column("incident_id", "VARCHAR", "the incident that its claims belong to"),
        Column(
            "service", "VARCHAR", "electricity, heating, hot_water, water, gas, telecom, transport"
        ),
        *PLACE_COLUMNS,
        Column("began", "DATE", "first reported out"),
        Column("cause", "VARCHAR", "attack, scheduled, emergency, unknown"),
        Column("state", "VARCHAR", "the last word: out, partly_restored, restored"),
        Column("as_of", "DATE", "day of publication of the last word"),
        Column("stale_on", "DATE", "from this day on no news for 48 hours: only last reported out"),
        Column("said_by", "VARCHAR", "who says the last word; null: the report names nobody"),
        Column("partly_restored_on", "DATE", "first report of supply being back in part"),
        Column("restored_on", "DATE", "report of supply being back"),
        Column("unit", "VARCHAR", "customer, household, person or settlement"),
        Column("latest_low", "BIGINT", "lowest number of the last word; null: not reported"),
        Column("latest_high", "BIGINT", "highest number of the last word; null: not reported"),
        Column("peak", "BIGINT", "highest number reported out; null: not reported"),
        Column("numbers", NUMBERS_TYPE + "[]", "the same in every unit reported; back: restored"),
        Column("expected_until", "DATE", "promised date of restoration"),
        Column("claim_ids", "VARCHAR[]", "the claims behind it"),
    ),
    "changes": (
        Column("change_id", "VARCHAR", "stable id"),
        Column("incident_id", "VARCHAR", "the incident"),
        Column("day", "DATE", "day of publication of the report that changed the figure"),
        Column("kind", "VARCHAR", "casualty, damage, outage"),
        Column("subject", "VARCHAR", "harm, sector or service"),
        Column("detail", "VARCHAR", "group, asset or state"),
        Column("unit", "VARCHAR", "what is counted"),
        Column("part", "BOOLEAN", "true: part of another figure"),
        Column("pcode", "VARCHAR", "where the figure holds"),
        Column("place_name", "VARCHAR", "name in English"),
        Column("before", "BIGINT", "the best figure until then; null: not reported"),
        Column("after", "BIGINT", "the best figure from then on; null: not reported"),
        Column("claim_ids", "VARCHAR[]", "the claims that changed it"),
        Column("report_ids", "VARCHAR[]", "the reports that changed it"),
    ),
    "redirects": (
        Column("retired_id", "VARCHAR", "id of an earlier release, never used again"),
        Column("event_id", "VARCHAR", "the incident or tally that holds most of its claims now"),
    ),
    "reports": (
        Column("report_id", "VARCHAR", "stable id"),
        Column("url", "VARCHAR", "where it was published; null for a report without an address"),
        Column("publisher", "VARCHAR", "who published it"),
        Column("publisher_type", "VARCHAR", "news_media, news_agency, government, operator, ..."),
        Column("language", "VARCHAR", "ISO 639-1 code"),
        Column("published", "DATE", "local date in Kyiv"),
    ),
    "corrections": (
        Column("correction_id", "VARCHAR", "stable id"),
        Column("number", "BIGINT", "place in the log, from 1"),
        Column("at", "VARCHAR", "moment of the release that made the change, UTC"),
        Column("table", "VARCHAR", "incidents, tallies, outages, or release for the whole of it"),
        Column("event_id", "VARCHAR", "the entry; a withdrawn one keeps its id"),
        Column("change", "VARCHAR", "withdrawn, changed, restored, frozen or thawed"),
        Column("fields", "VARCHAR[]", "what changed: place, period, figures"),
        Column("why", "VARCHAR", "the reason, in a few fixed sentences"),
    ),
    "areas": (
        Column("pcode", "VARCHAR", "COD-AB p-code"),
        Column("level", "VARCHAR", "oblast or raion"),
        Column("name", "VARCHAR", "COD-AB English name"),
        Column("name_uk", "VARCHAR", "name in Ukrainian"),
        Column("oblast", "VARCHAR", "p-code of the oblast"),
        Column("label_lat", "DOUBLE", "a point inside the area, for its name"),
        Column("label_lon", "DOUBLE", "a point inside the area, for its name"),
        Column("approximate", "BOOLEAN", "true: drawn from nearby places, no official boundary"),
        Column("geometry", "GEOMETRY", "polygon, WGS 84"),
    ),
}


def searchable(text: str) -> str:
    """The form in which `search` columns are written and asked: lower case, one apostrophe.

    >>> searchable("Слов’янськ")
    "слов'янськ"
    """
    return " ".join(text.lower().translate(APOSTROPHES).split())
