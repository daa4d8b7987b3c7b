"""A postal address as it stands on the envelope."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from shanyrak.craft.transliterating import has_cyrillic, latin

POSTCODE = re.compile(
    r"\b(?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]{1,3}[-–]\s?\d{3,6}|\d{5}[-–]\d{3,4}|[A-Z]\d{4}[A-Z]{3}|\d{3}\s\d{2,3}|\d{4}\s?[A-Z]{2}|\d{4,7}|[A-Z]\d[A-Z]\s?\d[A-Z]\d)\b"
)


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """Lines under name and role, the country as printed. ``country`` is ISO 3166 alpha-2 when it could be told."""

    lines: tuple[str, ...]
    country: str | None = None

    @property
    def printed(self) -> str:
        return "\n".join(self.lines)

    @property
    def postcode(self) -> str | None:
        for line in reversed(self.lines):
            if match := POSTCODE.search(line):
                return match.group()
        return None

    def questions(self) -> tuple[str, ...]:
        """What an envelope would still need: ``no-country``, ``no-postcode``. A hint, never a refusal."""
        missing = []
        if self.country is None:
            missing.append("no-country")
        if self.postcode is None:
            missing.append("no-postcode")
        return tuple(missing)

    def on_envelope(self) -> tuple[str, ...]:
        """Give the lines with commas and semicolons at their ends removed."""
        return tuple(line.rstrip(" ,;") for line in self.lines if line.strip(" ,;"))


def read_postal(text: str, country: str | None = None) -> PostalAddress:
    """Read an address written in lines; never raises."""
    return PostalAddress(tuple(line.strip() for line in text.splitlines() if line.strip()), country)


def with_addressee(lines: Iterable[str], addressee: Iterable[str]) -> tuple[str, ...]:
    """
    Put whom it is for above an address, a line each, where the address itself does not say so.

    Whoever delivers it reads from below upwards, so what is nearest to the person stands first (Universal Postal
    Union, S42); an address that was printed in another order stays as it was.
    """
    place = tuple(lines)
    said = _letters(" ".join(place))
    above: list[str] = []
    for line in filter(None, map(str.strip, addressee)):
        if (name := _letters(line)) and f" {name} " not in f" {said} ":
            above.append(line)
            said = f"{said} {name}"
    return (*above, *place)


def _letters(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


PLACE_AND_COUNTRY = 2  # lines that whoever sorts abroad has to read
LETTERS_OF = (
    ("kk", "әғқңөұүһ"),
    ("uk", "їєґ"),
    ("be", "ў"),
    ("sr", "ђјљњћџ"),
)  # told by letters of their own


def in_both_scripts(lines: Sequence[str], country: str = "") -> tuple[str, ...]:
    """
    Write town and country of a Cyrillic address in Latin letters too, on the same line: «Алматы / Almaty».

    Who sorts it here reads Latin letters, who delivers it there the others (Universal Postal Convention, article on
    addressing); street and name are for the latter. ``country`` (ISO 3166) tells the language where letters do not.
    Lines without Cyrillic stay, and so does an address that has its Latin form already.
    """
    if not any(has_cyrillic(line) for line in lines):
        return tuple(lines)
    language = language_of_letters("\n".join(lines), country)
    first = max(0, len(lines) - PLACE_AND_COUNTRY)
    return (*lines[:first], *(_both(line, language) for line in lines[first:]))


def language_of_letters(text: str, country: str = "") -> str:
    """Say in which Cyrillic alphabet a text is written: by letters that only one has, else by country, else Russian."""
    small = text.lower()
    for language, letters in LETTERS_OF:
        if any(letter in small for letter in letters):
            return language
    return {"UA": "uk", "BG": "bg", "BY": "be", "RS": "sr", "MK": "mk", "KG": "ky", "TJ": "tg"}.get(
        country, "ru"
    )


def _both(line: str, language: str) -> str:
    if not has_cyrillic(line) or re.search(r"[A-Za-z]{3}", line):
        return line
    said = _countries().get(line.strip(" .,").lower(), "").upper() or latin(line, language)
    # The postcode stands there once.
    return f"{line} / {re.sub(r'^[0-9]{4,6},? +', '', said)}"


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """Names of countries in Cyrillic letters, small, with their English ones."""
    from babel import Locale

    english = Locale("en").territories
    names = {}
    for language in ("ru", "kk", "uk", "bg", "be", "sr", "mk", "ky", "tg"):
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and has_cyrillic(str(name)):
                names[str(name).lower()] = str(english.get(code, ""))
    return names
