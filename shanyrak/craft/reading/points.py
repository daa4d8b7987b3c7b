# ruff: noqa: E501 - patterns are read across, not down
"""
Every contact point of a text with its place, its channel and the label that gave it the channel.

Candidates come from bounded patterns; ``craft.contacts`` reads them. What cannot be a number to call
(dates, prices, prisoner numbers, postcodes, house numbers) is left out here.
"""

import re

from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import Line, meaning_of
from shanyrak.craft.reading.mailboxes import (
    GUARDS,
    SIGNS_OF_A_SITE,
    find_bare_site,
    find_mailboxes,
    find_webs,
)
from shanyrak.craft.reading.phones import find_numbers
from shanyrak.craft.reading.rosters import is_listed_number

# "fax (for the attention of Ana Sample)", and the number on the next line.
LABEL_ALONE = re.compile(r"[\w-]{2,12}\.?\s?(?:\([^()]{3,90}\))?")


OPENS_WITH_NUMBER = re.compile(
    r"(?:(?:or|and|oder|und|ou|et|o|y|e|или|и)(?: (?:on|at|unter|au))?\s)?[+(\d]", re.IGNORECASE
)
TWO = ("phone", "fax")
FIRST_AND_SECOND = re.compile(
    r"\b(?:(?P<first>(?:tele)?phone|telefon|tel\.?|téléphone|teléfono|telefono|telefone|телефон)-?(?: numbers?)? (?:and|und|et|y|e|и|та) (?:tele)?fax|(?:tele)?fax-? (?:and|und|et|y|e|и) (?:tele)?(?:phone|fon|fono))-? ?(?:numbers|nummern|nos\.?|numéros|números|numeri|номера)\b"
)
LEADS = frozenset(["at", "on", "to", "unter", "under"])
# "…you can fax him at", and the number on the next line.
LEADS_TO_NUMBER = re.compile(
    r"\b(?P<way>fax|ring|call|phone|telephone|faxen|anrufen)\b[^.!?:]{0,24}\b(?:at|on|to|unter|under)$",
    re.IGNORECASE,
)


def find_points(text: str, lines: list[Line]) -> None:
    """Put onto each line the points that stand in it, in order."""
    heading: frozenset[str] = frozenset()
    carried: frozenset[str] = frozenset()  # of the last number of the line before
    context = ""  # "fax" where the text before spoke of fax numbers
    for line in lines:
        body = text[line.start : line.end]
        if (
            "@" in body
            or " at " in body
            or " AT " in body
            or " chez " in body
            or (("(" in body or "[" in body or "{" in body or "<" in body) and GUARDS.search(body))
        ):
            find_mailboxes(text, line)
        if "." in body:
            if any(sign in line.low for sign in SIGNS_OF_A_SITE):
                find_webs(text, line)
            if line.means & M.WEB:
                find_bare_site(text, line)
        digits = line.digits
        if digits >= 5:
            first = carried if digits >= 9 and OPENS_WITH_NUMBER.match(body) else heading
            is_listed = is_listed_number(lines, line.number)
            find_numbers(text, line, heading or first, carried, context, is_listed=is_listed)
        line.points.sort(key=lambda p: p.start)
        if line.means & M.FAX and line.means & M.PHONE:
            _tell_apart(line)
        heading = _heading_channels(line, body, heading)
        if line.means & M.NUMBERWORD and line.means & (M.FAX | M.PHONE):
            context = "fax" if line.means & M.FAX and not line.means & M.PHONE else ""
        last = line.points[-1] if line.points else None
        carried = last.channels if last is not None and last.is_labelled else frozenset()


def _tell_apart(line: Line) -> None:
    """'The telephone and fax numbers are: 1 and 2': the first to ring, the second to fax."""
    told = FIRST_AND_SECOND.search(line.low)
    numbers = [p for p in line.points if p.kind == "number" and told and p.start > line.start + told.start()]
    if told is not None and len(numbers) == len(TWO):
        order = TWO if told.group("first") is not None else TWO[::-1]
        for point, channel in zip(numbers, order, strict=True):
            point.channels = frozenset({channel})


def _heading_channels(line: Line, body: str, heading: frozenset[str]) -> frozenset[str]:
    """Say which channel the numbers of the following lines have, when this line ends as a heading of numbers."""
    if (
        body.endswith((":", ":-", ": -"))
        and line.means & (M.PHONE | M.FAX)
        and not line.means & M.TELEX
        and not any(p.kind == "number" for p in line.points)
    ):
        means = meaning_of(line.words[-8:])
        told = {name for name, bit in (("fax", M.FAX), ("phone", M.PHONE)) if means & bit}
        return frozenset(told)
    led = LEADS_TO_NUMBER.search(body[-60:]) if line.words and line.words[-1].lower in LEADS else None
    if led is not None:
        return frozenset({"fax" if led.group("way").lower().startswith("fax") else "phone"})
    first = line.words[0].means if line.words and not line.points else 0
    if first & M.LABEL_ONLY and first & (M.PHONE | M.FAX) and LABEL_ALONE.fullmatch(body):
        return frozenset({"fax" if first & M.FAX else "phone"})
    if line.blanks_before and len(line.words) > 12:
        return frozenset()
    return heading
