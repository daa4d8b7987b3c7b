"""A letter's time is over: its words go as promised; that it was written, agreed to and counted stays."""

from datetime import datetime

from shanyrak.letters.models import Letter
from shanyrak.outbox.forgetting import forget as forget_messages
from shanyrak.outbox.models import Message


def empty(letter: Letter, *, now: datetime) -> None:
    """Destroy the keys of its words and messages; the writer stays reachable if they agreed to that."""
    forget_messages(list(Message.objects.filter(letter_target__letter=letter)), now=now)
    letter.erase()
    Letter.objects.filter(pk=letter.pk).update(erased_at=now, own_index=b"")
