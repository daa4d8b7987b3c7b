"""Anybody says that a contact does not work. Nothing is changed by it; a person looks, and says what they think."""

from datetime import datetime, timedelta

from django.db import transaction

from shanyrak.targets.disputing import dispute
from shanyrak.targets.models import ContactPoint, EvidenceKind, Report, Trouble
from shanyrak.targets.witnessing import witness

ENOUGH = 3  # independent reports put a contact into doubt
UNREAD_AT_MOST = 50  # of one contact; more say nothing more
FORGOTTEN_AFTER = timedelta(days=30)  # strangers' words, once somebody has looked


def report_trouble(
    contact: ContactPoint, *, what: str, form_key: str, now: datetime, value: str = "", link: str = ""
) -> bool:
    """
    Keep a report once for its form. False when it was kept before, or enough of them wait already.

    The ledger gets what happened; the stranger's own words stay beside it and are forgotten.
    """
    if contact.reports.unread().count() >= UNREAD_AT_MOST:
        return False
    with transaction.atomic():
        report, is_new = Report.objects.get_or_create(
            form_key=form_key[:64],
            defaults={
                "contact": contact,
                "what": what,
                "value": value.strip()[:200],
                "link": link.strip()[:300],
                "reported_on": now.date(),
            },
        )
        if is_new:
            witness(
                contact,
                EvidenceKind.REPORTED_DEAD,
                words=Trouble(what).value,
                key=str(report.pk),
                now=now,
            )
    return is_new


def report_success(contact: ContactPoint, *, form_key: str, now: datetime) -> None:
    """Somebody reached the office by it. Once for its form."""
    witness(contact, EvidenceKind.REPORTED_RIGHT, key=form_key, now=now)


def look_at_reports(contact: ContactPoint, *, by, now: datetime, agrees: bool, because: str = "") -> int:
    """
    A person has read the reports: they are right, and the contact is doubted, or they are set aside. How many.

    :raises UnableToDispute: see ``disputing.dispute``
    """
    with transaction.atomic():
        if agrees and contact.dispute is None:
            dispute(contact, because=because, by=by, now=now, is_from_reports=True)
        return contact.reports.unread().update(looked_at=now, looked_by=by)


def forget_words(report: Report) -> None:
    """A stranger's words go; that somebody reported, and what happened, stays."""
    report.value = report.link = ""
    report.save(update_fields=["value", "link"])
