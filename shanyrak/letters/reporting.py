"""Somebody says that they called, posted, faxed, filled in a form or went there. Counted apart, believed, never named."""

from datetime import datetime

from django.db import transaction

from shanyrak.appeals.models import Appeal
from shanyrak.letters.models import ByHand, ByHandOutcome
from shanyrak.targets.models import Channel, ContactPoint, Trouble
from shanyrak.targets.reporting import report_success, report_trouble

# What «wrong» means by each way.
WRONG = {
    Channel.PHONE: Trouble.UNKNOWN_NUMBER,
    Channel.FAX: Trouble.UNKNOWN_NUMBER,
    Channel.EMAIL: Trouble.CAME_BACK,
    Channel.WEBFORM: Trouble.FORM_GONE,
}


def report_by_hand(
    *,
    appeal: Appeal,
    contact: ContactPoint | None,
    channel: str,
    outcome: str,
    form_token: str,
    now: datetime,
    country: str = "",
) -> ByHand:
    """Keep the report once for its form; the contact's ledger hears what it says of the contact."""
    with transaction.atomic():
        report, is_new = ByHand.objects.get_or_create(
            form_token=form_token,
            defaults={
                "appeal": appeal,
                "contact": contact,
                "channel": channel,
                "outcome": outcome,
                "country": country,
                "reported_at": now,
            },
        )
        if is_new and contact:
            _tell(contact, report, now)
    return report


def _tell(contact: ContactPoint, report: ByHand, now: datetime) -> None:
    """
    «Nobody answered» says nothing: offices close, lines are busy. That somebody spoke, if only to hang up, or that the
    number is wrong, does.
    """
    if report.outcome == ByHandOutcome.WRONG:
        what = WRONG.get(Channel(contact.channel), Trouble.WRONG_PERSON)
        report_trouble(contact, what=what, form_key=report.form_token, now=now)
    elif report.outcome == ByHandOutcome.FAX_TONE:
        report_trouble(contact, what=Trouble.WRONG_PERSON, form_key=report.form_token, now=now)
    elif report.outcome in {ByHandOutcome.SPOKE, ByHandOutcome.HUNG_UP} or (
        report.outcome == ByHandOutcome.DONE and contact.channel == Channel.FAX
    ):
        report_success(contact, form_key=report.form_token, now=now)
