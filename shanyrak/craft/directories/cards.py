"""
A directory as vCards: version 4.0 (RFC 6350) is written; 4.0 and 3.0 are read.

ORG and TITLE are the office, FN its holder. What vCard has no word for stands in X-SHANYRAK-… properties, which other
programs keep or ignore.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shanyrak.craft.directories.entries import (
    LONGEST_VALUE,
    MOST_ENTRIES,
    Directory,
    Entry,
    NotADirectory,
    Problem,
    Trouble,
    Way,
)
from shanyrak.craft.directories.judging import WIDTHS, Judge

OURS = "X-SHANYRAK-"
# Of an office there is no property in vCard for these.
OWN_FIELDS = (
    "holder_since", "salutation", "country", "place", "hours", "source",
    "mission_of", "mission_kind", "accredited_to",
)  # fmt: skip
PROPERTY = re.compile(
    r"(?:[A-Za-z0-9-]+\.)?(?P<name>[A-Za-z0-9-]+)(?P<parameters>(?:;[A-Za-z0-9-]+(?:=(?:\"[^\"]*\"|[^\";:])*)?)*):(?P<value>.*)",
    re.DOTALL,
)
PARAMETER = re.compile(r";([A-Za-z0-9-]+)(?:=((?:\"[^\"]*\"|[^\";:])*))?")
PRIVATE_TYPES = frozenset({"home", "cell"})
FOLD = 75  # octets, RFC 6350 section 3.2
LONGEST_LINE = 4 * LONGEST_VALUE


@dataclass(frozen=True, slots=True)
class Line:
    """One unfolded line of a card."""

    name: str  # upper case
    parameters: dict[str, str]  # by upper-case name
    value: str  # as it stands, escapes and all

    @property
    def types(self) -> frozenset[str]:
        return frozenset(self.parameters.get("TYPE", "").replace('"', "").lower().split(","))

    @property
    def text(self) -> str:
        return unescape(self.value)


def read_vcards(text: str) -> Directory:
    """
    Read cards one after the other. A broken line is left out; the rest of its card is kept.

    :raises NotADirectory: there is no card in it
    """
    entries: list[Entry] = []
    problems: list[Problem] = []
    found = False
    for number, lines in _cards(text):
        found = True
        if len(entries) == MOST_ENTRIES:
            problems.append(Problem(Trouble.TOO_MANY, number, str(MOST_ENTRIES)))
            break
        judge = Judge(number)
        entry = judge.entry(_said(lines), _ways(lines, judge))
        problems += judge.problems
        if entry:
            entries.append(entry)
    if not found:
        raise NotADirectory("no BEGIN:VCARD")
    return Directory(tuple(entries), tuple(problems))


def write_vcards(entries: Iterable[Entry]) -> str:
    """Write cards that ``read_vcards`` reads back as they were."""
    return "".join(fold(line) + "\r\n" for entry in entries for line in _card(entry))


def _card(entry: Entry) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"KIND:{'individual' if entry.holder else 'org'}"
    yield f"FN:{escape(entry.holder or entry.role)}"
    yield f"TITLE:{escape(entry.role)}"
    if entry.organisation:
        yield f"ORG:{escape(entry.organisation)}"
    if entry.language:
        yield f"LANG:{escape(entry.language)}"
    if entry.time_zone:
        yield f"TZ:{escape(entry.time_zone)}"
    for way in entry.ways:
        yield from _written(way)
    mission = entry.mission
    more = {
        "mission_of": mission.sending if mission else "",
        "mission_kind": mission.kind if mission else "",
        "accredited_to": ", ".join(mission.accredited_to) if mission else "",
    }
    for name in OWN_FIELDS:
        if value := more.get(name) or getattr(entry, name, ""):
            yield f"{OURS}{name.upper().replace('_', '-')}:{escape(value)}"
    yield "END:VCARD"


def _written(way: Way) -> Iterator[str]:
    note = f';{OURS}NOTE="{quote_parameter(way.note)}"' if way.note else ""
    match way.channel:
        case "email":
            yield f"EMAIL;TYPE=work{note}:{escape(way.value)}"
        case "phone":
            yield f'TEL;VALUE=text;TYPE="work,voice"{note}:{escape(way.value)}'
        case "fax":
            yield f'TEL;VALUE=text;TYPE="work,fax"{note}:{escape(way.value)}'
        case "webform":
            steps = f';{OURS}STEPS="{quote_parameter(way.steps)}"' if way.steps else ""
            yield f"CONTACT-URI{steps}{note}:{escape(way.value)}"  # RFC 8605
        case "post":
            yield f'ADR;TYPE=work;LABEL="{quote_parameter(way.value)}"{note}:;;;;;;'
        case "handin":
            yield f"{OURS}DOOR{note}:{escape(way.value)}"


def _said(lines: list[Line]) -> dict[str, str]:
    said = dict.fromkeys(WIDTHS, "")
    named = ""
    is_org = False
    for line in lines:
        match line.name:
            case "FN":
                named = named or line.text
            case "KIND":
                is_org = line.text.lower() in {"org", "group", "location"}
            case "TITLE":
                said["role"] = said["role"] or line.text
            case "ROLE":
                said["role"] = said["role"] or line.text
            case "ORG":
                said["organisation"] = said["organisation"] or ", ".join(filter(None, parts(line.value)))
            case "LANG":
                said["language"] = said["language"] or line.text
            case "TZ":
                said["time_zone"] = said["time_zone"] or line.text
            case "ADR":
                town, land = ([*parts(line.value), *[""] * 7][index] for index in (3, 6))
                said["place"], said["country"] = said["place"] or town, said["country"] or land
            case name if name.startswith(OURS):
                field = name.removeprefix(OURS).lower().replace("-", "_")
                if field in OWN_FIELDS:
                    said[field] = line.text
    if not said["role"] and (is_org or not said["organisation"]):
        said["role"], named = named, ""
    said["holder"] = "" if is_org and named in {said["role"], said["organisation"]} else named
    return said


def _ways(lines: list[Line], judge: Judge) -> Iterator[Way]:
    for line in lines:
        channel = _channel(line)
        if channel is None:
            continue
        value = _address(line) if channel == "post" else line.text
        if channel in {"phone", "fax"}:
            value = value.removeprefix("tel:").partition(";")[0] if value.startswith("tel:") else value
        if line.types & PRIVATE_TYPES and "work" not in line.types:
            judge.problems.append(Problem(Trouble.PRIVATE, judge.line, line.name))
            continue
        note = unquote_parameter(line.parameters.get(f"{OURS}NOTE", ""))
        yield Way(channel, value, unquote_parameter(line.parameters.get(f"{OURS}STEPS", "")), note)


def _channel(line: Line) -> str | None:
    match line.name:
        case "EMAIL":
            return "email"
        case "TEL":
            return "fax" if "fax" in line.types else "phone"
        case "URL" | "CONTACT-URI":
            return "webform"
        case "ADR":
            return "post"
    return "handin" if line.name == f"{OURS}DOOR" else None


def _address(line: Line) -> str:
    """The address as its LABEL prints it, else put together: box, room, street, town and region, postcode, country."""
    if label := line.parameters.get("LABEL"):
        return unquote_parameter(label)
    box, room, street, town, region, code, land = [*parts(line.value), *[""] * 7][:7]
    return "\n".join(filter(None, [box, room, street, " ".join(filter(None, [code, town])), region, land]))


def _cards(text: str) -> Iterator[tuple[int, list[Line]]]:
    """The cards with the line each begins in. One that is not closed ends with the text."""
    begun, lines = 0, []
    for number, line in _unfolded(text):
        found = PROPERTY.fullmatch(line) if len(line) <= LONGEST_LINE else None
        if found is None:
            continue
        name, value = found["name"].upper(), found["value"]
        if name == "BEGIN" and value.strip().upper() == "VCARD":
            if begun:
                yield begun, lines
            begun, lines = number, []
        elif name == "END" and value.strip().upper() == "VCARD":
            if begun:
                yield begun, lines
            begun, lines = 0, []
        elif begun:
            lines.append(Line(name, _parameters(found["parameters"]), value))
    if begun:
        yield begun, lines


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    begun, pieces = 0, []
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        if line[:1] in {" ", "\t"} and pieces:
            pieces.append(line[1:])
            continue
        if pieces:
            yield begun, "".join(pieces)
        begun, pieces = number, [line]
    if pieces:
        yield begun, "".join(pieces)


def _parameters(text: str) -> dict[str, str]:
    """By name; a type that is repeated (TYPE=work;TYPE=fax), or bare as in old cards (TEL;FAX:), is joined."""
    found: dict[str, str] = {}
    for name, value in PARAMETER.findall(text):
        key, said = (name.upper(), value) if value else ("TYPE", name)
        found[key] = f"{found[key]},{said}" if key in found else said
    return found


def fold(line: str) -> str:
    """Fold a line at 75 octets, between characters."""
    pieces, size = [], 0
    for character in line:
        width = len(character.encode())
        if size + width > FOLD:
            pieces.append("\r\n ")
            size = 1
        pieces.append(character)
        size += width
    return "".join(pieces)


def escape(text: str) -> str:
    """RFC 6350 section 3.4."""
    text = text.replace("\\", "\\\\").replace("\n", "\\n")
    return text.replace(",", "\\,").replace(";", "\\;")


def unescape(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def parts(value: str) -> list[str]:
    """The parts of a structured value (ADR, ORG), parted by semicolons that are not escaped."""
    return [unescape(part).strip() for part in re.findall(r"(?:^|;)((?:\\.|[^;\\])*)", value)]


def quote_parameter(text: str) -> str:
    """RFC 6868, for the inside of quotation marks."""
    return text.replace("^", "^^").replace("\n", "^n").replace('"', "^'")


def unquote_parameter(value: str) -> str:
    if value.startswith('"') and value.endswith('"') and len(value) > 1:
        value = value[1:-1]
    # LABEL in RFC 6350 itself writes a new line as \n.
    value = re.sub(r"\^([n'^])", lambda found: {"n": "\n", "'": '"', "^": "^"}[found[1]], value)
    return value.replace("\\n", "\n")
