"""
Make the envelope of a delivery: the words as approved, the address as the directory has it now.

It is made at the first ``committing`` and frozen with the row, so every attempt is the same message, and a
corrected address still helps the letters that wait.
"""

import json
from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.db.models.expressions import RawSQL
from django.utils import timezone

from shanyrak.channels.base import Envelope
from shanyrak.craft.composing.together import sign_together
from shanyrak.outbox.models import BUNDLE, Delivery, DeliveryState, Message
from shanyrak.outbox.statements import array_of, execute
from shanyrak.outbox.writing import words_hash
from shanyrak.targets.models import Channel, Confirmation, ContactPoint, OfficeSheet

ON_PAPER = {Channel.POST, Channel.FAX, Channel.HANDIN}
FROZEN = [field.name for field in fields(Envelope) if field.name not in {"subject", "body"}]


class NoContact(Exception):
    """The contact is suspended or not confirmed any more: the letter waits until there is one."""


class WordsChanged(Exception):
    """The words are not those that were approved: nothing may leave."""


class NobodyLeft(Exception):
    """Everybody whose letter was to travel in this bundle took it back."""


class AddressBook:
    """What the directory says now of the contacts of a group of deliveries, asked for once for all of them."""

    def __init__(self, deliveries: Iterable[Delivery]) -> None:
        named = array_of({delivery.contact_id for delivery in deliveries if delivery.contact_id})
        statement, values = _places()
        found = execute(statement, [named if value == _THEIRS else value for value in values])
        self._places = {contact_id: (value or "", country or "") for contact_id, value, country in found}

    def look_up(self, delivery: Delivery) -> tuple[str, str]:
        """
        The address, and the country it is in.

        :raises NoContact: it is suspended, given up, or not confirmed any more
        """
        if delivery.contact_id is None:
            return delivery.message.recipient.open(), ""
        value, country = self._places.get(delivery.contact_id, ("", ""))
        if not value:
            raise NoContact
        return value, country


_THEIRS = "{}"  # stands where the contacts of a group come


@cache
def _places() -> tuple[str, tuple[Any, ...]]:
    """The statement for address and country of contacts in use, and its values: put together once a process."""
    confirmations = Confirmation.objects.approved().filter(contact=OuterRef("pk"))
    sheets = OfficeSheet.objects.approved().filter(office=OuterRef("office"))
    theirs = RawSQL("SELECT unnest(%s::uuid[])", [_THEIRS])
    in_use = ContactPoint.objects.filter(pk__in=theirs, suspended_at=None, given_up_at=None)
    return in_use.values_list(
        "pk", Subquery(confirmations.values("value")[:1]), Subquery(sheets.values("country")[:1])
    ).query.sql_with_params()


def envelope_of(delivery: Delivery, book: AddressBook | None = None, *, now: datetime) -> Envelope:
    """
    The frozen envelope if there is one, else a new one.

    :raises NoContact: wait, and ask again
    :raises WordsChanged: the sealed words do not answer to the hash made when they were approved
    :raises NobodyLeft: it is a bundle, and empty
    """
    message = delivery.message
    if delivery.envelope:
        subject, body = _words(message)
        return replace(thaw(delivery.envelope.open()), subject=subject, body=body)
    subject, body = _bundled_words(delivery) if delivery.origin == BUNDLE else _words(message)
    to, country = (book or AddressBook([delivery])).look_up(delivery)
    return Envelope(
        delivery_id=str(delivery.pk),
        to=to,
        addressee=_addressee(delivery),
        subject=subject,
        body=body,
        message_id=delivery.mail_id,
        bounce_token=delivery.bounce_token,
        sender_name=message.sender_name.open(),
        sender_lines=tuple(message.sender_lines.open().splitlines()),
        reply_to=message.reply_to.open() or _reply_address(delivery),
        language=message.language,
        country=country,
        appeal_number=message.appeal_number,
        status_url=message.status_url,
        dated_on=timezone.localdate(now).isoformat(),
        dated_at=now,
        headers={} if delivery.contact_id else _own_headers(message),
    )


def _addressee(delivery: Delivery) -> tuple[str, ...]:
    """Asked for one by one: paper is slow to print, and seldom."""
    if delivery.channel not in ON_PAPER or delivery.contact is None:
        return ()
    sheet = delivery.contact.office.sheet
    return sheet.addressee if sheet else ()


def _own_headers(message: Message) -> dict[str, str]:
    """
    What the house writes by itself says so, and gets no automatic answers (RFC 3834). What goes to many can be ended
    with one click in the mail program (RFC 8058); the signature covers both headers (see channels/email/signing.py).
    """
    headers = {"Auto-Submitted": "auto-generated"}
    if url := message.unsubscribe_url.open():
        headers["List-Unsubscribe"] = f"<{url}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def _words(message: Message) -> tuple[str, str]:
    subject, body = message.subject.open(), message.body.open()
    if words_hash(message.pk, subject, body) != bytes(message.words_hash):
        raise WordsChanged
    return subject, body


def _bundled_words(bundle: Delivery) -> tuple[str, str]:
    """A joint letter has words of its own, once; else each letter stands whole."""
    members = bundle.members.filter(state=DeliveryState.CLAIMED).select_related("message")
    letters = list(members.order_by("created_at", "pk"))
    if not letters:
        raise NobodyLeft
    bundle.carried = frozenset(letter.pk for letter in letters)
    if not bundle.message.body:
        return _all_words(letters)
    subject, body = _words(bundle.message)
    signatures = [letter.message.sender_name.open() for letter in letters]
    return subject, sign_together(body, signatures, language=bundle.message.language)


def _all_words(letters: list[Delivery]) -> tuple[str, str]:
    """
    Each letter whole, as its writer wrote it, numbered; after each the address at which its writer is answered.

    No word of ours stands between them, so it reads in every language.
    """
    texts = []
    for place, letter in enumerate(letters, 1):
        subject, body = _words(letter.message)
        texts.append(f"[{place}/{len(letters)}] {subject}\n\n{body.strip()}\n\n<{_reply_address(letter)}>\n")
    first, _ = _words(letters[0].message)
    return f"{first} ({len(letters)})", f"\n{'_' * 40}\n\n".join(texts)


def _reply_address(delivery: Delivery) -> str:
    return f"reply+{delivery.bounce_token}@{settings.SHANYRAK_MAIL_DOMAIN}"


def freeze(envelope: Envelope) -> str:
    """
    Everything but the words, which stand sealed with the message and answer to their hash: written twice, they would
    have to be forgotten twice.
    """
    said = {name: getattr(envelope, name) for name in FROZEN}
    return json.dumps(
        {**said, "headers": dict(envelope.headers)}, ensure_ascii=False, default=datetime.isoformat
    )


def thaw(frozen: str) -> Envelope:
    """What was frozen, and no words."""
    said = {"subject": "", "body": "", **json.loads(frozen)}
    said["sender_lines"], said["addressee"] = tuple(said["sender_lines"]), tuple(said.get("addressee", ()))
    said["dated_at"] = datetime.fromisoformat(said["dated_at"]) if said["dated_at"] else None
    return Envelope(**said)
