"""
Numbering plans and their history: which numbers were printed before a change, and what they became.

Each ``Change`` turns the international digits of a number as printed (no plus, no exit code) into a proposed
modern form. A change only ever *proposes*: the number that was printed may be right for reasons we do not
know, so a person confirms. Sources are named with each row; "ITU OB" is the ITU Operational Bulletin, which
repeats what each administration announced.
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


_KZ_SOURCE = "ITU OB 2006-2007, Kazakhstan (+7): zone codes 3xx became 7xx between October 2006 and June 2007"

CHANGES: tuple[Change, ...] = (
    Change("KZ", 2007, r"73(1[0-8]|2[1-9])(\d{7})", r"77\1\2", "zone codes 3xx became 7xx", _KZ_SOURCE),
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
