"""
Several appeals on one page: where the next one begins.

A newsletter or a blog's front page holds more than one. They are never cut unasked: each place where another seems to
begin becomes a question.
"""

from shanyrak.craft.reading.dates import is_date_line
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import Line
from shanyrak.craft.reading.results import Fact, Target

LONGEST_HEADLINE = 16  # words
SHORTEST_STORY = 12  # words; what follows a headline tells something


def find_parts(text: str, lines: list[Line], kinds: list[str], targets: list[Target]) -> list[Fact]:
    """
    List the headlines of further appeals: below somebody to write to stands a headline, then a story, then somebody else.

    Empty for a page that holds one appeal.
    """
    points = sorted(fact.start for target in targets for fact in target.points)
    if len(points) < 2:
        return []
    found: list[Fact] = []
    last = points[0]
    for line in lines:
        if not last < line.start < points[-1]:
            continue
        before = max(point for point in points if point < line.start)
        after = min(point for point in points if point > line.start)
        if (
            before >= last
            and _is_headline(text, line, kinds)
            and _tells(text, lines, kinds, line.number + 1, after)
        ):
            found.append(Fact(text[line.start : line.end], line.start, line.end, 0.6))
            last = after
    return found[:20]


def _is_headline(text: str, line: Line, kinds: list[str]) -> bool:
    return (
        kinds[line.number] in {"plain", "heading", "prose"}
        and line.blanks_before > 0
        and 3 <= len(line.words) <= LONGEST_HEADLINE
        and not line.points
        and line.text[-1:] not in ".,;:"
        and not line.means & M.DEAR
        and not is_date_line(text, line)
    )


def _tells(text: str, lines: list[Line], kinds: list[str], number: int, before: int) -> bool:
    """Say whether a story and a call to write stand between here and the next contact point."""
    told = called = False
    for line in lines[number:]:
        if line.start >= before:
            break
        if line.points and not told:
            return False
        long_enough = kinds[line.number] in {"prose", "spoken"} and len(line.words) >= SHORTEST_STORY
        if not told and not long_enough and not is_date_line(text, line):
            return False
        told |= long_enough
        called |= bool(line.means & M.SEND)
    return told and called
