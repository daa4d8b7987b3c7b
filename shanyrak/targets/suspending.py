"""A contact that does not work is not used. One person is enough to be careful; using it again is too."""

from datetime import datetime

from django.db import transaction

from shanyrak.targets.models import ContactPoint, EvidenceKind
from shanyrak.targets.witnessing import witness

ENOUGH_BOUNCES = 2  # for good, from two messages, since somebody last stood for it


def suspend(contact: ContactPoint, *, because: str, now: datetime, by=None) -> None:
    """``by`` is None when the house does it by itself, after messages came back."""
    with transaction.atomic():
        contact.suspended_at, contact.suspended_because = now, because[:200]
        contact.save(update_fields=["suspended_at", "suspended_because"])
        witness(contact, EvidenceKind.SUSPENDED, words=because, by=by, now=now)


def restore(contact: ContactPoint, *, now: datetime, by=None) -> None:
    with transaction.atomic():
        contact.suspended_at, contact.suspended_because = None, ""
        contact.save(update_fields=["suspended_at", "suspended_because"])
        witness(contact, EvidenceKind.RESTORED, by=by, now=now)


def suspend_if_dead(contact: ContactPoint, *, now: datetime) -> bool:
    """Suspend what two messages came back from for good, since it was last confirmed or restored."""
    if contact.suspended_at or contact.given_up_at:
        return False
    # What came back from an older form says nothing of the one in use.
    bounces = contact.evidence.filter(kind=EvidenceKind.BOUNCED_HARD, value__in=["", contact.value])
    trusted = (
        contact.evidence.filter(kind__in=[EvidenceKind.CONFIRMED, EvidenceKind.RESTORED])
        .newest_first()
        .values_list("at", flat=True)
        .first()
    )
    if trusted:
        bounces = bounces.filter(at__gt=trusted)
    if bounces.count() < ENOUGH_BOUNCES:
        return False
    suspend(contact, because="two messages came back for good", now=now)
    return True
