"""``shanyrak read FILE|- [--json]``: what an appeal says, its doubts first. Needs no database and no Django."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from shanyrak.craft.documents import Kind, Remark, UnableToOpen, open_document

UNDERSTOOD, UNREADABLE, IN_PART = 0, 1, 2
# Four bytes a character at most, and some more so that the reader itself can say what it cut.
MOST_BYTES = 32 * 1024 * 1024


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare ``FILE`` (``-`` for standard input) and ``--json``."""
    parser.add_argument(
        "file",
        metavar="FILE",
        help="an appeal: a text, web page, mail, PDF, .docx or .odt; - reads from standard input",
    )
    parser.add_argument(
        "--json", action="store_true", dest="as_json", help="print everything as one JSON object"
    )


def run(args: argparse.Namespace) -> int:
    """Read and print. 0: understood; 1: not readable; 2: understood only in part."""
    name = "-" if args.file == "-" else args.file
    try:
        document = open_document(bytes_of(args.file), name=name, plain_at_most=MOST_BYTES)
    except UnableToOpen as trouble:
        print(f"{name}:1: not read: {trouble}", file=sys.stderr)
        return UNREADABLE
    from shanyrak.craft.reading import read_text

    reading = read_text(document.text)
    for note in document.notes:
        print(f"{name}:1: {note.sentence}", file=sys.stderr)
    for problem in reading.problems:
        print(f"{name}:{problem.line}: {problem.trouble.value}: {problem.message}", file=sys.stderr)
    shape = reading.as_json()
    shape["encoding"] = document.encoding
    shape["opened_as"] = document.kind.value
    if document.kind is not Kind.TEXT:
        shape["text"] = document.text  # which the spans count in; the file has no such places
    shape["notes"] = [note.sentence for note in document.notes]
    text = json.dumps(shape, ensure_ascii=False, indent=1) if args.as_json else summary(shape)
    sys.stdout.buffer.write((text + "\n").encode("utf-8", errors="replace"))
    sys.stdout.buffer.flush()
    is_cut = any(note.remark is Remark.CUT for note in document.notes)
    return UNDERSTOOD if reading.is_whole and not is_cut else IN_PART


def bytes_of(file: str) -> bytes:
    """
    What stands in a file, or comes on standard input for ``-``; at most ``MOST_BYTES``.

    :raises UnableToOpen: it is not there, or may not be read; the text says what now
    """
    try:
        if file == "-":
            return sys.stdin.buffer.read(MOST_BYTES)
        with Path(file).open("rb") as source:
            return source.read(MOST_BYTES)
    except OSError as trouble:
        raise UnableToOpen(
            f"{trouble.strerror or 'it cannot be opened'}. Give the path of a text file, or - to paste."
        ) from trouble


def summary(shape: dict[str, Any]) -> str:
    """Write a reading for people: doubts first, then whom to write to, then the rest."""
    lines: list[str] = []
    if shape["doubts"]:
        lines.append(f"To settle first ({len(shape['doubts'])}):")
        lines += [f"  ? {d['path']}: {d['question']}" for d in shape["doubts"]]
        lines.append("")
    for key, label in (
        ("title", "Title"),
        ("published", "Published"),
        ("deadline", "Write by"),
        ("reference", "Number"),
        ("lang", "Language"),
    ):
        if shape[key]:
            lines.append(f"{label}: {' '.join(shape[key].split())}")
    for key, label in (
        ("targets", "Write to"),
        ("copies_to", "Copies to"),
        ("support_to", "Support to"),
        ("own_contacts", "Their own, not to be written to"),
    ):
        for number, entry in enumerate(shape[key], 1):
            lines += ["", f"{label} {number}:", *_entry_lines(entry)]
    if shape["demands"]:
        lines += ["", "Demands:", *(f"  - {d}" for d in shape["demands"])]
    if shape["more_info"]:
        lines += ["", "More information:", *(f"  {w}" for w in shape["more_info"])]
    return "\n".join(lines) if lines else "Nothing was understood."


def _entry_lines(entry: dict[str, Any]) -> list[str]:
    lines = [f"  {entry[key]}" for key in ("name", "role", "organisation") if entry.get(key)]
    if entry.get("postal"):
        lines += [f"  {line}" for line in entry["postal"].splitlines()]
    for key, label in (("phones", "Telephone"), ("faxes", "Fax"), ("emails", "Email"), ("web", "Web")):
        lines += [f"  {label}: {value}" for value in entry.get(key, [])]
    if entry.get("salutation"):
        lines.append(f"  Salutation: {entry['salutation']}")
    return lines
