"""Bytes as text: by their marks, else by which letters are frequent."""

import codecs
from dataclasses import dataclass
from itertools import pairwise

from shanyrak.craft.documents.documents import Binary, Empty, NoWords

CYRILLIC_PAGES = ("windows-1251", "koi8-r")
HIGH_BYTES = frozenset({0x00, 0x04, 0x06})
OFTEN = "оеаинтсрвлкмдпу"
# Codecs that turn bytes into text but are no charset of a page or mail; two of them take quadratic time.
NO_CHARSET = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf-7"})
SAID_OTHERWISE = {
    "win-1251": "cp1251",
    "windows1251": "cp1251",
    "koi8r": "koi8-r",
    "utf8mb4": "utf-8",
    "unicode": "utf-8",
    # What says Latin-1 is nearly always its superset; so say the HTML standard and all browsers.
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it was found in."""

    text: str
    encoding: str


def decode(raw: bytes) -> Decoded:
    """
    Decode UTF-8, UTF-16, windows-1251, windows-1252 or KOI8-R, found by marks and by letter frequency.

    Raises UnableToOpen (Empty, Binary, NoWords) for nothing, and for bytes that are no text.
    """
    if not raw.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise Empty
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _checked(raw.decode("utf-16", errors="replace"), "utf-16")
    if (wide := _wide(raw)) is not None:
        return _checked(raw.decode(wide, errors="replace"), wide)
    try:
        return _checked(raw.decode("utf-8-sig"), "utf-8")
    except UnicodeDecodeError as trouble:
        # A text cut in the middle of a character is still UTF-8, if it had other such characters.
        is_cut = trouble.reason == "unexpected end of data" and trouble.start >= len(raw) - 4
        if is_cut and not raw[: trouble.start].isascii():
            return _checked(raw[: trouble.start].decode("utf-8-sig"), "utf-8")
    _refuse_binary(raw)
    return _checked(*_eight_bit(raw))


def decode_declared(raw: bytes, declared: str) -> Decoded:
    """
    Decode a part of a page or mail that declares its charset; the declaration is believed unless the bytes belie it.

    Never raises: what cannot be read becomes U+FFFD.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Decoded(raw.decode("utf-16", errors="replace"), "utf-16")
    try:
        return Decoded(raw.decode("utf-8-sig"), "utf-8")  # hardly anything else is UTF-8 by accident
    except UnicodeDecodeError:
        name = charset(declared)
    if name and name != "utf-8":
        return Decoded(raw.decode(name, errors="replace"), declared.strip().lower())
    if name and raw.decode("utf-8", errors="replace").count("\ufffd") * 50 < len(raw):
        return Decoded(raw.decode("utf-8", errors="replace"), "utf-8")
    return Decoded(*_eight_bit(raw))


def charset(declared: str) -> str:
    """Python's name of a declared charset that text may be in; "" for none, and for words that are no charset."""
    declared = declared.strip().strip("'\"").lower()
    if not declared or len(declared) > 40 or "\0" in declared:
        return ""
    try:
        known = codecs.lookup(SAID_OTHERWISE.get(declared, declared))
    except (LookupError, ValueError):
        return ""
    if known.name in NO_CHARSET or not getattr(known, "_is_text_encoding", True):
        return ""
    return known.name


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
        raise Binary


def _checked(text: str, encoding: str) -> Decoded:
    head = text[:65536]
    controls = sum((c < " " and c not in "\t\n\r\x0c\x1b\x0b") or c == "\ufffd" for c in head)
    if controls * 20 > len(head):
        raise Binary
    if not any(c.isalnum() for c in head):
        raise NoWords
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
