"""Forget a supporter: their letter's copy is withdrawn, and the key to its words destroyed."""

from datetime import datetime

from shanyrak.copies.models import Copy
from shanyrak.copies.withdrawing import forget_copy
from shanyrak.people.models import Supporter


def forget(supporter: Supporter, *, now: datetime) -> None:
    for copy in Copy.objects.filter(letter__supporter=supporter):
        forget_copy(copy, now=now)
