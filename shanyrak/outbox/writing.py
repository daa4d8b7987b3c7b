"""Write down the words of something that is to leave, sealed, before anything is posted."""

from datetime import datetime

from shanyrak.outbox.models import Message
from shanyrak.vault.blind import blind_index
from shanyrak.vault.ids import new_id


def write(
    *,
    subject: str,
    body: str,
    language: str,
    now: datetime,
    sender_name: str = "",
    sender_lines: str = "",
    reply_to: str = "",
    recipient: str = "",
    status_url: str = "",
    appeal_number: str = "",
    unsubscribe_url: str = "",
) -> Message:
    """
    Keep the words as they were approved. ``recipient`` is for a person who stands in no directory.

    The keyed hash of subject and body is fixed here: what leaves later is checked against it.
    """
    identifier = new_id()
    return Message.objects.create(
        id=identifier,
        subject=subject,
        body=body,
        language=language,
        sender_name=sender_name,
        sender_lines=sender_lines,
        reply_to=reply_to,
        recipient=recipient,
        status_url=status_url,
        appeal_number=appeal_number,
        unsubscribe_url=unsubscribe_url,
        words_hash=words_hash(identifier, subject, body),
        created_at=now,
    )


def words_hash(identifier: object, subject: str, body: str) -> bytes:
    return blind_index(f"{subject}\0{body}", purpose="words", scope=str(identifier))
