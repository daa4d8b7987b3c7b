# ruff: noqa: E501 - patterns are read across, not down
"""
Rosters: lines one below the other that each name somebody and say how to reach them.

"Ana Sample: 020 7946 0101", "Ben Prim: 020 7946 0102". What one line alone would leave open, the next one of the same
shape decides: that the digits are a number to call, that each line is about somebody else, and that all stand for the same.
"""

import re

from shanyrak.craft.reading.candidates import DATE_LIKE, OTHER_NUMBERS, TOWN_CODE, ZIP
from shanyrak.craft.reading.cues import COPY_WORD, cue_of
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import Line, Word

# A name, a sign or nothing, and a number that ends the line.
NAMED_NUMBER = re.compile(
    r"[^\d\n]{4,90}?[\s:,;.(|–—-]\(?(?P<number>\+?\(?\d[\d ()./-]{6,22}\d)[).;]{0,2}(?:\s?(?:/|;|,|and|or)\s?\+?[\d(][\d ()./-]{6,22}\d)?$"
)
# "ann@a.example (Ann Sample)", "ann@a.example - Ann Sample"
BEHIND = re.compile(r"^\s{0,2}(?:[(–—-]|,)\s?(?:[A-ZÀ-ÞА-Я][^\W\d_]*[.’'-]?[ ,]{0,2}){2,6}\)?$")
LABELS = M.PHONE | M.FAX | M.EMAIL | M.WEB | M.LABEL_ONLY | M.TELEX | M.NUMBERWORD | M.TO | M.JOIN
SAID = M.SPOKEN | M.MUST
# Words of a name, an office and a town; a sentence has more.
LONGEST_NAME = 16
FEWEST_DIGITS = 7
MOST_BETWEEN = 2  # lines from one name to the next: a subheading may stand between


def names_a_number(line: Line) -> bool:
    """'Ana Sample .... 020 7946 0101': by its shape; whether it is a number at all, the line beside it must say."""
    if not FEWEST_DIGITS <= line.digits <= 40 or len(line.words) > LONGEST_NAME or line.means & M.DONATE:
        return False
    if not (line.words and line.words[0].is_capital and line.text[-1] in "0123456789).;"):
        return False
    found = NAMED_NUMBER.match(line.text)
    if found is None or any(x.fullmatch(found.group("number")) for x in (DATE_LIKE, ZIP, TOWN_CODE)):
        return False
    number = found.group("number")
    digits = sum(c.isdigit() for c in number)
    if not (digits >= 9 or (digits >= FEWEST_DIGITS and re.search(r"\d[ .-]\d", number))) or digits > 15:
        return False
    return not (
        line.means & (M.STREET | M.BOX | M.MONTH) or any(w.lower in OTHER_NUMBERS for w in line.words)
    )


def is_listed_number(lines: list[Line], index: int) -> bool:
    """Say whether the line is one of two at least of that shape, one below the other."""
    line = lines[index]
    if not names_a_number(line):
        return False
    beside = [lines[i] for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    return any(other.bullet == line.bullet and names_a_number(other) for other in beside)


def rosters_of(lines: list[Line]) -> dict[int, int]:
    """Map the numbers of lines that stand in a roster to the number of its first line."""
    found: dict[int, int] = {}
    run: list[Line] = []
    for index, line in enumerate(lines):
        if _names_whom(line):
            if run and not _may_follow(run[-1], line):
                _keep(run, found)
                run = []
            run.append(line)
        elif not (run and _is_a_subheading(lines, index)):
            _keep(run, found)
            run = []
    _keep(run, found)
    return found


def _keep(run: list[Line], found: dict[int, int]) -> None:
    if len(run) > 1:
        found |= {line.number: run[0].number for line in run}


def _may_follow(before: Line, line: Line) -> bool:
    return (
        line.blanks_before <= 1
        and line.number - before.number <= MOST_BETWEEN
        and bool(line.bullet) == bool(before.bullet)
    )


def _is_a_subheading(lines: list[Line], index: int) -> bool:
    """'Immigration Desk' between two lines of a roster."""
    line = lines[index]
    return (
        not line.points
        and not line.digits
        and len(line.words) <= 5
        and all(w.is_capital or w.means & M.PARTICLE for w in line.words)
        and index + 1 < len(lines)
        and _names_whom(lines[index + 1])
    )


def _names_whom(line: Line) -> bool:
    """A line whose first words name somebody, and that holds a number or mailbox behind them."""
    if not line.points:
        return False
    points = [p for p in line.points if p.kind in {"number", "email"}]
    if not points:
        return False
    if points[0].start == line.start:
        return BEHIND.search(line.text[points[-1].end - line.start :]) is not None
    if points[0].start - line.start < 4:
        return False
    head = [w for w in line.words if w.end <= points[0].begin]
    if not head or not (head[0].is_capital or not head[0].text.isascii()) or not _is_a_name(head):
        return False
    outside = [w for w in line.words if not any(p.start <= w.start < p.end for p in line.points)]
    if len(outside) > LONGEST_NAME or any(w.means & SAID and not w.is_capital for w in outside):
        return False
    return not COPY_WORD.search(line.text) and cue_of(line.text, line.words) not in {"own", "copy", "support"}


def _is_a_name(head: list[Word]) -> bool:
    first = head[0]
    if first.lower == "the" and len(head) > 1:
        head = head[1:]
        first = head[0]
    titled = any(w.means & (M.ROLE | M.ORG | M.HONOUR) for w in head)
    if first.means & (LABELS | M.SEND | M.COPY | M.SUPPORT | M.INFO) and not (
        first.means & M.NUMBERWORD and titled
    ):
        return False
    return titled or sum(w.is_capital and not w.means & LABELS for w in head) > 1
