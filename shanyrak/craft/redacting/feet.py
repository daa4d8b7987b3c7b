"""Where a letter's foot stands, and lists of signers: the lines that ``signing`` reads."""

import itertools
import re
from collections.abc import Iterable

from shanyrak.craft.redacting.cities import names_only_cities
from shanyrak.craft.redacting.firstnames import first_name_in
from shanyrak.craft.redacting.footlines import NAME
from shanyrak.craft.redacting.layout import OFFICIAL, Layout, Line
from shanyrak.craft.redacting.letters import CAPITALISED, LOWER, UPPER
from shanyrak.craft.redacting.occupations import is_occupation
from shanyrak.craft.redacting.places import is_beginner
from shanyrak.craft.redacting.signing import CLOSES, GREETS, SENT_FROM

_DEEPEST = 40  # lines from the end
# "3. Bola Adeyemi-Cole, stores", "Claire FONTAINE — France", "Цой Эдуард"
_SIGNER = re.compile(
    rf"^\s*(?:\d{{1,3}}[.)]\s*|[-–—•*]\s*)?(?:{NAME.pattern})\s*(?:(?:[,;(|]|\s[—–-])[^.!?]{{2,60}})?\s*$"
)


def lists_of_signers(lines: list[Line]) -> Iterable[list[Line]]:
    """Give the runs of lines, wherever they stand, that bear one name each, as petitions have them."""
    run: list[Line] = []
    for line in [*lines, Line(0, "")]:
        if (
            _SIGNER.match(line.text)
            and not GREETS.match(line.text)
            and not OFFICIAL.search(line.text)
            and not names_only_cities(line.text.split(",")[0])
        ):
            run.append(line)
            continue
        if (
            len(run) >= 2
            and sum(bool(first_name_in(word)) for one in run for word in re.findall(CAPITALISED, one.text))
            >= len(run) / 2
        ):
            yield run
        run = []


def foot_lines(layout: Layout, lines: list[Line]) -> list[Line]:
    """
    Give the lines that stand as a letter's foot does: below its last sentence, or in a block of short lines.

    An epigraph, a disclaimer or a postscript may follow the foot, so earlier blocks are looked at as well.
    """
    lines = [line for line in lines if not any(s <= line.start < e for s, e in layout.trail)][-_DEEPEST:]
    starts = {line.start for line in layout.signature}
    is_last = True
    blocks = _blocks(lines)
    for before, block in itertools.pairwise(blocks):
        if _is_only_closing(before[-1].text) and len(block[0].text.split()) <= 4 and before is not blocks[0]:
            starts |= {line.start for line in block if _may_stand_in_foot(line.text.strip())}
    starts |= {
        below.start
        for block in blocks
        for line, below in itertools.pairwise(block)
        if _is_only_closing(line.text) and len(below.text.split()) <= 4
    }
    for block in reversed(blocks):
        tail = _tail(block, may_end_in_prose=is_last)
        is_addressee = block[0] in lines[:6] and any(OFFICIAL.search(line.text) for line in block[:2])
        if is_last or (len(tail) == len(block) and not is_addressee and _bears_a_name(block)):
            starts |= {line.start for line in tail}
        is_last = is_last and (not tail or all(SENT_FROM.match(line.text) for line in tail))
    if opening := next((line for line in lines if line.text.strip()), None):
        starts -= {opening.start} - {line.start for line in layout.signature}
    head = {line.start for line in layout.head} | {line.start for line in layout.salutation}
    return [line for line in lines if line.start in starts - head]


def _is_only_closing(line: str) -> bool:
    closing = CLOSES.match(line)
    greets = line.rstrip().endswith(",") and len(line.split()) <= 7
    return greets or (closing is not None and not line[closing.end() :].strip())


def _blocks(lines: list[Line]) -> list[list[Line]]:
    blocks: list[list[Line]] = [[]]
    for line in lines:
        if line.text.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _tail(block: list[Line], *, may_end_in_prose: bool) -> list[Line]:
    """The last lines of a block that may stand in a foot."""
    last = len(block)
    if may_end_in_prose and len(block) > 2:
        while last > len(block) - 2 and not _may_stand_in_foot(block[last - 1].text.strip()):
            last -= 1
    first = last
    while first and _may_stand_in_foot(block[first - 1].text.strip()):
        first -= 1
    return block[first:last] if last - first > 1 or last == len(block) else []


def _bears_a_name(block: list[Line]) -> bool:
    """Say whether a block further up is a foot: a name on a line of its own, no sentence."""
    if any(re.search(rf"[{LOWER}]{{2}}[.!?]$", line.text.rstrip()) for line in block):
        return False
    first = block[0].text.strip()
    if re.fullmatch(rf"[{UPPER}][{LOWER}]+", first) and not is_beginner(first) and len(block) > 1:
        return True
    shortened = re.compile(rf"(?<!\w)[{UPPER}]\.\s?[{UPPER}][{LOWER}]+")
    return any(
        (_SIGNER.match(line.text) and len(line.text.split()) > 1) or shortened.search(line.text)
        for line in block
    )


def _may_stand_in_foot(shown: str) -> bool:
    words = shown.split()
    if shown[0] in '"«„“' and shown[-1] in '"»”“.' and len(words) > 3:
        return False  # an epigraph
    if (
        re.search(r"[@\d]", shown)
        and len(shown) <= 110
        and not re.search(rf"[{LOWER}]{{3}}[.!?]\s+[{UPPER}][{LOWER}]+\s[{LOWER}]", shown)
    ):
        return sum(word[:1].islower() for word in words) <= max(3, len(words) // 2)
    if shown[-1] in "!?…" or len(shown) > 90:
        return False
    lower = sum(word[:1].islower() and not is_occupation(word) for word in words)
    return lower <= 2 + len(words) // 5 and not (shown[-1] == "." and len(words) > 4 and lower > 1)
