"""A contact that does not work is not used. One person is enough to be careful; using it again is too."""

from datetime import datetime

from shanyrak.targets.models import ContactPoint


def suspend(contact: ContactPoint, *, because: str, now: datetime) -> None:
    contact.suspended_at, contact.suspended_because = now, because[:200]
    contact.save(update_fields=["suspended_at", "suspended_because"])


def restore(contact: ContactPoint) -> None:
    contact.suspended_at, contact.suspended_because = None, ""
    contact.save(update_fields=["suspended_at", "suspended_because"])
