"""A message came back. Only a valid token moves a delivery, and only once."""

from datetime import datetime

from shanyrak.outbox.models import Delivery, DeliveryState


def bounce(token: str, *, why: str, now: datetime) -> bool:
    """Mark the delivery with this token as come back. False when there is none, or it is no longer waiting for that."""
    return bool(
        Delivery.objects.filter(
            bounce_token=token, state__in=[DeliveryState.ACCEPTED, DeliveryState.RELAYED]
        ).update(state=DeliveryState.BOUNCED, stepped_at=now, why=why[:300])
    )
