"""
A text cut at its facts, so that a template can colour them. Everything stays plain text: the template escapes it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise

# By what a path begins with, the longest first.
_KINDS = {
    "copies_to": "copy",
    "support_to": "support",
    "own_contacts": "own",
    "more_info": "own",
    "donate": "own",
    "demands": "demand",
    "persons": "person",
    "published": "date",
    "deadline": "date",
    "held_": "date",
    "title": "title",
    "org": "title",
    "reference": "title",
    "countries": "title",
    "closed": "date",
}
KINDS = ("title", "date", "person", "demand", "target", "contact", "copy", "support", "own")
_LATIN = {"phones", "faxes", "emails", "web", "social"}
_WAYS = _LATIN | {"postal"}


@dataclass(frozen=True, slots=True)
class Mark:
    """
    A fact in its place: characters ``start`` to ``end`` (not included) of the text.

    ``others`` are the numbers of further facts that stand in the very same place, as one number for telephone and fax.
    """

    number: int
    path: str
    start: int
    end: int
    is_doubted: bool = False
    kind: str = ""
    others: tuple[int, ...] = ()

    @property
    def is_latin(self) -> bool:
        """Numbers and addresses run from left to right, whatever script is around them."""
        return bool(_LATIN & set(self.path.split("/")))

    @property
    def numbers(self) -> tuple[int, ...]:
        return (self.number, *self.others)


@dataclass(frozen=True, slots=True)
class Piece:
    """
    A stretch of the text; ``mark`` is None where nothing was read, ``is_unread`` where it was left aside.

    ``is_first`` carries the anchor of the fact, ``is_last`` its number.
    """

    text: str
    mark: Mark | None = None
    is_first: bool = False
    is_last: bool = False
    is_unread: bool = False


@dataclass(slots=True)
class Row:
    """One line of the text, 1-based."""

    number: int
    pieces: list[Piece] = field(default_factory=list)


def kind_of(path: str) -> str:
    """Give the colour of a fact by its path: ``contact`` of ``targets/0/phones/1``, ``copy`` of ``copies_to/0/name``."""
    section = path.partition("/")[0]
    if section == "targets":
        return "contact" if _WAYS & set(path.split("/")) else "target"
    return next((kind for start, kind in _KINDS.items() if section.startswith(start)), "title")


def pieces(text: str, marks: Iterable[Mark], unread: Iterable[tuple[int, int]] = ()) -> list[Piece]:
    """
    Cut the text at the marks. Where marks lie over each other the shortest is shown; nothing is lost or doubled.

    Marks outside the text, or empty, are passed over. ``unread`` are stretches that were left aside: they show where
    no mark lies on them.
    """
    size = len(text)
    marks = sorted(
        (mark for mark in marks if 0 <= mark.start < mark.end <= size), key=lambda mark: mark.start
    )
    aside = _joined((start, end) for start, end in unread if 0 <= start < end <= size)
    borders = {
        0,
        size,
        *(m.start for m in marks),
        *(m.end for m in marks),
        *(each for pair in aside for each in pair),
    }
    stretches: list[tuple[int, int, Mark | None, bool]] = []
    begun, beside, over = 0, 0, list[Mark]()
    for start, end in pairwise(sorted(borders)):
        # One sweep over the text: a page of a thousand addresses is no reason to wait.
        while begun < len(marks) and marks[begun].start <= start:
            over.append(marks[begun])
            begun += 1
        while beside < len(aside) and aside[beside][1] <= start:
            beside += 1
        over = [mark for mark in over if mark.end >= end]
        mark = min(over, key=lambda mark: mark.end - mark.start, default=None)
        is_unread = mark is None and beside < len(aside) and aside[beside][0] <= start
        if stretches and stretches[-1][2:] == (mark, is_unread):
            start = stretches.pop()[0]
        stretches.append((start, end, mark, is_unread))
    return _numbered([Piece(text[start:end], mark, is_unread=grey) for start, end, mark, grey in stretches])


def rows(cut: Iterable[Piece]) -> list[Row]:
    """Lay the pieces out line by line. Joined by line ends, the lines are the text."""
    lines = [Row(1)]
    for piece in cut:
        for index, part in enumerate(piece.text.split("\n")):
            if index:
                lines.append(Row(len(lines) + 1))
            if part:
                lines[-1].pieces.append(replace(piece, text=part))
    numbered = iter(_numbered([piece for row in lines for piece in row.pieces]))
    for row in lines:
        row.pieces = list(islice(numbered, len(row.pieces)))
    return lines


def _numbered(cut: list[Piece]) -> list[Piece]:
    """Say of each mark where it begins and where its number stands: not behind a lone line end."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for index, piece in enumerate(cut):
        if piece.mark and piece.text.strip():
            first.setdefault(piece.mark.number, index)
            last[piece.mark.number] = index
    return [
        replace(
            piece,
            is_first=piece.mark is not None and first.get(piece.mark.number) == index,
            is_last=piece.mark is not None and last.get(piece.mark.number) == index,
        )
        for index, piece in enumerate(cut)
    ]


def _joined(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in order, those that touch made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
