"""
A text cut at its facts, so that a template can colour them. Everything stays plain text: the template escapes it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

WHO, WHEN, WHERE, HOW, ASK = "who", "when", "where", "how", "ask"

# By the last name in a path such as targets/0/phones/1; what is not named here is somebody's name or office.
_KINDS = {
    "published": WHEN,
    "deadline": WHEN,
    "held_since": WHEN,
    "held_days": WHEN,
    "countries": WHERE,
    "country": WHERE,
    "postal": WHERE,
    "phones": HOW,
    "faxes": HOW,
    "emails": HOW,
    "web": HOW,
    "phones_expanded": HOW,
    "faxes_expanded": HOW,
    "more_info": HOW,
    "donate": HOW,
    "own_contacts": HOW,
    "demands": ASK,
    "title": ASK,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A fact in its place: characters ``start`` to ``end`` (not included) of the text."""

    number: int
    path: str
    start: int
    end: int
    is_doubted: bool = False

    @property
    def kind(self) -> str:
        return kind_of(self.path)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text; ``mark`` is None where nothing was read. ``is_last`` carries the number to show."""

    text: str
    mark: Mark | None = None
    is_last: bool = False


def kind_of(path: str) -> str:
    """Give who, when, where, how or ask for a path such as ``targets/0/phones/1``."""
    names = [part for part in path.split("/") if not part.isdigit()]
    return next((_KINDS[name] for name in reversed(names) if name in _KINDS), WHO)


def pieces(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """
    Cut the text at the marks. Where marks lie over each other the shortest is shown; nothing is lost or doubled.

    Marks outside the text, or empty, are passed over.
    """
    marks = sorted(
        (mark for mark in marks if 0 <= mark.start < mark.end <= len(text)), key=lambda mark: mark.start
    )
    borders = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    stretches: list[tuple[int, int, Mark | None]] = []
    begun, over = 0, list[Mark]()
    for start, end in pairwise(borders):
        # One sweep over the text: a page of a thousand addresses is no reason to wait.
        while begun < len(marks) and marks[begun].start <= start:
            over.append(marks[begun])
            begun += 1
        over = [mark for mark in over if mark.end >= end]
        mark = min(over, key=lambda mark: mark.end - mark.start, default=None)
        if stretches and stretches[-1][2] == mark:
            start = stretches.pop()[0]
        stretches.append((start, end, mark))
    last = {
        mark.number: index
        for index, (start, end, mark) in enumerate(stretches)
        if mark
        and text[start:end].strip()  # a number behind a lone line end would stand in front of the next fact
    }
    return [
        Piece(text[start:end], mark, is_last=mark is not None and last.get(mark.number) == index)
        for index, (start, end, mark) in enumerate(stretches)
    ]
