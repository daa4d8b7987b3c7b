"""Forget a writer: their copy is withdrawn, and the key to its words and to what it came in destroyed."""

from datetime import datetime

from django.db.models import Q

from shanyrak.arrivals import forgetting as arrivals
from shanyrak.arrivals.models import Arrival
from shanyrak.copies.models import Copy
from shanyrak.copies.releasing import withdraw
from shanyrak.people.models import Supporter


def forget(supporter: Supporter, *, now: datetime) -> None:
    for copy in Copy.objects.filter(letter__supporter=supporter):
        forget_copy(copy, now=now)


def forget_copy(copy: Copy, *, now: datetime) -> Copy:
    copy = withdraw(copy=copy, by=None, now=now)
    copy.erase()
    # Who sent it, and that it was this letter: nobody shall find that by trying.
    Copy.objects.filter(pk=copy.pk).update(sender_key=None, mail_key=None, words_key=None)
    arrivals.forget(Arrival.objects.filter(Q(copy=copy) | Q(joined__copy=copy)))
    return copy


def forget_original(copy: Copy) -> None:
    """Destroy the key to what the writer sent; what was released of it, and agreed to, stays."""
    copy.erase()
