# ruff: noqa: SIM905 - word lists and patterns are read across, not down
"""A phone or fax number: what was printed, what it means internationally, whether it can be true today."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from shanyrak.craft.contacts.plans import Change, kazakh_zone, modern_form

# Countries that dial 011 to get out of the country.
EXIT_011 = frozenset("US CA PR DO JM TT BS BB GU".split())
TRUNK_IN_BRACKETS = re.compile(r"\(\s?0\s?\)")


class Standing(StrEnum):
    """How a number stands under today's plan."""

    VALID = "valid"
    POSSIBLE = "possible"
    INVALID = "invalid"
    UNKNOWN = "unknown"  # no country to judge it by


@dataclass(frozen=True, slots=True)
class Repair:
    """A modern form that is proposed, never applied. ``digits`` are international, without plus."""

    digits: str
    shown: str  # "+7 727 271 6557"
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """
    A number as ``printed``; ``expanded`` are its international digits without plus or exit code, or None when no
    country was known.
    """

    printed: str
    expanded: str | None

    @property
    def standing(self) -> Standing:
        return _standing(self.expanded) if self.expanded else Standing.UNKNOWN

    @property
    def region(self) -> str | None:
        return _region(self.expanded) if self.expanded else None

    def repairs(self, city: str | None = None) -> tuple[Repair, ...]:
        """
        Propose modern forms of a number that is not valid today.

        ``city`` is the city the address block names, in English, when known: it decides where the printed area code
        contradicts it.
        """
        if not self.expanded or self.standing is Standing.VALID:
            return ()
        found = modern_form(self.expanded)
        if found is not None and _standing(found[0]) is Standing.VALID:
            return (_repair(*found),)
        zone = kazakh_zone(self.expanded)
        if zone and len(self.expanded) == 12 and city == "Almaty":
            # Seven-digit local numbers were Almaty's alone.
            digits = "7727" + self.expanded[5:]
            reason = (
                f"the code {zone[0]} was {zone[1]}'s, the address is in Almaty, whose code is 727 since 2007"
            )
            return (
                Repair(
                    digits,
                    shown(digits),
                    reason,
                    "https://en.wikipedia.org/wiki/Telephone_numbers_in_Kazakhstan",
                ),
            )
        return ()


def _repair(digits: str, change: Change) -> Repair:
    return Repair(digits, shown(digits), f"{change.what} ({change.country}, {change.year})", change.source)


def digits_of(text: str) -> str:
    return "".join(str(int(c)) for c in text if c.isdecimal())


FIRST_GROUP = re.compile(r"\W{0,3}(\d{2,3})\D")


def read_number(printed: str, country: str | None = None, before: PhoneNumber | None = None) -> PhoneNumber:
    """
    Read a printed number; ``country`` (ISO alpha-2) is that of the block it stands in.

    ``before`` is the number printed before it: a short one ("or 2716538") shares its prefix. Exit codes 00, 011,
    8~10 and a bracketed trunk 0 are removed. Never raises.
    """
    digits = digits_of(TRUNK_IN_BRACKETS.sub("", printed))
    if not digits:
        return PhoneNumber(printed, None)
    expanded = _international(printed, digits, country)
    if expanded is None and before is not None and before.expanded and _is_short_for(digits, before.expanded):
        return PhoneNumber(printed, before.expanded[: -len(digits)] + digits)
    if expanded is None and country:
        expanded = _from_national(printed, country)
    return PhoneNumber(printed, expanded)


def _is_short_for(digits: str, whole: str) -> bool:
    return 2 <= len(digits) <= 8 and len(whole) - len(digits) >= 2 and not digits.startswith("0")


def _international(printed: str, digits: str, country: str | None) -> str | None:
    if "+" in printed:
        return digits.removeprefix("00")
    if digits.startswith("00") and not digits.startswith("000") and len(digits) >= 9:
        return digits[2:]
    if digits.startswith("810") and country in {"RU", "KZ", "BY", "UZ", "TM", "TJ"} and len(digits) > 11:
        return digits[3:]
    if digits.startswith("011") and len(digits) >= 11:
        rest = digits[3:]
        if country in EXIT_011:
            return rest
        home = calling_code(country)
        if (home and rest.startswith(home) and len(rest) > 8) or (home is None and _known_code(rest)):
            return rest
        if len(digits) >= 13:
            return rest
    home = calling_code(country)
    if home and len(home) >= 2 and digits.startswith(home) and len(digits) >= len(home) + 7:
        # "(632) 555 0101" in the Philippines, from before a renumbering we know.
        if len(home) >= 2 and modern_form(digits) is not None:
            return digits
        # "91 11 2301 2312" in India: the country code without a plus, when the number is too long to be national.
        if _standing(digits) is Standing.VALID and _from_national(printed, str(country)) != digits:
            national = _from_national(printed, str(country))
            apart = FIRST_GROUP.match(printed)  # "62-21-8350123": an area code would not be the land's own
            if apart and apart.group(1) == home:
                return digits
            return None if national and _standing(national) is Standing.VALID else digits
    return None


def _from_national(printed: str, country: str) -> str | None:
    import phonenumbers

    try:
        number = phonenumbers.parse(printed[:60].replace("{", "(").replace("}", ")"), country)
    except phonenumbers.NumberParseException:
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164).lstrip("+")


@lru_cache(maxsize=512)
def calling_code(country: str | None) -> str | None:
    """Give the calling code of an ISO country: "KZ" → "7"."""
    if not country:
        return None
    import phonenumbers

    code = phonenumbers.country_code_for_region(country)
    return str(code) if code else None


def _known_code(digits: str) -> str | None:
    import phonenumbers

    for size in (1, 2, 3):
        if int(digits[:size] or 0) in phonenumbers.COUNTRY_CODE_TO_REGION_CODE:
            return digits[:size]
    return None


@lru_cache(maxsize=4096)
def _standing(digits: str) -> Standing:
    import phonenumbers

    try:
        number = phonenumbers.parse("+" + digits[:20], None)
    except phonenumbers.NumberParseException:
        return Standing.INVALID
    if phonenumbers.is_valid_number(number):
        return Standing.VALID
    return Standing.POSSIBLE if phonenumbers.is_possible_number(number) else Standing.INVALID


@lru_cache(maxsize=4096)
def _region(digits: str) -> str | None:
    """Say whose number it is; for a code shared by several lands, the one the number belongs to, else None."""
    import phonenumbers

    if re.match(r"7[3]\d{9,10}$", digits) and kazakh_zone(digits):
        # 3272, 3212 …: Kazakhstan's before 2007 (Russia uses 34x–39x).
        return "KZ" if digits[2] in "12" else "RU"
    try:
        number = phonenumbers.parse("+" + digits[:20], None)
    except phonenumbers.NumberParseException:
        return None
    region = phonenumbers.region_code_for_number(number)
    if region:
        return str(region)
    regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(number.country_code or 0, ())
    return regions[0] if regions and regions[0] != "001" else None


@lru_cache(maxsize=1024)
def shown(digits: str) -> str:
    """Write international digits for people: "77272716557" → "+7 727 271 6557"."""
    if re.fullmatch(r"77\d{9}", digits):
        return f"+7 {digits[1:4]} {digits[4:7]} {digits[7:]}"
    import phonenumbers

    try:
        number = phonenumbers.parse("+" + digits[:20], None)
    except phonenumbers.NumberParseException:
        return "+" + digits
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL))
