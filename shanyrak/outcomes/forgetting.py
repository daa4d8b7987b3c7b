"""Forget a supporter: the thanks that were written to them lose their words and their address."""

from datetime import datetime

from shanyrak.outbox import forgetting as outbox
from shanyrak.outbox.models import Message
from shanyrak.outcomes.models import Thanks
from shanyrak.outcomes.thanking import ORIGIN, delivery_origin
from shanyrak.people.models import Supporter


def forget(supporter: Supporter, *, now: datetime) -> None:
    written = [
        delivery_origin(thanks, supporter)
        for thanks in Thanks.objects.filter(appeal__letters__supporter=supporter)
    ]
    messages = Message.objects.filter(deliveries__origin=ORIGIN, deliveries__origin_id__in=written)
    outbox.forget(messages, now=now)
