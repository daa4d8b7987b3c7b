# ruff: noqa: E501 - word lists and patterns are read across, not down
"""
What one block of lines says: who is meant, which office, which address.

An ``Entry`` gathers the pieces of a block; ``understood`` tells name, role, organisation and postal address apart.
"""

import re
from dataclasses import dataclass, field

from shanyrak.craft.reading.lines import Word, meaning_of, words_of
from shanyrak.craft.reading.point import Point

LONGEST_TIE = 12  # characters
LEFT_OPEN = re.compile(r"\s(?:via|at|on|by|per|au|par|unter|über|through|an|to|the|and|or)[\s.]*$")
PRISONER_NUMBER = re.compile(
    r"\b[Bb]uch(?:nr|nummer|-Nr)\b|(?<!\d)(?<!\d )#\s?[A-Z]{0,3}-?\d{3,}|\b\d{5}-\d{3}\b(?! [A-ZÀ-Þ][a-zà-ÿ])|^[A-Z]\d{4}[A-Z]{2}\b|^[A-Z][^\W\d_]+ (?:(?!Bag )[A-Z][^\s,;:|]* ){1,3}\(?[A-Z]{1,2}\d{4}[A-Z]{0,2}\b"
)
# What is left of a mailbox that the page hid.
EMPTIED = re.compile(r"\s<>?[\s.]{0,3}$")


@dataclass(slots=True)
class Piece:
    """A stretch of text within a block: a line, or a part of one between commas."""

    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    line: int
    is_head: bool = False  # stood in an introduction or a heading, not in the block itself
    means: int = field(init=False)  # of all its words together
    is_place: bool | None = None  # once these four were asked: a block asks them of its lines again and again
    is_address: bool | None = None
    is_whole: bool | None = None
    is_strong_address: bool | None = None
    is_told: bool = False  # an address, by its label or by what stands before it and the land that ends it

    def __post_init__(self) -> None:
        self.means = meaning_of(self.words)


@dataclass(slots=True)
class Entry:
    """One block under way. ``section`` is where its introduction puts it, or None when nothing introduced it."""

    section: str | None
    first_line: int
    bullet: str = ""
    pieces: list[Piece] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    heads: list[Piece] = field(default_factory=list)  # what a sentence or heading said of it
    salutation: tuple[int, int] | None = None
    is_done: bool = False
    is_addressed: bool = False  # a letter to it follows
    after_signature: bool = False
    in_prose: bool = False
    stems: tuple[int, set[str]] | None = None
    awaits_address: bool = False  # "By post:" opened an address
    awaits_person: bool = False  # "Contact persons:" stood there, and nobody yet
    envelope_end: int = -1  # the line behind the address that stands below its points
    is_heading_new: bool = False
    lines: list[int] = field(default_factory=list)
    blanks: list[int] = field(default_factory=list)

    @property
    def has_points(self) -> bool:
        return any(p.kind in {"email", "number", "web", "masked", "cut", "handle"} for p in self.points)

    @property
    def is_double_spaced(self) -> bool:
        return len(self.blanks) >= 2 and all(self.blanks[1:])


def piece_of(
    text: str, start: int, end: int, line: int, words: list[Word] | None = None, *, is_head: bool = False
) -> Piece | None:
    raw = text[start:end]
    lead = len(raw) - len(raw.lstrip(" ,;:-–—*•/|>"))
    body = raw.strip(" *•/|>").lstrip(" ,;:-–—*•/|>")
    body = body.rstrip(" :;–—-|")
    if body.endswith((">", "<", ">.")):
        body = EMPTIED.sub("", body)
    left_open = LEFT_OPEN.search(body, max(0, len(body) - LONGEST_TIE))
    body = body[: left_open.start()] if left_open else body
    if not body:
        return None
    begin = start + lead
    found = (
        [w for w in words if begin <= w.start and w.end <= begin + len(body)]
        if words is not None
        else words_of(body, begin)
    )
    return Piece(begin, begin + len(body), body, tuple(found), line, is_head)
