"""Which format a file is in, and the way into and out of each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from shanyrak.craft.directories.cards import read_vcards, write_vcards
from shanyrak.craft.directories.entries import LARGEST, Directory, Entry, NotADirectory, TooLarge
from shanyrak.craft.directories.popolo import read_popolo, write_popolo
from shanyrak.craft.directories.sheets import read_csv, write_csv
from shanyrak.craft.documents.decoding import decode
from shanyrak.craft.documents.documents import UnableToOpen


@dataclass(frozen=True, slots=True)
class Format:
    key: str
    suffix: str
    media_type: str
    read: Callable[[str], Directory]
    write: Callable[[Iterable[Entry]], str]


FORMATS = {
    each.key: each
    for each in (
        Format("csv", ".csv", "text/csv; charset=utf-8", read_csv, write_csv),
        Format("vcard", ".vcf", "text/vcard; charset=utf-8", read_vcards, write_vcards),
        Format("popolo", ".json", "application/json", read_popolo, write_popolo),
    )
}


def read_directory(raw: bytes) -> tuple[Format, Directory]:
    """
    Read a file of any of the formats, told apart by how it begins.

    :raises TooLarge: over two megabytes
    :raises NotADirectory: none of the formats, or broken as a whole
    """
    if len(raw) > LARGEST:
        raise TooLarge(f"{len(raw)} bytes")
    try:
        text = decode(raw).text.lstrip("\ufeff \r\n")
    except UnableToOpen as unable:
        raise NotADirectory(type(unable).__name__) from unable
    found = FORMATS["csv"]
    if text.startswith("{"):
        found = FORMATS["popolo"]
    elif text[:11].upper() == "BEGIN:VCARD":
        found = FORMATS["vcard"]
    return found, found.read(text)


def write_directory(key: str, entries: Iterable[Entry]) -> bytes:
    """Write a file in one of ``FORMATS``. A sheet begins with the mark by which Excel knows UTF-8."""
    text = FORMATS[key].write(entries)
    return text.encode("utf-8-sig" if key == "csv" else "utf-8")
