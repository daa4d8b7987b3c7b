"""A letter to an office of which no address was known waits; when two persons stand for one, it leaves."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from shanyrak.appeals.models import AppealState
from shanyrak.letters.confirming import send_by
from shanyrak.letters.models import LetterState, LetterTarget
from shanyrak.outbox.carriers import carries
from shanyrak.targets.models import Channel, ContactPoint

IN_ORDER = (Channel.EMAIL, Channel.FAX, Channel.POST)  # what we carry, quickest first
AT_ONCE = 500


def send_what_found_a_way(*, now: datetime, limit: int = AT_ONCE) -> int:
    """Post the letters that waited for a contact and have one now; how many. Asked again, it does nothing more."""
    channels = [channel for channel in IN_ORDER if carries(channel)]
    return sum(_send(target, channels, now) for target in waiting_with_a_way(channels)[:limit])


def waiting_with_a_way(channels: Sequence[str]) -> QuerySet[LetterTarget]:
    """Confirmed letters of live appeals that chose no contact, to offices that have one by now."""
    found = ContactPoint.objects.usable().filter(office=OuterRef("office"), channel__in=channels)
    return (
        LetterTarget.objects.filter(
            Exists(found),
            contacts__isnull=True,
            counts=True,
            letter__state=LetterState.CONFIRMED,
            letter__erased_at__isnull=True,
            letter__appeal__state=AppealState.LIVE,
        )
        .select_related("letter__appeal__gate", "message")
        .order_by("pk")
    )


def _send(target: LetterTarget, channels: Sequence[str], now: datetime) -> bool:
    usable = ContactPoint.objects.usable().filter(office=target.office_id, channel__in=channels)
    contact = min(usable, key=lambda each: (channels.index(each.channel), each.pk), default=None)
    if contact is None:
        return False
    with transaction.atomic():
        # Whoever takes it back this instant has the row first.
        locked = LetterTarget.objects.select_for_update(of=["self"]).filter(pk=target.pk, counts=True)
        if not locked.exists():
            return False
        target.contacts.add(contact)
        send_by(target, contact, now=now)
    return True
