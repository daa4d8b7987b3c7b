"""A writer takes the letter back, or has it erased. What has left has left, and is told so."""

from datetime import datetime

from django.db import transaction

from shanyrak.letters.forgetting import forget
from shanyrak.letters.models import Letter, LetterState, LetterTarget
from shanyrak.outbox.models import Delivery


def withdraw(*, letter: Letter, now: datetime) -> int:
    """Take back what still waits. Returns how many deliveries had left already."""
    with transaction.atomic():
        targets = list(letter.targets.values_list("pk", flat=True))
        deliveries = Delivery.objects.of("letter", *targets)
        deliveries.take_back(why="the writer took it back", now=now)
        left = deliveries.left().count()
        if letter.state != LetterState.WITHDRAWN:
            letter.state, letter.withdrawn_at = LetterState.WITHDRAWN, now
            letter.save(update_fields=["state", "withdrawn_at"])
        if not left:
            LetterTarget.objects.filter(letter=letter).update(counts=False)
    return left


def erase(*, letter: Letter, now: datetime) -> int:
    """Withdraw, then destroy the keys of everything this letter holds. Returns how many had left already."""
    left = withdraw(letter=letter, now=now)
    forget(letter, now=now)
    return left
