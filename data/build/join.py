"""Which official settlement a GeoNames place is: the same name in the same raion, else nothing."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from statistics import fmean

from dashboard.gazetteer.spelling import key
from data.build.romanise import english_variants, official, russian_variants
from data.build.russian import russian
from data.build.sources import Mapped, Official

SETTLEMENTS = "KMXCB"  # also the order of importance; city districts last
MOST_IN_VILLAGE = 26_000  # more people than in any village: it is a quarter of a city
NEAR_KM = 25.0
FAR_KM = 150.0  # no raion is that wide, Slavutych's exclave included
Named = dict[tuple[str, str], dict[str, Official]]  # (p-code of an area, folded name): by code


def joined(settlements: list[Official], mapped: list[Mapped]) -> dict[str, Mapped]:
    """Code of a settlement → its GeoNames place.

    By raion first, then by oblast for places without a raion. Of several settlements with the name
    the one of the highest category wins if it is alone; else the one whose hromada is nearest.
    """
    found: dict[str, Mapped] = {}
    for width in (6, 4):
        official_names = _by_area_and_name(settlements, width, _official_spellings)
        other_names = _by_area_and_name(settlements, width, _other_spellings)
        taken = {place.geonameid for place in found.values()}
        for place in sorted(mapped, key=lambda m: -(m.population or 0)):
            area = place.raion if width == 6 else place.oblast
            if area is None or place.geonameid in taken:
                continue
            fits = [
                s for s in _fits(place, area, official_names, other_names) if s.code not in found
            ]
            chosen = _chosen(fits, place, found)
            if chosen:
                found[chosen.code] = place
    return {code: place for code, place in found.items() if not _is_far(code, place, found)}


def _is_far(code: str, place: Mapped, found: dict[str, Mapped]) -> bool:
    """Mapped far away from the rest of its raion: GeoNames has it in the wrong one."""
    raion = [other for each, other in found.items() if each[:6] == code[:6]]
    return _km(place, raion) > FAR_KM


def _by_area_and_name(
    settlements: list[Official], width: int, spellings: Callable[[str], Iterable[str]]
) -> Named:
    named: Named = defaultdict(dict)
    for settlement in settlements:
        for name in spellings(settlement.name_uk):
            named[settlement.code[:width], key(name)][settlement.code] = settlement
    return named


def _official_spellings(name: str) -> set[str]:
    return {name, official(name)}


def _other_spellings(name: str) -> set[str]:
    """Crimea is mapped in Russian spellings (Olenevka for Оленівка)."""
    spelled = russian(name)
    return {*spelled, *english_variants(name), *(v for s in spelled for v in russian_variants(s))}


def _fits(place: Mapped, area: str, official_names: Named, other_names: Named) -> list[Official]:
    """The main name decides; then alternates, which may be names of another time."""
    main, alternates = [place.name, place.name.replace("’", "")], place.alternates
    for names, named in (
        (main, official_names),
        (alternates, official_names),
        (main + alternates, other_names),
    ):
        fits = {code: s for name in names for code, s in named.get((area, key(name)), {}).items()}
        if fits:
            return list(fits.values())
    return []


def _chosen(fits: list[Official], place: Mapped, found: dict[str, Mapped]) -> Official | None:
    if (place.population or 0) > MOST_IN_VILLAGE:
        fits = [s for s in fits if s.category in "KMB"]
    if not fits:
        return None
    best = min(SETTLEMENTS.index(s.category) for s in fits)
    fits = [s for s in fits if SETTLEMENTS.index(s.category) == best]
    if len(fits) == 1:
        return fits[0]
    away = sorted((_km_to_hromada(s, place, found), s.code, s) for s in fits)
    return away[0][2] if away[0][0] < NEAR_KM and away[0][0] * 2 < away[1][0] else None


def _km_to_hromada(settlement: Official, place: Mapped, found: dict[str, Mapped]) -> float:
    inside = [m for code, m in found.items() if code[:9] == settlement.code[:9]]
    return _km(place, inside) if inside else 1e9


def _km(place: Mapped, others: list[Mapped]) -> float:
    """To the middle of the others."""
    lat, lon = fmean(m.lat for m in others), fmean(m.lon for m in others)
    return float(((lat - place.lat) ** 2 * 111**2 + (lon - place.lon) ** 2 * 73**2) ** 0.5)
