"""Blank lines that mean nothing, and other marks that only the lines around them explain."""

import re

from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import Line, meaning_of

TOWN_CODE = re.compile(
    r"(?<!\d)\d{5,6}(?!\d)|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b\d{3}-\d{4}\b|\b\d{4} [A-Z]{2}\b|\b\d{4}-\d{3}\b"
)
MANY = 16  # lines
MEXICAN = re.compile(r"\bM[ée]xico\b|\bColonia\b|\bC\.? ?P\.? ?\d{5}\b|\.mx\b")


def close_up_blocks(lines: list[Line]) -> None:
    """
    Take the blank line behind each line of an address away, where only that address was spaced so widely.

    Told by four short lines at least with one blank between them, a street or a town's code among them, and more
    or less than one blank behind them.
    """
    first = 0
    while first + 3 < len(lines):
        if lines[first + 1].blanks_before != 1 or not _is_short(lines[first]):
            first += 1
            continue
        last, reached = first, _may_be_reached(lines[first])
        while last + 1 < len(lines) and lines[last + 1].blanks_before == 1 and _is_short(lines[last + 1]):
            here = _may_be_reached(lines[last + 1])
            if reached and not here:
                break  # somebody else's block
            last, reached = last + 1, here
        run = lines[first : last + 1]
        named = [line for line in run if not _may_be_reached(line)]
        if len(run) >= 4 and len(named) >= 3 and any(map(_is_of_an_address, named[1:])):
            for line in run[1:]:
                line.blanks_before = 0
        first = last + 1


def _is_short(line: Line) -> bool:
    return len(line.words) <= 9 and len(line.text) <= 70 and line.text[-1:] not in "!?:"


def _may_be_reached(line: Line) -> bool:
    return "@" in line.text or line.digits >= 9


def _is_of_an_address(line: Line) -> bool:
    return line.digits > 0 and (
        bool(line.means & (M.STREET | M.BOX)) or TOWN_CODE.search(line.text) is not None
    )


def name_quarters(text: str, lines: list[Line]) -> None:
    """Where Mexico or a postcode of it is named, "Col." is no colonel but a quarter of a town: "Col. Juárez"."""
    if "Col. " not in text or MEXICAN.search(text) is None:
        return
    for line in lines:
        if "Col. " in line.text:
            for word in line.words:
                if word.text == "Col":
                    word.means = M.STREET
            line.means = meaning_of(line.words)


def _are_mostly_short(lines: list[Line]) -> bool:
    return len(lines) >= MANY and sum(map(_is_short, lines)) * 2 > len(lines)


def close_up(lines: list[Line]) -> None:
    """
    Where every line of a text is followed by a blank one, the blank lines mean nothing: only further ones do.

    Where no further ones are, the lines may be paragraphs: unless most of many are too short for that.
    """
    gaps = [line.blanks_before for line in lines[1:]]
    if len(gaps) >= 6 and min(gaps) >= 1 and (max(gaps) > min(gaps) or _are_mostly_short(lines)):
        least = min(gaps)
        for line in lines[1:]:
            line.blanks_before -= least
