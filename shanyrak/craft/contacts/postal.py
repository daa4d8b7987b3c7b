"""A postal address as it stands on the envelope."""

import re
from dataclasses import dataclass

POSTCODE = re.compile(
    r"\b(?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]{1,3}[-–]\s?\d{3,6}|\d{5}[-–]\d{3,4}|\d{3}\s\d{2,3}|\d{4}\s?[A-Z]{2}|\d{4,7}|[A-Z]\d[A-Z]\s?\d[A-Z]\d)\b"
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
