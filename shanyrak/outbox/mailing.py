"""A mail of the house's own to one person, who stands in no directory: written and queued in one transaction."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from shanyrak.outbox.posting import post
from shanyrak.outbox.suppressing import fingerprint_of, is_suppressed
from shanyrak.outbox.writing import write
from shanyrak.targets.models import Channel


def mail(
    *,
    origin: str,
    origin_id: UUID,
    recipient: str,
    subject: str,
    body: str,
    language: str,
    now: datetime,
    status_url: str = "",
    appeal_number: str = "",
    unsubscribe_url: str = "",
    expires_at: datetime | None = None,
) -> bool:
    """
    Queue the mail once for this origin; False when it was queued before, or the address asked not to hear from us:
    then no text is kept.

    No gate holds it: it is the house that speaks, not a supporter to an office. ``unsubscribe_url`` belongs on
    whatever goes to many: a POST to it ends such mails, a GET shows a button.
    """
    if is_suppressed(fingerprint_of(recipient)):
        return False
    with transaction.atomic():
        message = write(
            subject=subject,
            body=body,
            language=language,
            recipient=recipient,
            status_url=status_url,
            appeal_number=appeal_number,
            unsubscribe_url=unsubscribe_url,
            now=now,
        )
        delivery = post(
            origin=origin,
            origin_id=origin_id,
            message=message,
            channel=Channel.EMAIL,
            contact=None,
            gate=None,
            now=now,
            expires_at=expires_at,
        )
        if delivery.message_id != message.pk:
            message.delete()
            return False
    return True
