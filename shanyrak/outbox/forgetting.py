"""Forget what was written in somebody's name: words and envelopes lose their keys; that they left, and when, stays."""

from collections.abc import Iterable
from datetime import datetime

from shanyrak.outbox.models import Delivery, DeliveryState, Message


def forget(messages: Iterable[Message], *, now: datetime) -> None:
    """What still waits is withdrawn first: a message without words cannot leave."""
    for message in messages:
        message.deliveries.filter(state__in=[DeliveryState.QUEUED, DeliveryState.CLAIMED]).update(
            state=DeliveryState.WITHDRAWN, worker=None, stepped_at=now, why="the writer took it back"
        )
        for delivery in Delivery.objects.filter(message=message):
            delivery.erase()
        message.erase()
