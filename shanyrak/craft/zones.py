"""In which time zone an office is: from its telephone number, its town, its country. Always a proposal."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from babel import Locale
from babel.core import get_global

# CLDR's primaryZones: countries whose other zones are islands or a strip of land.
PRIMARY = {
    "CL": "America/Santiago", "CN": "Asia/Shanghai", "DE": "Europe/Berlin", "EC": "America/Guayaquil",
    "ES": "Europe/Madrid", "MH": "Pacific/Majuro", "MY": "Asia/Kuala_Lumpur", "NZ": "Pacific/Auckland",
    "PF": "Pacific/Tahiti", "PT": "Europe/Lisbon", "UA": "Europe/Kyiv", "UZ": "Asia/Tashkent",
}  # fmt: skip


def propose_zone(*, country: str, place: str = "", numbers: Iterable[str] = ()) -> str:
    """
    Propose a time zone ("Asia/Almaty") for an office; "" when the country has several and nothing tells which.

    ``numbers`` are international ("+77272716557"); a town counts when a zone is named after it. Geography only: which
    hour it is there, the zone database knows.
    """
    country = country.upper()
    zones = _zones(country)
    if len(zones) == 1:
        return zones[0]
    if named := _cities(country).get(_plain(place)):
        return named
    by_number = {zone for zone in map(_zone_of_number, numbers) if zone in zones}
    if len(by_number) == 1:
        return by_number.pop()
    return PRIMARY.get(country, "")


@lru_cache(maxsize=1)
def known_zones() -> frozenset[str]:
    """Names of all zones of countries, those that were renamed too."""
    zones = {zone for zones in get_global("territory_zones").values() for zone in zones}
    return frozenset(zones | {old for old, new in get_global("zone_aliases").items() if new in zones})


@lru_cache(maxsize=512)
def _zones(country: str) -> tuple[str, ...]:
    zones = get_global("territory_zones")
    return tuple(zones.get(country, ())) if len(country) == 2 else ()


@lru_cache(maxsize=256)
def _cities(country: str) -> dict[str, str]:
    """Towns after which a zone of this country is named, in the languages of its neighbours."""
    cities = {}
    for zone in _zones(country):
        cities[_plain(zone.rpartition("/")[2].replace("_", " "))] = zone
        for language in ("en", "ru", "kk", "uk", "es", "fr", "de", "pt"):
            known = dict(Locale(language).time_zones.get(zone, {}))
            if city := known.get("city"):
                cities[_plain(str(city))] = zone
    return cities


def _zone_of_number(number: str) -> str:
    import phonenumbers
    from phonenumbers.timezone import time_zones_for_number

    try:
        zones = time_zones_for_number(phonenumbers.parse(number, None))
    except phonenumbers.NumberParseException:
        return ""
    return str(zones[0]) if len(zones) == 1 else ""


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold().strip())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
