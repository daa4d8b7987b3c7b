"""A message came back, or was answered. Only a valid token moves a delivery, and only once; the contact's ledger hears."""

from datetime import datetime

from django.db import transaction

from shanyrak.craft.contacts.autoreplies import Answer
from shanyrak.craft.contacts.bounces import CAME_BACK, Bounce
from shanyrak.outbox.addressing import thaw
from shanyrak.outbox.models import Delivery, DeliveryState
from shanyrak.outbox.telling import tell_organisers
from shanyrak.targets.models import ContactPoint, EvidenceKind
from shanyrak.targets.suspending import suspend_if_dead
from shanyrak.targets.witnessing import witness

ANSWERS = {
    Answer.MOVED: EvidenceKind.MOVED,
    Answer.UNREAD: EvidenceKind.UNREAD,
    Answer.GONE: EvidenceKind.UNREAD,
}
SAID = {
    Answer.AWAY: "Somebody is away.",
    Answer.RECEIVED: "It was received.",
    Answer.GONE: "Who read it works there no longer.",
}
BOUNCES = {Bounce.UNKNOWN: EvidenceKind.BOUNCED_HARD, Bounce.MOVED: EvidenceKind.MOVED}


def bounce(token: str, *, kind: Bounce, why: str, now: datetime) -> bool:
    """
    Mark the delivery with this token as come back. False when there is none, or it is no longer waiting for that.

    A second message that comes back because there is no such mailbox sets the contact aside.
    """
    assert kind in CAME_BACK
    with transaction.atomic():
        is_moved = Delivery.objects.filter(
            bounce_token=token, state__in=[DeliveryState.ACCEPTED, DeliveryState.RELAYED]
        ).update(state=DeliveryState.BOUNCED, stepped_at=now, why=why[:300])
        if not is_moved:
            return False
        come_back(Delivery.objects.get(bounce_token=token), kind=kind, why=why, now=now)
    return True


def arrive(token: str, *, why: str, now: datetime) -> bool:
    """Their server says that it has the message. False when the token is unknown or nothing waits for that."""
    return bool(
        token
        and Delivery.objects.filter(bounce_token=token, state=DeliveryState.ACCEPTED).update(
            state=DeliveryState.RELAYED, stepped_at=now, why=why[:300]
        )
    )


def come_back(delivery: Delivery, *, kind: Bounce, why: str, now: datetime) -> None:
    """Write into the contact's ledger that this delivery came back; nothing for one to a supporter."""
    contact = _contact(delivery)
    if contact is None:
        return
    witness(
        contact,
        BOUNCES.get(kind, EvidenceKind.BOUNCED_SOFT),
        value=sent_to(delivery),
        words=why,
        source=kind.value,
        key=str(delivery.pk),
        now=now,
    )
    if suspend_if_dead(contact, now=now):
        tell_organisers(contact, now=now)


def answer_by_machine(token: str, *, answer: Answer, now: datetime) -> bool:
    """Write into the contact's ledger what an automatic answer says of its mailbox. False: the token is of no office."""
    delivery = Delivery.objects.filter(bounce_token=token).first() if token else None
    with transaction.atomic():
        contact = _contact(delivery) if delivery else None
        if delivery is None or contact is None:
            return False
        kind = ANSWERS.get(answer, EvidenceKind.AUTOREPLY)
        witness(
            contact,
            kind,
            value=sent_to(delivery),
            words=SAID.get(answer, ""),
            source=answer.value,
            key=str(delivery.pk),
            now=now,
        )
    return True


def answer_by_person(token: str, *, now: datetime) -> None:
    """Somebody at the office wrote back: nothing says more of a mailbox than that."""
    delivery = Delivery.objects.filter(bounce_token=token).first() if token else None
    with transaction.atomic():
        contact = _contact(delivery) if delivery else None
        if delivery and contact:
            witness(
                contact,
                EvidenceKind.DELIVERED,
                value=sent_to(delivery),
                words="Somebody there answered a letter.",
                key=f"answer-{delivery.pk}",
                now=now,
            )


def sent_to(delivery: Delivery) -> str:
    """The contact's form as it stood on the envelope; "" when the envelope was emptied since."""
    return thaw(delivery.envelope.open()).to if delivery.contact_id and delivery.envelope else ""


def _contact(delivery: Delivery) -> ContactPoint | None:
    """The delivery's contact, locked: two bounces at once must see each other."""
    if delivery.contact_id is None:
        return None
    return ContactPoint.objects.select_for_update().get(pk=delivery.contact_id)
