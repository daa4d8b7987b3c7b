"""After a stop: take back out of our own mail server's queue what it has not yet handed on."""

import logging
from datetime import datetime, timedelta

from django.conf import settings

from shanyrak.channels.email.postfix import call_back as delete_from_queue
from shanyrak.outbox.models import Delivery, DeliveryState, Gate, GateState

logger = logging.getLogger(__name__)

# Longer than any queue keeps a message (Postfix: five days unless told otherwise).
AS_LONG_AS = timedelta(days=5)


def call_back(gate: Gate, *, now: datetime) -> int:
    """
    Withdraw those letters of a stopped gate that the mail server still keeps for later; how many were.

    Only what the server says it has deleted is called back. Where the operator has given no command for it, nothing
    is, and it counts as out.
    """
    command = settings.ENVIRONMENT.postsuper
    if not command or gate.state != GateState.STOPPED:
        return 0
    with_the_server = Delivery.objects.filter(
        gate=gate, state=DeliveryState.ACCEPTED, stepped_at__gt=now - AS_LONG_AS
    ).exclude(carrier_ref="")
    try:
        gone = delete_from_queue(command, with_the_server.values_list("carrier_ref", flat=True))
    except (OSError, TimeoutError) as trouble:
        logger.error("letters could not be called back from the mail server: %s", trouble)  # noqa: TRY400
        return 0
    return with_the_server.filter(carrier_ref__in=gone).update(
        state=DeliveryState.WITHDRAWN, stepped_at=now, why="called back from the mail server"
    )


def go_on_calling_back(*, now: datetime) -> int:
    """A letter that was on its way when the stop came may have been put off since; ask again, until none is left."""
    if not settings.ENVIRONMENT.postsuper:
        return 0
    held = Delivery.objects.filter(
        gate__state=GateState.STOPPED, state=DeliveryState.ACCEPTED, stepped_at__gt=now - AS_LONG_AS
    ).exclude(carrier_ref="")
    return sum(call_back(gate, now=now) for gate in Gate.objects.filter(pk__in=held.values("gate")))
