"""What became of deliveries is evidence about their contacts: taken and quiet since, or refused at the door."""

import re
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from shanyrak.craft.contacts.bounces import Bounce
from shanyrak.outbox.bouncing import come_back
from shanyrak.outbox.models import Delivery, DeliveryState
from shanyrak.targets.models import Channel, EvidenceKind
from shanyrak.targets.witnessing import witness

QUIET = timedelta(days=3)  # most servers give up, and say so, within two
LOOKED_BACK = timedelta(days=3)  # so that a night without a worker loses nothing
# What a server says at the door of a mailbox or a domain that it does not have (RFC 3463).
NO_SUCH_MAILBOX = re.compile(r"\b5\.1\.\d{1,2}\b")


def bear_witness(*, now: datetime) -> int:
    """
    Write into the ledgers what has become of letters to offices; how many lines. Run twice it writes nothing new.

    In the sandbox nothing leaves, so nothing there says anything about an office.
    """
    if settings.ENVIRONMENT.is_sandbox:
        return 0
    return _taken(now) + _refused(now)


def _taken(now: datetime) -> int:
    taken = _by_wire().filter(
        state__in=[DeliveryState.ACCEPTED, DeliveryState.RELAYED],
        stepped_at__gt=now - QUIET - LOOKED_BACK,
        stepped_at__lte=now - QUIET,
    )
    # A thousand letters of one day say no more than one.
    days = {(delivery.contact_id, delivery.stepped_at.date()): delivery for delivery in taken}
    for (_contact, day), delivery in days.items():
        assert delivery.contact is not None  # the query asks for those with one
        witness(
            delivery.contact,
            EvidenceKind.DELIVERED,
            words="Their server took a message." if delivery.state == DeliveryState.RELAYED else "",
            day=day.isoformat(),
            key=day.isoformat(),
            now=now,
        )
    return len(days)


def _refused(now: datetime) -> int:
    refused = [
        delivery
        for delivery in _by_wire().filter(state=DeliveryState.REFUSED, stepped_at__gt=now - LOOKED_BACK)
        if NO_SUCH_MAILBOX.search(delivery.why)
    ]
    for delivery in refused:
        with transaction.atomic():
            come_back(delivery, kind=Bounce.UNKNOWN, why=delivery.why, now=now)
    return len(refused)


def _by_wire() -> QuerySet[Delivery]:
    return (
        Delivery.objects.alone()
        .filter(contact__isnull=False, channel__in=[Channel.EMAIL, Channel.FAX])
        .select_related("contact")
    )
