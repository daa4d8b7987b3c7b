"""``shanyrak read FILE|- [--json]``: what an appeal says, its doubts first. Needs no database and no Django."""

import argparse
import json
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

UNDERSTOOD, UNREADABLE, IN_PART = 0, 1, 2
# Four bytes a character at most, and some more so that the reader itself can say what it cut.
MOST_BYTES = 32 * 1024 * 1024
CYRILLIC_PAGES = ("windows-1251", "koi8-r")
HIGH_BYTES = frozenset({0x00, 0x04, 0x06})
OFTEN = "оеаинтсрвлкмдпу"


class UnableToRead(Exception):
    """The input is no text that could be read; the message says what it is instead."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it was found in."""

    text: str
    encoding: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare ``FILE`` (``-`` for standard input) and ``--json``."""
    parser.add_argument("file", metavar="FILE", help="the text of an appeal; - reads from standard input")
    parser.add_argument(
        "--json", action="store_true", dest="as_json", help="print everything as one JSON object"
    )


def run(args: argparse.Namespace) -> int:
    """Read and print. 0: understood; 1: not readable; 2: understood only in part."""
    name = "-" if args.file == "-" else args.file
    try:
        decoded = decode(_bytes_of(args.file))
    except UnableToRead as trouble:
        print(f"{name}:1: not read: {trouble}", file=sys.stderr)
        return UNREADABLE
    from shanyrak.craft.reading import read_text

    reading = read_text(decoded.text)
    for problem in reading.problems:
        print(f"{name}:{problem.line}: {problem.trouble.value}: {problem.message}", file=sys.stderr)
    shape = reading.as_json()
    shape["encoding"] = decoded.encoding
    text = json.dumps(shape, ensure_ascii=False, indent=1) if args.as_json else summary(shape)
    sys.stdout.buffer.write((text + "\n").encode("utf-8", errors="replace"))
    sys.stdout.buffer.flush()
    return UNDERSTOOD if reading.is_whole else IN_PART


def _bytes_of(file: str) -> bytes:
    try:
        if file == "-":
            return sys.stdin.buffer.read(MOST_BYTES)
        with Path(file).open("rb") as source:
            return source.read(MOST_BYTES)
    except OSError as trouble:
        raise UnableToRead(
            f"{trouble.strerror or 'it cannot be opened'}. Give the path of a text file, or - to paste."
        ) from trouble


def decode(raw: bytes) -> Decoded:
    """
    Decode UTF-8, UTF-16, windows-1251, windows-1252 or KOI8-R, found by marks and by letter frequency.

    Raises UnableToRead for nothing, and for bytes that are no text.
    """
    if not raw.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise UnableToRead("it is empty. Paste the whole text of the appeal.")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _checked(raw.decode("utf-16", errors="replace"), "utf-16")
    if (wide := _wide(raw)) is not None:
        return _checked(raw.decode(wide, errors="replace"), wide)
    try:
        return _checked(raw.decode("utf-8-sig"), "utf-8")
    except UnicodeDecodeError as trouble:
        # A text cut in the middle of a character is still UTF-8.
        if trouble.start >= len(raw) - 4 and trouble.start > 0:
            return _checked(raw[: trouble.start].decode("utf-8-sig"), "utf-8")
    _refuse_binary(raw)
    return _checked(*_eight_bit(raw))


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: every second byte is the same small number (0 Latin, 4 Cyrillic, 6 Arabic, 32 signs)."""
    head = raw[:2000]
    if len(head) < 8:
        return None
    half = len(head) // 2
    odd, even = (sum(byte in HIGH_BYTES for byte in head[first::2]) for first in (1, 0))
    if odd > half * 0.9 and even < half * 0.5:
        return "utf-16-le"
    if even > half * 0.9 and odd < half * 0.5:
        return "utf-16-be"
    return None


def _refuse_binary(raw: bytes) -> None:
    head = raw[:65536]
    controls = sum(b < 32 and b not in b"\t\n\r\x0c\x1b" for b in head)
    if b"\x00" in head or controls * 50 > len(head):
        raise UnableToRead(
            "it is no text but a binary file. Open it in its own program, copy the text and paste that."
        )


def _checked(text: str, encoding: str) -> Decoded:
    head = text[:65536]
    controls = sum((c < " " and c not in "\t\n\r\x0c\x1b\x0b") or c == "\ufffd" for c in head)
    if controls * 20 > len(head):
        raise UnableToRead(
            "it is no text but a binary file. Open it in its own program, copy the text and paste that."
        )
    if not any(c.isalnum() for c in head):
        raise UnableToRead("there are no words in it. Paste the whole text of the appeal.")
    return Decoded(text, encoding)


def _eight_bit(raw: bytes) -> tuple[str, str]:
    """Tell Russian code pages from the Western one: whose frequent letters come out as the frequent ones."""
    head = raw[:20000]
    high = [b for b in head if b >= 0x80]
    letters = sum((65 <= b <= 90) or (97 <= b <= 122) for b in head)
    if len(high) * 4 < letters and not _has_cyrillic_words(head):
        return raw.decode("windows-1252", errors="replace"), "windows-1252"
    best = max(CYRILLIC_PAGES, key=lambda page: _frequency(head, page))
    return raw.decode(best, errors="replace"), best


def _has_cyrillic_words(head: bytes) -> bool:
    """Runs of four and more high bytes: words of another alphabet; Western texts have single ones."""
    run = longest = count = 0
    for byte in head:
        run = run + 1 if byte >= 0xC0 or byte in {0xA8, 0xB8, 0xA3, 0xB3} else 0
        longest = max(longest, run)
        count += run == 4
    return longest >= 5 and count >= 2


def _frequency(head: bytes, page: str) -> int:
    text = head.decode(page, errors="ignore")
    # Capitals inside words betray the wrong page: KOI8-R and windows-1251 exchange case.
    inside = sum(a.islower() and b.isupper() for a, b in pairwise(text))
    return sum(c in OFTEN for c in text) - 3 * inside


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
