"""
Which way to an office first: for this writer, at this hour, before this last day, each with its reasons.

The reasons are codes with their figures; whoever shows them has the words. What must not be used stands apart, so
that no list of ways can begin with it; what comes too late stays in the list, last, and says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum, StrEnum

# Where somebody sits in a cell, what takes days comes after what takes minutes (field.md, 2, rule 19).
SHORT_OF_TIME = timedelta(days=7)
UNKNOWN_JOURNEY = timedelta(days=21)  # a journey of which nobody told us may take so long, and longer


class Door(StrEnum):
    """Where the door is at which a letter is handed in, as seen by the writer."""

    TOWN = "town"
    COUNTRY = "country"
    ABROAD = "abroad"
    UNKNOWN = "unknown"


class Because(StrEnum):
    """Why a way stands where it stands."""

    OPEN_NOW = "open_now"
    OPENS = "opens"  # ``at``
    OPENS_TOO_LATE = "opens_too_late"  # ``at``
    ARRIVES = "arrives"  # ``days``
    MAY_BE_LATE = "may_be_late"  # ``days``
    TOO_LATE = "too_late"  # ``days``
    JOURNEY_UNKNOWN = "journey_unknown"
    DOOR_IN_TOWN = "door_in_town"
    DOOR_IN_COUNTRY = "door_in_country"
    DOOR_ABROAD = "door_abroad"
    NOT_SPOKEN = "not_spoken"
    CAME_BACK = "came_back"  # ``count``
    DOUBTED = "doubted"
    SUSPENDED = "suspended"  # ``count``, 0 when a person did it
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True)
class Reason:
    because: Because
    days: tuple[int, int] = (0, 0)  # from leaving to arrival, calendar days
    at: datetime | None = None
    count: int = 0  # of letters that came back


@dataclass(frozen=True, slots=True)
class Route:
    """
    One way as the planner sees it. ``key`` is the caller's own.

    ``days`` is how long a letter travels, calendar days; None when nobody knows. ``opens_at`` is when somebody
    answers next, in the office's own time; now or earlier when it is open, None when the hours are not known.
    """

    key: str
    channel: str  # a folder of ``shanyrak.channels``
    is_carried: bool = False  # by us: nothing to do for the writer
    days: tuple[int, int] | None = (0, 0)
    opens_at: datetime | None = None
    door: Door = Door.UNKNOWN  # for what is handed in
    is_spoken: bool = True  # the caller has words that the office understands
    came_back: int = 0  # letters, since somebody last stood for the contact
    is_doubted: bool = False
    is_suspended: bool = False
    is_given_up: bool = False

    @property
    def may_be_used(self) -> bool:
        return not (self.is_suspended or self.is_given_up)


@dataclass(frozen=True, slots=True)
class Planned:
    """``instead`` is the key of the way to take in its place, "" when it needs none or there is none."""

    key: str
    reasons: tuple[Reason, ...]
    is_late: bool = False
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    ways: tuple[Planned, ...]  # best first; empty only when none may be used
    set_aside: tuple[Planned, ...]  # not to be used now


class _Group(IntEnum):
    GOOD = 0
    UNSURE = 1
    LATE = 2


# Smaller is better. What a person hears weighs most, then what lies on a desk (field.md, 2, rules 10 and 19).
WORTH = {"phone": 10, "email": 20, "fax": 30, "post": 50, "webform": 60}
CARRIED = 5
CLOSED_PHONE = 35
POST_IN_HASTE = 65
NOT_SPOKEN = 25  # more
DOORS = {Door.TOWN: 15, Door.COUNTRY: 40, Door.ABROAD: 70, Door.UNKNOWN: 80}
AT_DOORS = {
    Door.TOWN: Because.DOOR_IN_TOWN,
    Door.COUNTRY: Because.DOOR_IN_COUNTRY,
    Door.ABROAD: Because.DOOR_ABROAD,
}


def plan(routes: Iterable[Route], *, now: datetime, last_day: date | None) -> Plan:
    """
    Rank the ways. Of equals the earlier given stays first.

    ``now`` is aware and tells the writer's day; ``last_day`` is the last on which a letter helps, None when no such
    day is known.
    """
    every = list(routes)
    ranked = sorted(
        (_Ranked(route, now, last_day) for route in every if route.may_be_used), key=lambda each: each.place
    )
    ways = tuple(
        Planned(
            each.route.key,
            tuple(each.reasons),
            is_late=each.group == _Group.LATE,
            instead=_instead(ranked, each.route) if each.needs_another else "",
        )
        for each in ranked
    )
    aside = tuple(
        Planned(route.key, (_why_aside(route),), instead=_instead(ranked, route))
        for route in every
        if not route.may_be_used
    )
    return Plan(ways, aside)


class _Ranked:
    """One way on the scales."""

    def __init__(self, route: Route, now: datetime, last_day: date | None) -> None:
        self.route = route
        self.reasons: list[Reason] = []
        self.group = _Group.GOOD
        self.needs_another = False
        self._now = now
        self._last_day = last_day
        self._weigh_journey()
        self._weigh_door()
        self._weigh_hours()
        self._weigh_trust()

    @property
    def place(self) -> tuple[int, int]:
        return (self.group, self._score())

    def _weigh_journey(self) -> None:
        if self.route.days is None:
            self._say(Because.JOURNEY_UNKNOWN)
            if self._left is not None and self._left < UNKNOWN_JOURNEY:
                self._sink(_Group.UNSURE)
            return
        shortest, longest = self.route.days
        if not longest:
            return
        left = None if self._left is None else self._left.days
        if left is None or longest <= left:
            self._say(Because.ARRIVES, days=self.route.days)
        elif shortest <= left:
            self._say(Because.MAY_BE_LATE, days=self.route.days)
            self._sink(_Group.UNSURE)
        else:
            self._say(Because.TOO_LATE, days=self.route.days)
            self._sink(_Group.LATE)

    def _weigh_door(self) -> None:
        if self.route.channel == "handin" and self.route.door in AT_DOORS:
            self._say(AT_DOORS[self.route.door])

    def _weigh_hours(self) -> None:
        opens_at = self.route.opens_at
        if opens_at is None:
            return
        if not self._is_shut:
            self._say(Because.OPEN_NOW)
        elif self._last_day and opens_at.date() > self._last_day:
            self._say(Because.OPENS_TOO_LATE, at=opens_at)
            self._sink(_Group.LATE)
        else:
            self._say(Because.OPENS, at=opens_at)

    def _weigh_trust(self) -> None:
        if not self.route.is_spoken:
            self._say(Because.NOT_SPOKEN)
        if self.route.came_back:
            self._say(Because.CAME_BACK, count=self.route.came_back)
            self.needs_another = True
            self._sink(_Group.UNSURE)
        if self.route.is_doubted:
            self._say(Because.DOUBTED)
            self._sink(_Group.UNSURE)

    def _score(self) -> int:
        route = self.route
        more = 0 if route.is_spoken else NOT_SPOKEN
        if route.is_carried:
            return CARRIED
        if route.channel == "handin":
            return DOORS[route.door]
        if route.channel == "phone" and self._is_shut:
            return CLOSED_PHONE + more
        if route.channel == "post" and self._left is not None and self._left < SHORT_OF_TIME:
            return POST_IN_HASTE
        return WORTH.get(route.channel, max(WORTH.values())) + more

    @property
    def _left(self) -> timedelta | None:
        return None if self._last_day is None else self._last_day - self._now.date()

    @property
    def _is_shut(self) -> bool:
        return self.route.opens_at is not None and self.route.opens_at > self._now

    def _sink(self, group: _Group) -> None:
        self.group = max(self.group, group)

    def _say(
        self, because: Because, *, days: tuple[int, int] = (0, 0), at: datetime | None = None, count: int = 0
    ) -> None:
        self.reasons.append(Reason(because, days=days, at=at, count=count))


def _why_aside(route: Route) -> Reason:
    if route.is_given_up:
        return Reason(Because.GIVEN_UP)
    return Reason(Because.SUSPENDED, count=route.came_back)


def _instead(ranked: list[_Ranked], route: Route) -> str:
    """Another contact that works and is in time: by preference another channel, since a house moves as a whole."""
    good = [each.route for each in ranked if each.group == _Group.GOOD and each.route.key != route.key]
    others = [each for each in good if each.channel != route.channel] or good
    return others[0].key if others else ""
