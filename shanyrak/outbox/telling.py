"""The house set a contact aside by itself: its organisers hear of it by mail, once each."""

from datetime import datetime
from uuid import uuid5

from django.conf import settings

from shanyrak.outbox.mailing import mail
from shanyrak.people.models import Role, User
from shanyrak.targets.models import ContactPoint

ORIGIN = "suspended"
# The desk speaks English to its staff.
SUBJECT = "A contact was set aside: {office}"
BODY = """Letters to {value} came back for good: there is no such mailbox, says its server.

It belongs to {office}. The house uses it no more. What was to go there waits, and the writers of letters that came \
back are told which other ways there are.

What now: look whether the office has another address, and propose it. If the old one works after all, restore it.

{link}"""


def tell_organisers(contact: ContactPoint, *, now: datetime) -> int:
    """Mail each organiser who has an address; how many. The same suspension told again posts nothing new."""
    sheet = contact.office.sheet
    office = sheet.name if sheet else "an office"
    organisers = User.objects.filter(is_active=True, groups__name=Role.ORGANISER).exclude(email="")
    for user in organisers.distinct():
        mail(
            origin=ORIGIN,
            origin_id=uuid5(contact.pk, f"{user.pk} {contact.suspended_at}"),
            recipient=user.email,
            subject=SUBJECT.format(office=office),
            body=BODY.format(
                value=contact.value,
                office=office,
                link=f"{settings.SHANYRAK_BASE_URL}/desk/contacts/{contact.pk}/",
            ),
            language="en",
            now=now,
        )
    return len(organisers)
