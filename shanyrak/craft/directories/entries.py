"""What a directory says of an office, whatever file it stood in."""

from dataclasses import dataclass, field
from enum import StrEnum

LARGEST = 2 * 1024 * 1024  # bytes of a file
MOST_ENTRIES = 1000
LONGEST_VALUE = 2000  # characters of one field or way
MOST_WAYS = 40  # of one office

CHANNELS = ("email", "phone", "fax", "post", "webform", "handin")
KINDS_OF_MISSION = ("embassy", "consulate", "honorary", "permanent", "office")


class Trouble(StrEnum):
    """What is wrong with a row. After the first three the row is left out; after the others the rest of it is kept."""

    NO_ROLE = "no-role"
    NO_COUNTRY = "no-country"
    TOO_MANY = "too-many"  # rows: this one and all after it
    UNKNOWN_COLUMN = "unknown-column"
    TOO_LONG = "too-long"
    MORE_CELLS = "more-cells"
    NOT_A_CODE = "not-a-code"  # a language, zone, kind or country: left empty
    NOT_A_DAY = "not-a-day"
    ODD_EMAIL = "odd-email"  # kept as printed
    ODD_NUMBER = "odd-number"  # kept as printed
    ODD_HOURS = "odd-hours"  # kept as printed
    PRIVATE = "private"  # a home, a private telephone: left out
    UNKNOWN_WAY = "unknown-way"
    TOO_MANY_WAYS = "too-many-ways"


class UnableToRead(Exception):
    """Anticipated: nothing of the file could be read. The text names the reason, and nothing of the file."""


class TooLarge(UnableToRead):
    """Over ``LARGEST`` bytes."""


class NotADirectory(UnableToRead):
    """It is none of the three formats, or is broken as a whole."""


@dataclass(frozen=True, slots=True)
class Problem:
    """``line`` is the row of a sheet, the line of a vCard's BEGIN, or the number of a post, from 1 on."""

    trouble: Trouble
    line: int
    text: str  # what stood there, at most 120 characters


@dataclass(frozen=True, slots=True)
class Way:
    """One way to an office, as the file prints it. ``channel`` is one of ``CHANNELS``."""

    channel: str
    value: str
    steps: str = ""  # of a web form, one a line
    note: str = ""  # how and when it was confirmed, in the words of the file


@dataclass(frozen=True, slots=True)
class MissionOf:
    """A mission stands for ``sending`` in its office's country, and is accredited to other countries too."""

    sending: str  # ISO 3166
    kind: str  # one of KINDS_OF_MISSION
    accredited_to: tuple[str, ...] = ()  # ISO 3166, without the host country


@dataclass(frozen=True, slots=True)
class Entry:
    """An office as a directory has it. "" is what it does not say."""

    role: str
    country: str  # ISO 3166
    organisation: str = ""
    holder: str = ""
    holder_since: str = ""  # ISO, as exact as known
    salutation: str = ""
    place: str = ""
    language: str = ""
    time_zone: str = ""
    hours: str = ""
    source: str = ""
    ways: tuple[Way, ...] = ()
    mission: MissionOf | None = None
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Directory:
    """All that could be read of a file, and what was wrong with it."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()
