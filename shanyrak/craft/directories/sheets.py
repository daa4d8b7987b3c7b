"""
A directory as CSV: one row an office, columns in any order, several ways of a kind in lines of one cell.

Written for spreadsheets: a cell that a spreadsheet would take for a formula begins with an apostrophe, which reading takes
away again (OWASP, CSV Injection).
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator

from shanyrak.craft.directories.entries import (
    CHANNELS,
    LARGEST,
    MOST_ENTRIES,
    Directory,
    Entry,
    NotADirectory,
    Problem,
    Trouble,
    Way,
)
from shanyrak.craft.directories.judging import WIDTHS, Judge, one_line

COLUMNS = (
    "role", "organisation", "holder", "holder_since", "salutation", "country", "place", "language",
    "time_zone", "hours", "email", "phone", "fax", "post", "webform", "webform_steps", "handin",
    "mission_of", "mission_kind", "accredited_to", "source",
)  # fmt: skip
# What others call the same column.
OTHER_NAMES = {
    "office": "role", "title": "role", "position": "role", "post_title": "role", "job_title": "role",
    "organization": "organisation", "institution": "organisation", "ministry": "organisation",
    "name": "holder", "full_name": "holder", "person": "holder", "since": "holder_since",
    "e-mail": "email", "emails": "email", "mail": "email", "telephone": "phone", "tel": "phone", "phones": "phone",
    "address": "post", "postal_address": "post", "web": "webform", "website": "webform", "url": "webform",
    "form": "webform", "city": "place", "town": "place", "timezone": "time_zone", "opening_hours": "hours",
    "sending_country": "mission_of", "kind": "mission_kind", "accredited": "accredited_to",
}  # fmt: skip
FORMULA = tuple("=+-@\t\r\n＝＋－＠'")
# A number "a; b" is two; addresses and forms may hold these marks, so they are parted by lines only.
PARTED_BY = {
    "email": r"[\n;,]+\s*|\s+(?=\S+@)",
    "phone": r"[\n;]|\s+/\s+",
    "fax": r"[\n;]|\s+/\s+",
    "webform": r"\s+",
}
BETWEEN_ADDRESSES = r"\n\s*\n"
NO_STEPS = "-"  # holds the place of a form without steps before one that has some


def read_csv(text: str) -> Directory:
    """
    Read a sheet. Row 1 holds the names of the columns; comma, semicolon or tab part the cells.

    :raises NotADirectory: no column says what office it is, or the quotes are broken
    """
    rows = _rows(text)
    names, problems = _columns(next(rows, (1, []))[1])
    if not {"role", "organisation"} & set(names):
        raise NotADirectory("no column names the office")
    entries: list[Entry] = []
    for line, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        if len(entries) == MOST_ENTRIES:
            problems.append(Problem(Trouble.TOO_MANY, line, str(MOST_ENTRIES)))
            break
        judge = Judge(line)
        if any(cell.strip() for cell in cells[len(names) :]):
            problems.append(Problem(Trouble.MORE_CELLS, line, one_line(" ".join(cells[len(names) :]))[:120]))
        said = {name: _unguarded(cell) for name, cell in zip(names, cells, strict=False) if name}
        entry = judge.entry({name: said.get(name, "") for name in WIDTHS}, _ways(said))
        problems += judge.problems
        if entry:
            entries.append(entry)
    return Directory(tuple(entries), tuple(problems))


def write_csv(entries: Iterable[Entry]) -> str:
    """Write a sheet that ``read_csv`` reads back as it was."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        said = _said(entry)
        writer.writerow([_guarded(said.get(name, "")) for name in COLUMNS])
    return out.getvalue()


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with the numbers that a spreadsheet shows."""
    csv.field_size_limit(LARGEST)  # the file is no larger, so no cell is refused before it can be named
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from enumerate(reader, 1)
    except csv.Error as trouble:
        raise NotADirectory(f"the quotes are broken in line {reader.line_num}") from trouble


def _columns(cells: list[str]) -> tuple[list[str], list[Problem]]:
    names, problems = [], []
    for cell in cells:
        name = re.sub(r"[\s-]+", "_", one_line(_unguarded(cell)).lower()).replace("e_mail", "email")
        name = OTHER_NAMES.get(name, name)
        if name not in COLUMNS or name in names:
            if cell.strip():
                problems.append(Problem(Trouble.UNKNOWN_COLUMN, 1, one_line(cell)[:120]))
            name = ""
        names.append(name)
    return names, problems


def _ways(said: dict[str, str]) -> Iterator[Way]:
    steps = iter(re.split(BETWEEN_ADDRESSES, said.get("webform_steps", "")))
    for channel in CHANNELS:
        cell = said.get(channel, "").replace("\r\n", "\n")
        for value in re.split(PARTED_BY.get(channel, BETWEEN_ADDRESSES), cell.strip()):
            if value.strip():
                step = next(steps, "").strip() if channel == "webform" else ""
                yield Way(channel, value, "" if step == NO_STEPS else step)


def _said(entry: Entry) -> dict[str, str]:
    said = {name: getattr(entry, name) for name in WIDTHS if hasattr(entry, name)}
    for channel in CHANNELS:
        values = [way.value for way in entry.ways if way.channel == channel]
        said[channel] = ("\n" if channel in PARTED_BY else "\n\n").join(values)
    steps = [way.steps or NO_STEPS for way in entry.ways if way.channel == "webform"]
    said["webform_steps"] = "\n\n".join(steps) if any(way.steps for way in entry.ways) else ""
    if entry.mission:
        said["mission_of"], said["mission_kind"] = entry.mission.sending, entry.mission.kind
        said["accredited_to"] = ", ".join(entry.mission.accredited_to)
    return said


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell
