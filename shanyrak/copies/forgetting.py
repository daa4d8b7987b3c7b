"""Forget a writer: their copy is withdrawn, and the key to its words destroyed."""

from datetime import datetime

from shanyrak.copies.models import Copy
from shanyrak.copies.releasing import withdraw
from shanyrak.people.models import Supporter


def forget(supporter: Supporter, *, now: datetime) -> None:
    for copy in Copy.objects.filter(letter__supporter=supporter):
        forget_copy(copy, now=now)


def forget_copy(copy: Copy, *, now: datetime) -> Copy:
    copy = withdraw(copy=copy, by=None, now=now)
    copy.erase()
    return copy


def forget_original(copy: Copy) -> None:
    """Destroy the key to what the writer sent; what was released of it, and agreed to, stays."""
    copy.erase()
