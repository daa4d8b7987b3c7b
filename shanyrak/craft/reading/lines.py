"""A text as lines of words, each with its place in characters. One pass; nothing is decided here."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from shanyrak.craft.reading.lexicon import meanings
from shanyrak.craft.reading.mending import ASCII_WORD, WORD

ORDINALS = frozenset(["st", "nd", "rd", "th"])
DIGIT = re.compile(r"\d")


@dataclass(slots=True)
class Word:
    """A word, its place in the whole text and what it may mean. Not frozen: freezing makes its making four times dearer."""

    text: str
    lower: str
    start: int
    end: int
    means: int
    is_capital: bool


@dataclass(slots=True)
class Line:
    """A line that is not blank. ``start`` and ``end`` hold its text without bullet and surrounding space."""

    number: int  # 0-based among the lines that are not blank
    start: int
    end: int
    text: str
    bullet: str
    blanks_before: int
    words: list[Word]
    points: list = field(default_factory=list)
    low: str = ""  # its text in small letters
    means: int = 0
    digits: int = 0  # how many digits stand in it
    sentences: list | None = None  # once they were cut
    days: list | None = None  # once they were looked for

    def words_between(self, start: int, end: int) -> list[Word]:
        return [w for w in self.words if start <= w.start and w.end <= end]


def words_of(text: str, offset: int = 0) -> list[Word]:
    found = []
    for match in (ASCII_WORD if text.isascii() else WORD).finditer(text):
        word, (begin, stop) = match[0], match.span()
        lower, means, is_capital = seen(word)
        if means and lower in ORDINALS and begin and text[begin - 1].isdigit():
            means = 0  # "21st" is no street
        found.append(Word(word, lower, begin + offset, stop + offset, means, is_capital))
    return found


def meaning_of(words: Iterable[Word]) -> int:
    """Say what any of the words may mean, as one set."""
    means = 0
    for word in words:
        means |= word.means
    return means


@lru_cache(maxsize=16384)
def seen(word: str) -> tuple[str, int, bool]:
    """What is true of a word wherever it stands; words come back so often that asking once halves the work."""
    lower = word.lower()
    return lower, meanings(lower), word[0].isupper()


def is_title_case(line: Line) -> bool:
    """A Headline Written Like This. Or LIKE THIS."""
    return 3 <= len(line.words) <= 20 and sum(w.is_capital for w in line.words) * 4 >= len(line.words) * 3
