"""The closed vocabularies of the public claim format (docs/model.md lists them for readers)."""

import datetime as dt
from enum import StrEnum

INVASION = dt.date(2022, 2, 24)  # where totals begin that name no beginning


class Kind(StrEnum):
    CASUALTY = "casualty"
    DAMAGE = "damage"
    OUTAGE = "outage"


class Harm(StrEnum):
    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    EVACUATED = "evacuated"
    KILLED_OR_INJURED = "killed_or_injured"


class Group(StrEnum):
    PEOPLE = "people"
    CIVILIAN = "civilian"
    CHILD = "child"
    WOMAN = "woman"
    MAN = "man"
    OLDER_PERSON = "older_person"
    HEALTH_WORKER = "health_worker"
    ENERGY_WORKER = "energy_worker"
    RESCUER = "rescuer"
    AID_WORKER = "aid_worker"
    MILITARY = "military"


class Sector(StrEnum):
    HOUSING = "housing"
    ENERGY = "energy"
    WATER = "water"
    HEALTH = "health"
    EDUCATION = "education"
    TRANSPORT = "transport"
    TELECOM = "telecom"
    FOOD = "food"
    COMMERCE = "commerce"
    GOVERNMENT = "government"
    CULTURE = "culture"
    HUMANITARIAN = "humanitarian"
    VEHICLE = "vehicle"
    OTHER = "other"


ASSETS: dict[Sector, tuple[str, ...]] = {
    Sector.HOUSING: ("residential_building", "house", "apartment", "dormitory"),
    Sector.ENERGY: (
        "power_substation",
        "power_plant",
        "power_line",
        "energy_facility",
        "heating_plant",
        "gas_facility",
        "fuel_facility",
    ),
    Sector.WATER: ("water_facility", "sewage_facility"),
    Sector.HEALTH: ("hospital", "clinic", "ambulance", "pharmacy"),
    Sector.EDUCATION: ("school", "kindergarten", "university"),
    Sector.TRANSPORT: (
        "port",
        "railway",
        "train",
        "station",
        "bridge",
        "road",
        "airport",
        "public_transport",
    ),
    Sector.TELECOM: ("telecom_facility",),
    Sector.FOOD: ("grain_storage", "farm"),
    Sector.COMMERCE: ("shop", "market", "warehouse", "office", "enterprise", "hotel"),
    Sector.GOVERNMENT: ("administrative_building", "post_office", "emergency_service"),
    Sector.CULTURE: ("religious_building", "museum", "theatre", "heritage"),
    Sector.HUMANITARIAN: ("aid_facility", "aid_vehicle"),
    Sector.VEHICLE: ("car", "vessel"),
    Sector.OTHER: ("civilian_infrastructure", "critical_infrastructure"),
}
SECTOR_OF_ASSET: dict[str, Sector] = {
    asset: sector for sector, assets in ASSETS.items() for asset in assets
}

Asset = StrEnum("Asset", {asset.upper(): asset for asset in SECTOR_OF_ASSET})  # type: ignore[misc]


class Extent(StrEnum):
    HIT = "hit"
    DAMAGED = "damaged"
    SEVERELY_DAMAGED = "severely_damaged"
    DESTROYED = "destroyed"


class Service(StrEnum):
    ELECTRICITY = "electricity"
    HEATING = "heating"
    HOT_WATER = "hot_water"
    WATER = "water"
    GAS = "gas"
    TELECOM = "telecom"
    TRANSPORT = "transport"


class SupplyState(StrEnum):
    OUT = "out"
    PARTLY_RESTORED = "partly_restored"
    RESTORED = "restored"


class Cause(StrEnum):
    ATTACK = "attack"
    SCHEDULED = "scheduled"
    EMERGENCY = "emergency"
    UNKNOWN = "unknown"


class Quantifier(StrEnum):
    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    ABOUT = "about"
    UP_TO = "up_to"
    UNQUANTIFIED = "unquantified"


class Unit(StrEnum):
    PERSON = "person"
    HOUSEHOLD = "household"
    CUSTOMER = "customer"
    FACILITY = "facility"
    SETTLEMENT = "settlement"
    VEHICLE = "vehicle"


class Scope(StrEnum):
    INCIDENT = "incident"
    PERIOD = "period"


class Standing(StrEnum):
    ASSERTED = "asserted"
    ALLEGED = "alleged"
    DENIED = "denied"
    DISPUTED = "disputed"


class DateBasis(StrEnum):
    STATED = "stated"
    CARRIED = "carried"
    ASSUMED = "assumed"


class Level(StrEnum):
    """Administrative level of a place, coarsest first."""

    COUNTRY = "country"
    OBLAST = "oblast"
    RAION = "raion"
    HROMADA = "hromada"
    SETTLEMENT = "settlement"
    DISTRICT = "district"

    @property
    def depth(self) -> int:
        """0 for the country, 5 for a city district."""
        return tuple(Level).index(self)


class Flag(StrEnum):
    """What a reviewer must look at before accepting a claim."""

    PLACE_CARRIED = "place_carried"
    PLACE_AMBIGUOUS = "ambiguous_place"
    PLACE_UNKNOWN = "unknown_place"
    SUM_OF_PLACES = "sum_of_places"
    DATE_CARRIED = "date_carried"
    DATE_ASSUMED = "date_assumed"
    SCOPE_GUESSED = "scope_guessed"
    SPEAKER_CARRIED = "speaker_carried"
    SUBSET_EXCEEDS_TOTAL = "subset_exceeds_total"
    HIDDEN_CHARACTERS = "hidden_characters"


class PublisherType(StrEnum):
    NEWS_MEDIA = "news_media"
    NEWS_AGENCY = "news_agency"
    GOVERNMENT = "government"
    OPERATOR = "operator"
    HUMANITARIAN = "humanitarian"
    SOCIAL_MEDIA = "social_media"
    DATASET = "dataset"
    UNKNOWN = "unknown"


PUBLISHER_WORDS = {  # what others call them
    "utility": PublisherType.OPERATOR,
    "company": PublisherType.OPERATOR,
    "emergency_service": PublisherType.GOVERNMENT,
    "police": PublisherType.GOVERNMENT,
    "international_organisation": PublisherType.HUMANITARIAN,
}


def publisher_type(stated: object) -> PublisherType:
    """
    >>> publisher_type("utility"), publisher_type("a poet")
    (<PublisherType.OPERATOR: 'operator'>, <PublisherType.UNKNOWN: 'unknown'>)
    """
    if stated in tuple(PublisherType):
        return PublisherType(str(stated))
    return PUBLISHER_WORDS.get(str(stated), PublisherType.UNKNOWN)
