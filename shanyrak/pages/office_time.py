"""What time it is at the office, and whether somebody is likely to answer."""

import re
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.translation import gettext as _

from shanyrak.pages.saying import weekday

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
SPAN = re.compile(
    r"(?:(?P<first>[A-Z][a-z])(?:-(?P<last>[A-Z][a-z]))?\s+)?(?P<opens>\d\d?:\d\d)-(?P<shuts>\d\d?:\d\d)"
)


@dataclass(frozen=True, slots=True)
class OfficeTime:
    words: str  # "" when the office's time zone is not known
    is_open: bool | None  # None: nobody told us their hours


def office_time(*, zone: str, hours: str, place: str, now: datetime) -> OfficeTime:
    """
    Say the office's local time.

    ``hours`` as on a map: "Mo-Fr 09:00-18:00; Sa 10:00-13:00". What is not of this form counts as not known.
    """
    try:
        there = now.astimezone(ZoneInfo(zone)) if zone else None
    except (ZoneInfoNotFoundError, ValueError):
        there = None
    if there is None:
        return OfficeTime("", None)
    is_open = _is_open(hours, there)
    values = {
        "day": weekday(there.date()),
        "time": there.strftime("%H:%M"),
        "place": place or zone,
        "hours": hours,
    }
    if is_open is None:
        return OfficeTime(_("There (%(place)s) it is now: %(day)s, %(time)s.") % values, None)
    if is_open:
        return OfficeTime(
            _("There (%(place)s) it is now: %(day)s, %(time)s. The office is open.") % values, True
        )
    sentence = _(
        "There (%(place)s) it is now: %(day)s, %(time)s. The office is closed; its hours: %(hours)s."
    )
    return OfficeTime(sentence % values, False)


def _is_open(hours: str, there: datetime) -> bool | None:
    spans = [match for part in hours.split(";") if (match := SPAN.fullmatch(part.strip()))]
    if not spans:
        return None
    return any(_covers(span, there) for span in spans)


def _covers(span: re.Match[str], there: datetime) -> bool | None:
    first, last = span["first"] or "Mo", span["last"] or span["first"] or "Su"
    if first not in DAYS or last not in DAYS:
        return False
    on_day = DAYS.index(first) <= there.weekday() <= DAYS.index(last)
    try:
        opens, shuts = (time.fromisoformat(span[name].rjust(5, "0")) for name in ("opens", "shuts"))
    except ValueError:
        return False
    return on_day and opens <= there.time() < shuts
