"""Forget what was written in somebody's name: words and envelopes lose their keys; that they left, and when, stays."""

from collections.abc import Iterable
from datetime import datetime

from shanyrak.outbox.models import Delivery, Message


def forget(messages: Iterable[Message], *, now: datetime) -> None:
    """What still waits is withdrawn first: a message without words cannot leave."""
    messages = list(messages)
    Delivery.objects.filter(message__in=messages).take_back(why="the writer took it back", now=now)
    for message in messages:
        for delivery in Delivery.objects.filter(message=message):
            delivery.erase()
        message.erase()
