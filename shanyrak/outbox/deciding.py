"""A person decides what nobody could prove."""

from datetime import datetime

from django.db import transaction

from shanyrak.outbox.jobs import wake_senders
from shanyrak.outbox.models import Delivery, DeliveryState, GateState


class UnableToDecide(Exception):
    """Somebody else, or late evidence, has settled it already."""


def decide(delivery: Delivery, *, sent: bool, by, now: datetime) -> None:
    """
    Say of a held delivery that it left, or that it may be sent again.

    :raises UnableToDecide: it is not held any more
    """
    state = DeliveryState.ACCEPTED if sent else DeliveryState.QUEUED
    with transaction.atomic():
        changed = (
            Delivery.objects.alone()
            .filter(pk=delivery.pk, state=DeliveryState.HELD_UNKNOWN)
            .update(
                state=state,
                stepped_at=now,
                decided_by=by,
                why="a person says it left" if sent else "a person says it may be sent again",
            )
        )
        if not changed:
            raise UnableToDecide
        stopped = delivery.gate and delivery.gate.state in {GateState.STOPPING, GateState.STOPPED}
        if not sent and stopped:
            Delivery.objects.filter(pk=delivery.pk).take_back(why="the appeal was stopped", now=now)
        elif not sent:
            wake_senders()
