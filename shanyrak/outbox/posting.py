"""Ask for a message to leave. The row and the wake-up are written in one transaction."""

import secrets
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from shanyrak.outbox.jobs import wake_senders
from shanyrak.outbox.models import Delivery, DeliveryState, Gate, Message
from shanyrak.targets.models import Channel, ContactPoint
from shanyrak.vault.ids import new_id


def post(
    *,
    origin: str,
    origin_id: UUID,
    message: Message,
    channel: str,
    contact: ContactPoint | None,
    gate: Gate | None,
    now: datetime,
    not_before: datetime | None = None,
    expires_at: datetime | None = None,
) -> Delivery:
    """
    Queue the message once for this origin, channel and contact; asked again, give the delivery there is.

    ``contact`` is None for a person who stands in no directory: then the message names its recipient.
    """
    identifier = new_id()
    with transaction.atomic():
        delivery, is_new = Delivery.objects.get_or_create(
            origin=origin,
            origin_id=origin_id,
            channel=channel,
            contact=contact,
            defaults={
                "id": identifier,
                "message": message,
                "gate": gate,
                "lane": lane_of(channel, contact, is_paced=gate is None or gate.is_paced),
                "state": DeliveryState.QUEUED,
                "mail_id": f"<{identifier.hex}@{settings.SHANYRAK_MAIL_DOMAIN}>",
                "bounce_token": secrets.token_hex(16),
                "not_before": not_before or now,
                "expires_at": expires_at,
                "created_at": now,
                "stepped_at": now,
            },
        )
        if is_new:
            wake_senders()
    return delivery


def lane_of(channel: str, contact: ContactPoint | None, *, is_paced: bool) -> str:
    """
    The queue a delivery stands in: an office's mailbox, domain first, or the channel. Never a supporter's address.

    Without pace a mailbox is only its domain: what has a slash is counted (see claiming.py).
    """
    if channel == Channel.EMAIL and contact:
        local, _, domain = contact.value.lower().rpartition("@")
        return f"{domain}/{local}"[:330] if is_paced and domain else domain or "email"
    return channel if contact else "service"
