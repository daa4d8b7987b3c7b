"""Why a way stands where it stands, in whole sentences."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shanyrak.craft.planning import Because, Planned, Reason
from shanyrak.pages.office_time import opens_words
from shanyrak.pages.saying import day


def why_words(planned: Planned, *, names: dict[str, str], now: datetime, last_day: date | None) -> str:
    """Say every reason, and what to take instead. ``names`` are the titles of the ways by their keys."""
    sentences = [_sentence(reason, now, last_day) for reason in planned.reasons]
    return _joined([*sentences, _instead(planned, names)])


def aside_words(planned: Planned, *, contact: str, names: dict[str, str]) -> str:
    """Say of a contact that is not used now why not, and what to take instead."""
    (reason,) = planned.reasons
    values = {"contact": f"\u2068{contact}\u2069", "count": reason.count}
    if reason.count:
        said = ngettext(
            "%(contact)s is set aside: %(count)d letter came back from it.",
            "%(contact)s is set aside: %(count)d letters came back from it.",
            reason.count,
        )
    else:
        said = _("%(contact)s is set aside for now.")
    return _joined([said % values, _instead(planned, names)])


def _sentence(reason: Reason, now: datetime, last_day: date | None) -> str:
    low, high = reason.days
    values = {
        "days": str(low) if low == high else f"{low}\u2013{high}",
        "day": day(last_day) if last_day else "",
        "count": reason.count,
    }
    match reason.because:
        case Because.OPEN_NOW:
            return _("The office is open now.")
        case Because.OPENS:
            return _joined([_("It is closed now."), opens_words(reason.at, now) if reason.at else ""])
        case Because.OPENS_TOO_LATE:
            return _("It does not open before the last day to write, %(day)s.") % values
        case Because.ARRIVES if last_day:
            return _("Days on the way: %(days)s. There is time until %(day)s.") % values
        case Because.ARRIVES:
            return _("Days on the way: %(days)s.") % values
        case Because.MAY_BE_LATE:
            return (
                _("Days on the way: %(days)s. That may be too late for %(day)s: send it another way as well.")
                % values
            )
        case Because.TOO_LATE:
            return (
                _("Days on the way: %(days)s. That is too late for %(day)s: send it another way as well.")
                % values
            )
        case Because.JOURNEY_UNKNOWN:
            return _("How many days a letter is on its way, we do not know.")
        case Because.DOOR_IN_TOWN:
            return _("It is in your town.")
        case Because.DOOR_IN_COUNTRY:
            return _("It is in your country.")
        case Because.NOT_SPOKEN:
            return _("They may not understand your language; somebody who speaks theirs can call with you.")
        case Because.CAME_BACK:
            said = ngettext(
                "%(count)d letter came back from it.", "%(count)d letters came back from it.", reason.count
            )
            return said % values
    return ""  # a doubt stands in the badge beside the contact, a door abroad in its own words


def _instead(planned: Planned, names: dict[str, str]) -> str:
    name = names.get(planned.instead, "")
    return _("What works now: %(way)s.") % {"way": name} if name else ""


def _joined(sentences: Iterable[str]) -> str:
    return " ".join(filter(None, sentences))
