"""From what a row says to an ``Entry``: cleaned, codes checked, doubtful things named and kept as printed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from babel import Locale

from shanyrak.craft.contacts.email import read_email
from shanyrak.craft.contacts.phone import Standing, read_number
from shanyrak.craft.directories.entries import (
    CHANNELS,
    KINDS_OF_MISSION,
    LONGEST_VALUE,
    MOST_WAYS,
    Entry,
    MissionOf,
    Problem,
    Trouble,
    Way,
)
from shanyrak.craft.opening import read_hours
from shanyrak.craft.reading.places import country_names
from shanyrak.craft.zones import known_zones

# Characters, as wide as the sheet of an office is.
WIDTHS = {
    "role": 200, "organisation": 200, "holder": 200, "holder_since": 10, "salutation": 200, "country": 100,
    "place": 100, "language": 12, "time_zone": 64, "hours": 100, "source": 300,
    "mission_of": 100, "mission_kind": 40, "accredited_to": LONGEST_VALUE,
}  # fmt: skip
DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
# What must not stand in a text of ours: control characters, marks that turn the line round, halves of characters.
UNSEEN = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)


class Judge:
    """Judges one row. ``problems`` grows as it goes."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.problems: list[Problem] = []

    def entry(self, said: Mapping[str, str], ways: Iterable[Way]) -> Entry | None:
        """None when the row names no office, or no country that we know."""
        fields = {name: self._short(name, said.get(name, "")) for name in WIDTHS}
        if not fields["role"]:
            fields["role"], fields["organisation"] = fields["organisation"], ""
        if not fields["role"]:
            self._say(Trouble.NO_ROLE, fields["holder"])
            return None
        country = country_code(fields["country"])
        if not country:
            self._say(Trouble.NO_COUNTRY, fields["country"] or fields["role"])
            return None
        entry = Entry(
            role=fields["role"],
            country=country,
            organisation="" if fields["organisation"] == fields["role"] else fields["organisation"],
            holder=fields["holder"],
            holder_since=self._day(fields["holder_since"]),
            salutation=fields["salutation"],
            place=fields["place"],
            language=self._code(fields["language"], _languages().get(fields["language"].lower(), "")),
            time_zone=self._code(
                fields["time_zone"], fields["time_zone"] if fields["time_zone"] in known_zones() else ""
            ),
            hours=self._hours(fields["hours"]),
            source=fields["source"],
            mission=self._mission(fields, country),
            line=self.line,
        )
        return replace(entry, ways=self._ways(ways, country))

    def _say(self, trouble: Trouble, text: str) -> None:
        self.problems.append(Problem(trouble, self.line, text[:120]))

    def _short(self, name: str, value: str) -> str:
        value = one_line(value)
        if len(value) > WIDTHS[name]:
            self._say(Trouble.TOO_LONG, value)
            value = value[: WIDTHS[name]].strip()
        return value

    def _day(self, value: str) -> str:
        if value and not DAY.fullmatch(value):
            self._say(Trouble.NOT_A_DAY, value)
            return ""
        return value

    def _code(self, value: str, code: str) -> str:
        """``code`` is what we call ``value``, "" for what we do not know."""
        if value and not code:
            self._say(Trouble.NOT_A_CODE, value)
        return code

    def _hours(self, value: str) -> str:
        if value and read_hours(value) is None:
            self._say(Trouble.ODD_HOURS, value)
        return value

    def _mission(self, fields: Mapping[str, str], host: str) -> MissionOf | None:
        if not fields["mission_of"]:
            return None
        sending = country_code(fields["mission_of"])
        if not sending:
            self._say(Trouble.NOT_A_CODE, fields["mission_of"])
            return None
        kind = fields["mission_kind"].lower() or KINDS_OF_MISSION[0]
        if kind not in KINDS_OF_MISSION:
            self._say(Trouble.NOT_A_CODE, kind)
            kind = "office"
        accredited = []
        for name in filter(None, (part.strip() for part in re.split(r"[;,|]", fields["accredited_to"]))):
            code = country_code(name)
            if not code:
                self._say(Trouble.NOT_A_CODE, name)
            elif code not in {host, sending, *accredited}:
                accredited.append(code)
        return MissionOf(sending, kind, tuple(accredited))

    def _ways(self, ways: Iterable[Way], country: str) -> tuple[Way, ...]:
        kept: list[Way] = []
        for way in ways:
            value = lines(way.value) if way.channel in {"post", "handin"} else one_line(way.value)
            if not value:
                continue
            if way.channel not in CHANNELS:
                self._say(Trouble.UNKNOWN_WAY, f"{way.channel}: {value}")
            elif len(value) > LONGEST_VALUE:
                self._say(Trouble.TOO_LONG, value)
            elif len(kept) == MOST_WAYS:
                self._say(Trouble.TOO_MANY_WAYS, value)
                break
            elif all((each.channel, each.value) != (way.channel, value) for each in kept):
                self._doubt(way.channel, value, country)
                note = one_line(way.note)[:200].strip()
                steps = lines(way.steps)[:LONGEST_VALUE].strip() if way.channel == "webform" else ""
                kept.append(Way(way.channel, value, steps, note))
        return tuple(kept)

    def _doubt(self, channel: str, value: str, country: str) -> None:
        if channel == "email":
            address = read_email(value, value.find("@")) if "@" in value else None
            if address is None or address.usable != value or not address.is_deliverable_in_form():
                self._say(Trouble.ODD_EMAIL, value)
        elif channel in {"phone", "fax"} and read_number(value, country).standing in {
            Standing.INVALID,
            Standing.UNKNOWN,
        }:
            self._say(Trouble.ODD_NUMBER, value)


def one_line(value: str) -> str:
    return " ".join(UNSEEN.sub(" ", value).split())


def lines(value: str) -> str:
    """Several lines, each without odd spaces; empty ones are dropped."""
    return "\n".join(filter(None, (one_line(line) for line in re.split(r"\r\n|\r|\n|\x0b|\x0c|\x85", value))))


@lru_cache(maxsize=4096)
def country_code(value: str) -> str:
    """ISO 3166 of a code or of a country's name in one of our languages; "" for what is neither."""
    value = value.strip()
    if len(value) == 2 and value.isascii() and value.upper() in Locale("en").territories:
        return value.upper()
    return country_names().get(value.lower(), "")


@lru_cache(maxsize=1)
def _languages() -> dict[str, str]:
    codes = (str(code).replace("_", "-") for code in Locale("en").languages)
    return {code.lower(): code for code in codes}
