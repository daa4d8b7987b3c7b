"""What time it is at the office, whether somebody is likely to answer, and if not: why, and when."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from shanyrak.craft.free_days import holiday_name, is_holiday, working_days
from shanyrak.craft.opening import Hours, read_hours
from shanyrak.pages.saying import weekday


@dataclass(frozen=True, slots=True)
class OfficeTime:
    words: str  # "" when the office's time zone is not known
    is_open: bool | None  # None: nobody told us their hours
    closed_because: str = ""  # "Republic Day", "Sunday"; "" when it is a working day
    opens_at: datetime | None = None  # there; this moment when it is open, None when nobody knows


def office_time(*, zone: str, hours: str, place: str, now: datetime, country: str = "") -> OfficeTime:
    """
    Say the office's local time; whether it is open, and when it opens.

    ``hours`` as on a map: "Mo-Fr 09:00-18:00; Sa 10:00-13:00". What is not of this form counts as not known. On
    the public holidays of ``country`` (ISO 3166) it is closed, unless the hours say otherwise.
    """
    there = _there(zone, now)
    if there is None:
        return OfficeTime("", None)
    known = read_hours(hours)
    because = _free_because(country, there, known)
    values = {
        "day": weekday(there.date()),
        "time": there.strftime("%H:%M"),
        "place": place or zone,
        "hours": hours,
        "because": because,
    }
    now_there = _("There (%(place)s) it is now: %(day)s, %(time)s.") % values
    if known is None:
        rest = _("Offices there rest today: %(because)s.") % values if because else ""
        return OfficeTime(" ".join(filter(None, [now_there, rest])), None, because)

    def is_free(day: date) -> bool:
        return bool(country) and is_holiday(country, day)

    if known.is_open(there, is_free):
        words = _("There (%(place)s) it is now: %(day)s, %(time)s. The office is open.") % values
        return OfficeTime(words, True, opens_at=there)
    if because:
        closed = _("The office is closed now: %(because)s.") % values
    else:
        closed = _("The office is closed now; its hours: %(hours)s.") % values
    opening = known.next_opening(there, is_free)
    again = opens_words(opening, there) if opening else ""
    return OfficeTime(" ".join(filter(None, [now_there, closed, again])), False, because, opening)


def _there(zone: str, now: datetime) -> datetime | None:
    try:
        return now.astimezone(ZoneInfo(zone)) if zone else None
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a folder of zones is no zone
        return None


def _free_because(country: str, there: datetime, hours: Hours | None) -> str:
    """Name the holiday, else the day of rest; "" on a working day."""
    if country and is_holiday(country, there.date()):
        return holiday_name(country, there.date(), get_language() or "en") or _("a public holiday")
    days = hours.working_days if hours else working_days(country)
    if (country or hours) and there.weekday() not in days:
        return weekday(there.date())
    return ""


def opens_words(opening: datetime, now: datetime) -> str:
    """
    Say when it opens: within a day in hours, later by its day. Across a change of the clocks hours are counted as
    they pass. ``opening`` is in the office's own zone.
    """
    left = opening.astimezone(UTC) - now.astimezone(UTC)
    if left < timedelta(hours=1):
        return _("It opens within the hour.")
    if left <= timedelta(hours=24):
        hours = round(left / timedelta(hours=1))
        return ngettext("It opens in %(hours)d hour.", "It opens in %(hours)d hours.", hours) % {
            "hours": hours
        }
    return _("It opens on %(day)s at %(time)s, their time.") % {
        "day": weekday(opening.date()),
        "time": opening.strftime("%H:%M"),
    }
