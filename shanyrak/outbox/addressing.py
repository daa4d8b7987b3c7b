"""
Make the envelope of a delivery: the words as approved, the address as the directory has it now.

It is made at the first ``committing`` and frozen with the row, so every attempt is the same message, and a
corrected address still helps the letters that wait.
"""

import json
from dataclasses import asdict
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from shanyrak.channels.base import Envelope
from shanyrak.outbox.models import Delivery
from shanyrak.outbox.writing import words_hash


class NoContact(Exception):
    """The contact is suspended or not confirmed any more: the letter waits until there is one."""


class WordsChanged(Exception):
    """The words are not those that were approved: nothing may leave."""


def envelope_of(delivery: Delivery, *, now: datetime) -> Envelope:
    """
    The frozen envelope if there is one, else a new one.

    :raises NoContact: wait, and ask again
    :raises WordsChanged: the sealed words do not answer to the hash made when they were approved
    """
    if delivery.envelope:
        return thaw(delivery.envelope.open())
    message = delivery.message
    subject, body = message.subject.open(), message.body.open()
    if words_hash(message.pk, subject, body) != bytes(message.words_hash):
        raise WordsChanged

    to, country = _address(delivery)
    return Envelope(
        delivery_id=str(delivery.pk),
        to=to,
        subject=subject,
        body=body,
        message_id=delivery.mail_id,
        bounce_token=delivery.bounce_token,
        sender_name=message.sender_name.open(),
        sender_lines=tuple(message.sender_lines.open().splitlines()),
        reply_to=message.reply_to.open() or f"reply+{delivery.bounce_token}@{settings.SHANYRAK_MAIL_DOMAIN}",
        language=message.language,
        country=country,
        appeal_number=message.appeal_number,
        status_url=message.status_url,
        dated_on=timezone.localdate(now).isoformat(),
        dated_at=now,
        # What the house writes by itself says so, and gets no automatic answers (RFC 3834).
        headers={} if delivery.contact_id else {"Auto-Submitted": "auto-generated"},
    )


def freeze(envelope: Envelope) -> str:
    return json.dumps(asdict(envelope), ensure_ascii=False, default=datetime.isoformat)


def thaw(frozen: str) -> Envelope:
    fields = json.loads(frozen)
    fields["sender_lines"] = tuple(fields["sender_lines"])
    fields["dated_at"] = datetime.fromisoformat(fields["dated_at"]) if fields["dated_at"] else None
    return Envelope(**fields)


def _address(delivery: Delivery) -> tuple[str, str]:
    contact = delivery.contact
    if contact is None:
        return delivery.message.recipient.open(), ""
    value = "" if contact.suspended_at else contact.value
    if not value:
        raise NoContact
    sheet = contact.office.sheet
    return value, sheet.country if sheet else ""
