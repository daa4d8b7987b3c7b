"""
When an office is open: the part of OpenStreetMap's ``opening_hours`` that offices need.

    Mo-Fr 09:00-13:00,14:00-18:00; Sa 10:00-13:00; Su,PH off        24/7

A later rule replaces an earlier one for its days. ``PH`` are public holidays: closed, unless a rule says otherwise.
What goes beyond (weeks, sunrise, months, nights over midnight) is not understood, and then nothing is claimed.
Source: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
HOLIDAY = "PH"
LONGEST = 200  # characters
LOOK_AHEAD = 15  # days: longer than any row of holidays

_RULE = re.compile(r"(?:(?P<days>[A-Z][A-Za-z,\s-]*?)\s+)?(?P<spans>[\d:,\s–-]+|off|closed)", re.ASCII)
_SPAN = re.compile(r"(\d\d?):(\d\d)\s*[-–]\s*(\d\d?):(\d\d)")
_DAY_RANGE = re.compile(r"([A-Z][a-z])(?:\s*-\s*([A-Z][a-z]))?")

Span = tuple[int, int]  # minutes since midnight, the end not included
IsFree = Callable[[date], bool]


@dataclass(frozen=True, slots=True)
class Hours:
    """
    Spans of minutes for each day from Monday on, and for public holidays.

    ``is_free`` in the questions below says of a local day whether it is a public holiday there.
    """

    week: tuple[tuple[Span, ...], ...]
    holidays: tuple[Span, ...] = ()
    is_always: bool = False

    def spans(self, day: date, is_free: IsFree) -> tuple[Span, ...]:
        if is_free(day) and not self.is_always:
            return self.holidays
        return self.week[day.weekday()]

    def is_open(self, there: datetime, is_free: IsFree) -> bool:
        """Whether somebody is likely to be there at this local moment."""
        minute = there.hour * 60 + there.minute
        return any(start <= minute < end for start, end in self.spans(there.date(), is_free))

    def next_opening(self, there: datetime, is_free: IsFree) -> datetime | None:
        """
        Give the next local moment at which the doors open, in the zone of ``there``; now, if they are open.

        None when they stay shut for two weeks.
        """
        if self.is_open(there, is_free):
            return there
        for ahead in range(LOOK_AHEAD):
            day = there.date() + timedelta(days=ahead)
            for start, _end in self.spans(day, is_free):
                opening = datetime.combine(day, time(start // 60, start % 60), tzinfo=there.tzinfo)
                # Across a change of the clocks only UTC knows which moment is later.
                if opening.astimezone(UTC) > there.astimezone(UTC):
                    return opening
        return None

    @property
    def working_days(self) -> frozenset[int]:
        """Days with hours, 0 for Monday."""
        return frozenset(number for number, spans in enumerate(self.week) if spans)


def read_hours(text: str) -> Hours | None:
    """Read hours as on a map. None when they are empty or say anything that is not understood here: never half."""
    text = " ".join(text.split())
    if not text or len(text) > LONGEST:
        return None
    if text == "24/7":
        return Hours(week=(((0, 24 * 60),),) * 7, holidays=((0, 24 * 60),), is_always=True)
    week: list[tuple[Span, ...]] = [()] * 7
    holidays: tuple[Span, ...] = ()
    for part in filter(None, (part.strip() for part in text.split(";"))):
        rule = _read_rule(part)
        if rule is None:
            return None
        days, on_holidays, spans = rule
        for number in days:
            week[number] = spans
        if on_holidays:
            holidays = spans
    return Hours(tuple(week), holidays)


def _read_rule(part: str) -> tuple[set[int], bool, tuple[Span, ...]] | None:
    match = _RULE.fullmatch(part)
    if match is None:
        return None
    spans = () if match["spans"] in {"off", "closed"} else _read_spans(match["spans"])
    if spans is None:
        return None
    if match["days"] is None:
        return set(range(7)), False, spans
    days: set[int] = set()
    on_holidays = False
    for item in (item.strip() for item in match["days"].split(",")):
        if item == HOLIDAY:
            on_holidays = True
            continue
        named = _read_days(item)
        if named is None:
            return None
        days |= named
    return days, on_holidays, spans


def _read_days(item: str) -> set[int] | None:
    match = _DAY_RANGE.fullmatch(item)
    if match is None or not {match[1], match[2] or match[1]} <= set(DAYS):
        return None
    first, last = DAYS.index(match[1]), DAYS.index(match[2] or match[1])
    return {(first + step) % 7 for step in range((last - first) % 7 + 1)}


def _read_spans(text: str) -> tuple[Span, ...] | None:
    spans = []
    for item in text.split(","):
        match = _SPAN.fullmatch(item.strip())
        if match is None:
            return None
        opens, opens_minute, shuts, shuts_minute = map(int, match.groups())
        start, end = opens * 60 + opens_minute, shuts * 60 + shuts_minute
        if max(opens_minute, shuts_minute) > 59 or not start < end <= 24 * 60:
            return None
        spans.append((start, end))
    return tuple(sorted(spans))
