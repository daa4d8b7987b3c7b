"""
The joint letter: who writes nothing of their own sends one letter with all who ask the same in the same words.

It is a bundle like any other (see bundling.py): every person's delivery has its own line in the journal, whoever takes
theirs back leaves it until its last moment, gates and stops hold. It waits for a fixed hour, or until it is full.
"""

from datetime import UTC, datetime, time, timedelta
from itertools import count
from uuid import UUID, uuid5

from django.db import transaction

from shanyrak.outbox.models import BUNDLE, Delivery, DeliveryState, Gate, Message
from shanyrak.outbox.posting import post
from shanyrak.outbox.writing import write
from shanyrak.targets.models import ContactPoint
from shanyrak.vault.blind import blind_index

EVERY = timedelta(hours=6)  # from midnight UTC: somebody may be in a cell, so not once a day
AT_MOST = 200  # people under one letter: two pages of names
SPACE = UUID("1be6cf32-52a4-4f43-8f0a-0d6a1d2f7a55")  # in which the ids of joint letters are made


def join(
    *, origin: str, origin_id: UUID, message: Message, contact: ContactPoint, gate: Gate, now: datetime
) -> Delivery:
    """
    Put somebody under the joint letter with exactly this text to this contact; asked again, give what there is.

    ``message`` holds the text without a signature, which is its ``sender_name``: "" for who is only counted.
    """
    known = Delivery.objects.of(origin, origin_id).filter(contact=contact).first()
    if known:
        return known
    with transaction.atomic():
        letter = _open_one(message, contact, gate, now)
        delivery = post(
            origin=origin, origin_id=origin_id, message=message, channel=contact.channel, contact=contact, gate=gate,
            now=now, not_before=letter.not_before,
        )  # fmt: skip
        Delivery.objects.filter(pk=delivery.pk).update(bundle=letter)
        if _people(letter) >= AT_MOST:
            Delivery.objects.filter(pk=letter.pk).update(not_before=now)
    delivery.bundle = letter
    return delivery


def leaves_next(gate: Gate, *, now: datetime) -> datetime:
    """The next fixed hour; before it where the appeal's last day ends sooner."""
    midnight = datetime.combine(now.astimezone(UTC).date(), time(), UTC)
    leaves = midnight + ((now - midnight) // EVERY + 1) * EVERY
    if gate.last_day is None:
        return leaves
    end = datetime.combine(gate.last_day, time(), UTC) + timedelta(
        hours=12
    )  # where it ends first: further east
    return max(now, min(leaves, end))


def _open_one(message: Message, contact: ContactPoint, gate: Gate, now: datetime) -> Delivery:
    """The letter that still takes people, locked: a sender that would claim it meanwhile passes it by."""
    leaves = leaves_next(gate, now=now)
    text = f"{message.language}\0{message.subject.open()}\0{message.body.open()}"
    same = blind_index(text, purpose="joint", scope=f"{gate.pk} {contact.pk}").hex()
    for part in count():
        name = uuid5(SPACE, f"{same} {leaves.isoformat()} {part}")
        if not Delivery.objects.of(BUNDLE, name).exists():
            _begin(name, message, contact, gate, leaves, now)
        letter = Delivery.objects.of(BUNDLE, name).select_for_update().get()
        if letter.state == DeliveryState.QUEUED and _people(letter) < AT_MOST:
            return letter
    raise AssertionError  # count() has no end


def _begin(
    name: UUID, message: Message, contact: ContactPoint, gate: Gate, leaves: datetime, now: datetime
) -> None:
    text = write(
        subject=message.subject.open(), body=message.body.open(), language=message.language,
        status_url=message.status_url, appeal_number=message.appeal_number, now=now,
    )  # fmt: skip
    begun = post(
        origin=BUNDLE, origin_id=name, message=text, channel=contact.channel, contact=contact, gate=gate, now=now,
        not_before=leaves,
    )  # fmt: skip
    if begun.message_id != text.pk:
        text.delete()  # somebody else began it this instant


def _people(letter: Delivery) -> int:
    return letter.members.exclude(state=DeliveryState.WITHDRAWN).count()
