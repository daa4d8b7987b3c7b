"""A text as lines of words, each with its place in characters. One pass; nothing is decided here."""

import re
from dataclasses import dataclass, field

from shanyrak.craft.reading.lexicon import M, meanings

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ‘\u200c-][^\W\d_]+){0,12}")
BULLET = re.compile(
    r"(?:[•●▪◦·*–—+>»-]{1,3}[ \t]{0,8}(?=[^\W_+(])|\(?\d{1,2}[.)][ \t]{0,8}(?=[^\d\s])|\(?[a-hivx]{1,4}\)[ \t]{1,8}|[ivx]{1,4}\.[ \t]{1,8}|[A-H][.)][ \t]{1,8})"
)
# One character for one character, so that places in the text stay true.
PLAIN = str.maketrans(
    {
        "\u00a0": " ",
        "\u2007": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\ufeff": " ",
        "\r": " ",
        "\t": " ",
        "\x0b": " ",
    }
    | {
        "\x0c": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
        "\x85": "\n",
        "＠": "@",
        "：": ":",
        "\u200b": " ",
        "\x00": " ",
    }
    | {"\u200e": " ", "\u200f": " ", "\u2011": "-", "\u2010": "-"}
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its place in the whole text and what it may mean."""

    text: str
    lower: str
    start: int
    end: int
    means: M

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()


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
    means: M = M(0)

    def words_between(self, start: int, end: int) -> list[Word]:
        return [w for w in self.words if start <= w.start and w.end <= end]


def words_of(text: str, offset: int = 0) -> list[Word]:
    found = []
    for match in WORD.finditer(text):
        word = match.group()
        lower = word.lower()
        found.append(Word(word, lower, match.start() + offset, match.end() + offset, meanings(lower)))
    return found


def plain(text: str) -> str:
    """Make odd spaces and line ends ordinary ones; the length does not change."""
    return text.translate(PLAIN)


def lines_of(text: str) -> list[Line]:
    """Split ``plain`` text into its lines that are not blank."""
    lines: list[Line] = []
    place, blanks = 0, 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if not stripped:
            blanks += 1
        else:
            start = place + len(raw) - len(raw.lstrip())
            mark = BULLET.match(stripped)
            bullet = mark.group() if mark else ""
            body = stripped[len(bullet) :]
            words = words_of(body, start + len(bullet))
            line = Line(len(lines), start + len(bullet), start + len(stripped), body, bullet, blanks, words)
            for word in words:
                line.means |= word.means
            lines.append(line)
            blanks = 0
        place += len(raw) + 1
    return lines
