# ruff: noqa: E501 -- patterns read better unbroken
"""What stands in one line with an address, between its parts and behind them, is of the address: "[Mill Lane] 4, rear"."""

import itertools
import re
from collections.abc import Iterable

from shanyrak.craft.redacting.firstnames import first_name_in, has_patronymic_shape
from shanyrak.craft.redacting.footlines import LABEL
from shanyrak.craft.redacting.layout import Line
from shanyrak.craft.redacting.letters import UPPER
from shanyrak.craft.redacting.marking import Kind, Span
from shanyrak.craft.redacting.occupations import is_occupation
from shanyrak.craft.redacting.places import is_beginner
from shanyrak.craft.redacting.placing import without_countries

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
# "Mit Gruß aus [Querfurt-Süd]"
_GREETS = re.compile(
    r"(?<!\w)(?:gr(?:u|ü)(?:ß|ss)\w*|regards|greetings|wishes|saludos?|abrazos?|salutations|saluti|groet\w*|pozdr\w*|cumprimentos|привет\w*|сәлем\w*|вітання)(?!\w)",
    re.IGNORECASE,
)
_NO_MORE = 3  # words between two parts, or around them
# Between two parts anywhere: "(2999)", "m. 8,", "/ 4".
_JOINT = re.compile(r"[\s,.()/№#nmdкд–-]{0,6}\d{0,6}[\s,.()/-]{0,4}")
_LONGEST_JOINT = 14
_PARTS = frozenset([Kind.ADDRESS, Kind.SIGNATURE, Kind.NAME, Kind.WORKPLACE, Kind.NUMBER])
# A line that was taken for whatever stands below a name, and tells of a place.
_ANCHOR = re.compile(
    r"(?<!\w)(?:near|nr|by|c/o|opposite|behind|past|beside|above|next to|up the|down the|back of|près|en face|face à|derrière|cerca|frente|junto|detrás|pasando|pasado|antes del?|después del?|ao pé|atrás|defronte|bei|gegenüber|hinter|neben|próximo|perto|accanto|vicino|dietro|под|угол|возле|напротив|рядом|за|коло|біля|жанында|қасында|naast|tegenover|obok|koło|przy|yanı\w*|karşısı\w*)(?!\w)|^[LE][eal]s?[ ]",
    re.IGNORECASE,
)
_TELLS_OF_A_PLACE = re.compile(rf"\d|{_ANCHOR.pattern}", re.IGNORECASE)


def filled(
    text: str, spans: list[Span], lines: Iterable[Line], given: list[tuple[int, int]]
) -> Iterable[Span]:
    """
    Give what fills the gaps of the addresses in ``lines`` of a foot or a head, and small gaps anywhere.

    Where a first name is ``given``, which stays, somebody signs and nobody lives.
    """
    addresses = sorted((span for span in spans if span.kind is Kind.ADDRESS), key=lambda span: span.start)
    end = addresses[0].end if addresses else 0
    for span in addresses[1:]:
        gap = text[end : span.start] if span.start > end else ""
        if gap.strip(" ,.") and len(gap) <= _LONGEST_JOINT and "\n" not in gap and _JOINT.fullmatch(gap):
            yield Span(Kind.ADDRESS, end, span.start)
        end = max(end, span.end)
    covered = {at for span in spans if span.kind not in _PARTS for at in range(span.start, span.end)}
    lines = list(lines)
    addressed = {
        line.start
        for line in lines
        for span in addresses
        if line.start <= span.start < line.end and not text[line.start : span.start].strip(" ,.(")
    }
    for line in lines:
        parts = sorted(
            (max(span.start, line.start), min(span.end, line.end), span.kind)
            for span in spans
            if span.kind in _PARTS and span.start < line.end and line.start < span.end
        )
        is_beside = line.end + 1 in addressed or _line_before(text, line.start) in addressed
        if _ANCHOR.search(line.text) or (is_beside and line.start not in addressed):
            places = [
                (start, end)
                for start, end, kind in parts
                if kind is Kind.NAME
                and not _is_a_person(text[start:end])
                and not any(_names_a_writer(text, start, end, *one) for one in given)
            ]
            parts = [
                (start, end, Kind.SIGNATURE if (start, end) in places else kind) for start, end, kind in parts
            ]
            yield from (Span(Kind.ADDRESS, *place) for place in places)
        kinds = {kind for _, _, kind in parts}
        if Kind.ADDRESS not in kinds and not (
            Kind.SIGNATURE in kinds
            and Kind.NAME not in kinds
            and (is_beside or _TELLS_OF_A_PLACE.search(line.text))
        ):
            continue
        yield from _of_line(text, line, parts, covered)


_AND = re.compile(r" (?:and|&|und|et|y|e|и|і|та|й|және|мен|пен|бен|ve|i|en) ")


def joined_names(text: str, spans: list[Span]) -> Iterable[Span]:
    """ "Pina e Carmela Russo": two who share a surname, are one."""
    names: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for span in spans if span.kind is Kind.NAME):
        if names and start < names[-1][1]:
            names[-1] = (names[-1][0], max(end, names[-1][1]))
        else:
            names.append((start, end))
    for (start, end), (behind, last) in itertools.pairwise(names):
        is_one = " " not in text[start:end] and " " in text[behind:last]
        if is_one and 2 < behind - end < 8 and _AND.fullmatch(text[end:behind]):
            yield Span(Kind.NAME, end, behind)


def _names_a_writer(text: str, start: int, end: int, first: int, last: int) -> bool:
    """Say whether a first name that stays is in a name, or right before it."""
    if is_beginner(text[first:last]):
        return False  # "Le Bout-du-Pré"
    is_inside = start <= first and last <= end and last - first < end - start - 2
    line = text[first : text.find("\n", first)] if "\n" in text[first:] else text[first:]
    return is_inside or (last <= start and not text[last:start].strip(" .-") and "," not in line)


def _line_before(text: str, start: int) -> int:
    """Where the line above begins, -1 for a blank one."""
    return text.rfind("\n", 0, start - 1) + 1 if start and text[start - 2 : start] != "\n\n" else -1


def _is_a_person(named: str) -> bool:
    return any(first_name_in(word) or has_patronymic_shape(word) for word in _WORD.findall(named)) or bool(
        re.match(rf"[{UPPER}]\.", named)
    )


def _of_line(text: str, line: Line, parts: list[tuple[int, int, Kind]], covered: set[int]) -> Iterable[Span]:
    at, is_address = line.start, not any(kind is Kind.NAME for _, _, kind in parts)
    for start, end, kind in [*parts, (line.end, line.end, Kind.ADDRESS)]:
        if start > at and is_address and covered.isdisjoint(range(at, start)):
            for first, last in without_countries(text, at, start):
                if _is_of_address(text[first:last], is_last=start == line.end):
                    yield Span(Kind.ADDRESS, first, last)
        elif (
            start > at and kind is Kind.ADDRESS and start < line.end and covered.isdisjoint(range(at, start))
        ):
            comma = text.find(",", at, start)  # "Ruth Hall, [Siedlung] am Kanal"
            if comma >= 0 and _is_of_address(text[comma + 1 : start], is_last=False):
                yield Span(Kind.ADDRESS, comma + 1, start)
        is_address = kind in {Kind.ADDRESS, Kind.SIGNATURE} or (is_address and kind is not Kind.NAME)
        at = max(at, end)


def _is_of_address(gap: str, *, is_last: bool) -> bool:
    words = _WORD.findall(gap)
    return (
        bool(re.search(r"\w", gap))
        and len(words) <= _NO_MORE + 2 * bool(_TELLS_OF_A_PLACE.search(gap))
        and not LABEL.match(gap)
        and not _GREETS.search(gap)
        and not re.search(r"[:!?()]", gap)
        and not any(is_occupation(word) for word in words)
        and not (is_last and re.search(rf"[.!?]\s+[{UPPER}]", gap))
    )
