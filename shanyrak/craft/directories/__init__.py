"""
Directories of offices as others keep them: CSV, vCard 4.0, Popolo JSON. Read, judged row by row, and written.

What cannot be understood is named with its row, and never breaks the rest. Nothing here is believed: a room proposes
what was read, and people confirm it.
"""

from shanyrak.craft.directories.entries import (
    LARGEST,
    MOST_ENTRIES,
    Directory,
    Entry,
    MissionOf,
    NotADirectory,
    Problem,
    TooLarge,
    Trouble,
    UnableToRead,
    Way,
)
from shanyrak.craft.directories.formats import FORMATS, Format, read_directory, write_directory

__all__ = [
    "FORMATS",
    "LARGEST",
    "MOST_ENTRIES",
    "Directory",
    "Entry",
    "Format",
    "MissionOf",
    "NotADirectory",
    "Problem",
    "TooLarge",
    "Trouble",
    "UnableToRead",
    "Way",
    "read_directory",
    "write_directory",
]
