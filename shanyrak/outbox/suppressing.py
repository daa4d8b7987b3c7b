"""
Addresses that asked not to hear from us. Only a keyed hash is kept, for ever, and it cannot be joined with who wrote.
"""

from datetime import datetime

from shanyrak.outbox.models import Suppression
from shanyrak.vault.blind import blind_index, canonical_email


def fingerprint_of(address: str) -> bytes:
    """The 32 bytes that stand for a mailbox, however it is spelled."""
    return blind_index(canonical_email(address), purpose="suppression", scope="")


def suppress(fingerprint: bytes, *, because: str, now: datetime) -> None:
    """From now on nothing of the house's own is mailed there. Said twice, it stands once, with the first reason."""
    Suppression.objects.get_or_create(
        fingerprint=fingerprint, defaults={"because": because, "created_at": now}
    )


def allow(fingerprint: bytes) -> None:
    """Whoever asked for silence takes it back."""
    Suppression.objects.filter(fingerprint=fingerprint).delete()


def is_suppressed(fingerprint: bytes) -> bool:
    return Suppression.objects.filter(fingerprint=fingerprint).exists()
