# ruff: noqa: E501 - word lists and patterns are read across, not down
"""
Numbering plans and their history: which numbers were printed before a change, and what they became.

Each ``Change`` turns the international digits of a number as printed (no plus, no exit code) into a proposed
modern form. A change only ever *proposes*: the number that was printed may be right for reasons we do not
know, so a person confirms. Each row names the page that says so.
"""

import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Change:
    """One renumbering: numbers that match ``old`` (whole international digits) became ``new``."""

    country: str  # ISO 3166 alpha-2
    year: int
    old: str
    new: str
    what: str
    source: str


_KZ_SOURCE = (
    "https://en.wikipedia.org/wiki/Telephone_numbers_in_Kazakhstan (zone codes 3xx became 7xx in mid-2007)"
)
_RU_SOURCE = "https://graniru.org/Techno/m.98986.html (RIA Novosti on the change of 1 December 2005)"
_GB_SOURCE = "http://www.ofcom.org.uk/static/archive/oftel/publications/1999/consumer/qanum999.htm (Oftel, the Big Number, 22 April 2000)"
_GB_OLDER = "https://en-academic.com/dic.nsf/enwiki/11702265 (list of dialling codes in the United Kingdom, with former codes)"
_CR_SOURCE = "http://insidecostarica.com/dailynews/2008/march/20/nac01.htm"
_NI_SOURCE = "https://vianica.com/headline/332 (TELCOR, April 2009)"
_CL_SOURCE = "https://es.stringtranslate.com/N%C3%BAmeros%20de%20tel%C3%A9fono%20en%20Chile/Telephone_numbers_in_Chile (2012-2013)"
_CI_SOURCE = "https://www.journaldeconakry.com/cote-divoire-les-numeros-de-telephone-passent-de-8-a-10-chiffres-a-partir-du-31-janvier-2021/"

# Codes of central Russia whose leading 0 became a 4, with their places.
RUSSIAN_ZEROS: dict[str, str] = {
    "95": "Moscow",
    "96": "the Moscow region",
    "72": "Belgorod",
    "83": "Bryansk",
    "92": "Vladimir",
    "73": "Voronezh",
    "93": "Ivanovo",
    "84": "Kaluga",
    "94": "Kostroma",
    "71": "Kursk",
    "74": "Lipetsk",
    "86": "Oryol",
    "91": "Ryazan",
    "81": "Smolensk",
    "75": "Tambov",
    "82": "Tver",
    "87": "Tula",
    "85": "Yaroslavl",
}

CHANGES: tuple[Change, ...] = (
    Change("KZ", 2007, r"73(1[0-8]|2[1-9])(\d{7})", r"77\1\2", "zone codes 3xx became 7xx", _KZ_SOURCE),
    *(
        Change(
            "RU",
            2005,
            rf"70({code})(\d{{7}})",
            r"74\1\2",
            f"the code 0{code} of {place} became 4{code}",
            _RU_SOURCE,
        )
        for code, place in RUSSIAN_ZEROS.items()
    ),
    Change("GB", 2000, r"44171(\d{7})", r"44207\1", "London's 0171 became 020 7", _GB_SOURCE),
    Change("GB", 2000, r"44181(\d{7})", r"44208\1", "London's 0181 became 020 8", _GB_SOURCE),
    Change("GB", 2000, r"441705(\d{6})", r"442392\1", "Portsmouth's 01705 became 023 92", _GB_SOURCE),
    Change("GB", 2000, r"441703(\d{6})", r"442380\1", "Southampton's 01703 became 023 80", _GB_SOURCE),
    Change("GB", 2000, r"441203(\d{6})", r"442476\1", "Coventry's 01203 became 024 76", _GB_SOURCE),
    Change("GB", 2000, r"441222(\d{6})", r"442920\1", "Cardiff's 01222 became 029 20", _GB_SOURCE),
    Change("GB", 1995, r"4471(\d{7})", r"44207\1", "London's 071 became 0171, then 020 7", _GB_OLDER),
    Change("GB", 1995, r"4481(\d{7})", r"44208\1", "London's 081 became 0181, then 020 8", _GB_OLDER),
    Change(
        "GB", 1995, r"44(2|3|4|5|6)1(\d{7})", r"441\g<1>1\2", "great cities' codes got a leading 1", _GB_OLDER
    ),
    Change("GB", 1995, r"44532(\d{6})", r"441132\1", "Leeds' 0532 became 0113 2", _GB_OLDER),
    Change("GB", 1995, r"44742(\d{6})", r"441142\1", "Sheffield's 0742 became 0114 2", _GB_OLDER),
    Change("GB", 1995, r"44602(\d{6})", r"441159\1", "Nottingham's 0602 became 0115 9", _GB_OLDER),
    Change("GB", 1995, r"44533(\d{6})", r"441162\1", "Leicester's 0533 became 0116 2", _GB_OLDER),
    Change("GB", 1995, r"44272(\d{6})", r"441179\1", "Bristol's 0272 became 0117 9", _GB_OLDER),
    Change("CR", 2008, r"506([24-7]\d{6})", r"5062\1", "fixed numbers got a leading 2", _CR_SOURCE),
    Change("CR", 2008, r"506([389]\d{6})", r"5068\1", "mobile numbers got a leading 8", _CR_SOURCE),
    Change("NI", 2009, r"505(2\d{6})", r"5052\1", "fixed numbers got a leading 2", _NI_SOURCE),
    Change("NI", 2009, r"505([4-9]\d{6})", r"5058\1", "mobile numbers got a leading 8", _NI_SOURCE),
    Change(
        "HN",
        2010,
        r"504([2-7]\d{6})",
        r"5042\1",
        "fixed numbers got a leading 2",
        "http://amcostaricaarchives.com/2010/10/more-countries-change-telephone-number-system/",
    ),
    Change(
        "CO",
        2021,
        r"57([124-8])(\d{7})",
        r"5760\1\2",
        "fixed numbers got 60 before the area code",
        "https://radionacional.co/actualidad/como-marcar-de-celular-a-fijo-en-colombia (CRC, resolution 5826)",
    ),
    Change(
        "MX",
        2019,
        r"521(\d{10})",
        r"52\1",
        "the 1 before mobile numbers was dropped",
        "http://www.zocalo.com.mx/new_site/articulo/manana-entra-nuevo-modelo-de-marcacion-a-10-digitos/ (IFT, 3 August 2019)",
    ),
    Change("CL", 2012, r"562(\d{7})", r"5622\1", "Santiago's numbers got a leading 2", _CL_SOURCE),
    Change(
        "CL",
        2013,
        r"56([3-7]\d)(\d{6})",
        r"56\g<1>2\2",
        "fixed numbers of the regions got a leading 2",
        _CL_SOURCE,
    ),
    Change(
        "PH",
        2019,
        r"632([2-9]\d{6})",
        r"6328\1",
        "Metro Manila's numbers got an operator's digit: 8 for PLDT, 7 for Globe",
        "https://www.philstar.com/headlines/2019/07/25/1937704/metro-pldt-subscribers-have-8-digit-phone-numbers (NTC, 6 October 2019)",
    ),
    Change(
        "CI",
        2021,
        r"225([23][0-7]\d{6})",
        r"22527\1",
        "fixed numbers got 27 (Orange), 25 or 21 before them",
        _CI_SOURCE,
    ),
    Change(
        "BJ",
        2024,
        r"229([2-9]\d{7})",
        r"22901\1",
        "all numbers got 01 before them",
        "https://fr.allafrica.com/stories/202411300249.html (ARCEP, 30 November 2024)",
    ),
)

# Kazakhstan's zone codes before 2007 with the city they stood for (the code with its fourth digit where six-digit
# numbers were in use). Source: as above.
KAZAKH_ZONES: dict[str, str] = {
    "3272": "Almaty",
    "327": "Almaty",
    "3172": "Astana",
    "3212": "Karaganda",
    "3292": "Aktau",
    "3122": "Atyrau",
    "3132": "Aktobe",
    "3112": "Oral",
    "3142": "Kostanay",
    "3152": "Petropavl",
    "3162": "Kokshetau",
    "3182": "Pavlodar",
    "3222": "Semey",
    "3232": "Oskemen",
    "3242": "Kyzylorda",
    "3252": "Shymkent",
    "3262": "Taraz",
    "3282": "Taldykorgan",
}
CITY_SPELLINGS: dict[str, str] = {
    "almaty": "Almaty",
    "almata": "Almaty",
    "alma-ata": "Almaty",
    "алматы": "Almaty",
    "алма-ата": "Almaty",
    "astana": "Astana",
    "астана": "Astana",
    "karaganda": "Karaganda",
    "qaraghandy": "Karaganda",
    "караганда": "Karaganda",
    "қарағанды": "Karaganda",
    "aktau": "Aktau",
    "aqtau": "Aktau",
    "актау": "Aktau",
    "ақтау": "Aktau",
    "atyrau": "Atyrau",
    "атырау": "Atyrau",
    "aktobe": "Aktobe",
    "актобе": "Aktobe",
    "shymkent": "Shymkent",
    "шымкент": "Shymkent",
    "zhanaozen": "Aktau",
    "pavlodar": "Pavlodar",
    "павлодар": "Pavlodar",
}


@lru_cache(maxsize=1)
def _compiled() -> dict[str, tuple[tuple[re.Pattern[str], Change], ...]]:
    by_first: dict[str, list[tuple[re.Pattern[str], Change]]] = {}
    for change in CHANGES:
        by_first.setdefault(change.old[0], []).append((re.compile(change.old), change))
    return {first: tuple(rows) for first, rows in by_first.items()}


def modern_form(digits: str) -> tuple[str, Change] | None:
    """
    Propose what a number became, from its international digits ("73272716557" → "77272716557").

    Only a number that is not valid today should be asked about: the caller judges that. None when no known change fits.
    """
    for pattern, change in _compiled().get(digits[:1], ()):
        if match := pattern.fullmatch(digits):
            return match.expand(change.new), change
    return None


def kazakh_zone(digits: str) -> tuple[str, str] | None:
    """Name the pre-2007 zone code of Kazakh digits and its city: "732122716578" → ("3212", "Karaganda")."""
    if not digits.startswith("73"):
        return None
    for size in (4, 3):
        if city := KAZAKH_ZONES.get(digits[1 : 1 + size]):
            return digits[1 : 1 + size], city
    return None
