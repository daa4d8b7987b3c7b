"""What we know of a contact, how, and how long ago: the small badge beside every way. Honest, and short."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from shanyrak.pages.saying import day
from shanyrak.targets.models import Confirmation, ContactPoint, Dispute, How

LONG_AGO = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Truth:
    """How sure we are: ``kind`` is "sure", "half", "doubt" or "" (nobody knows)."""

    kind: str
    words: str


def truth_of(contact: ContactPoint, confirmation: Confirmation | None, *, today: date) -> Truth:
    """What we know of a contact; of what ``public_appeals`` did not fetch with it, nothing is said."""
    doubts = getattr(contact, "open_doubts", ())
    bounced_at = getattr(contact, "bounced_at", None)
    if contact.given_up_at:
        return Truth(
            "doubt",
            _("Given up on %(day)s: it does not work any more")
            % {"day": _said(contact.given_up_at.date(), today)},
        )
    if contact.suspended_at:
        words = (
            _("Set aside on %(day)s: what we sent there did not arrive")
            if bounced_at
            else _("Set aside on %(day)s; we do not use it for now")
        )
        return Truth("doubt", words % {"day": _said(contact.suspended_at.date(), today)})
    age = _age(contact, confirmation, today)
    if doubts:
        return Truth("doubt", f"{age.words}; {_doubted(doubts[0], today)}")
    if bounced_at and not (confirmation and confirmation.approved_at > bounced_at):
        came_back = _("a message came back on %(day)s") % {"day": _said(bounced_at.date(), today)}
        return Truth("half", f"{age.words}; {came_back}")
    return age


def _doubted(doubt: Dispute, today: date) -> str:
    if doubt.is_from_reports:
        return _("others report that it does not work, and we are looking into it")
    return _("doubted since %(day)s, not settled yet") % {"day": _said(doubt.opened_at.date(), today)}


def _age(contact: ContactPoint, confirmation: Confirmation | None, today: date) -> Truth:
    if confirmation and confirmation.how == How.PRINTED:
        return Truth("half", _when_printed(contact) + "; " + _("not tried yet"))
    if confirmation:
        how = {
            How.TELEPHONE: _("Confirmed %(day)s by telephone"),
            How.WEBSITE: _("Confirmed %(day)s on the office’s own site"),
            How.PAPER: _("Confirmed %(day)s on the office’s own paper"),
            How.VISIT: _("Confirmed %(day)s at the door"),
            How.TRIED: _("A message went through on %(day)s"),
        }[How(confirmation.how)]
        words = how % {"day": _said(confirmation.seen_on, today)}
        if today - confirmation.seen_on > LONG_AGO:
            return Truth("half", words + "; " + _("that is long ago"))
        return Truth("sure", words)
    if contact.suggestion != contact.printed:
        return Truth("half", _when_printed(contact) + " " + _as_proposed(contact))
    return Truth("", _when_printed(contact) + "; " + _("not confirmed yet"))


def _as_proposed(contact: ContactPoint) -> str:
    if contact.plan_year:
        return _(
            "as “%(printed)s”; the numbering plan changed in %(year)s; this is the form we propose; not confirmed yet"
        ) % {"printed": contact.printed, "year": contact.plan_year}
    return _("as “%(printed)s”; this is the form we propose; not confirmed yet") % {
        "printed": contact.printed
    }


def _when_printed(contact: ContactPoint) -> str:
    if contact.first_seen_on:
        return _("Printed in the appeal of %(day)s") % {"day": day(contact.first_seen_on)}
    return _("Printed in the appeal")


def _said(when: date, today: date) -> str:
    """This year's days without the year."""
    return day(when, with_year=when.year != today.year)
