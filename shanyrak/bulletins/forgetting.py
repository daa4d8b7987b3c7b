"""Forget a writer: their letter is printed on no sheet any more, not even on one that was approved."""

from datetime import datetime

from shanyrak.bulletins.models import BulletinItem
from shanyrak.copies.models import Copy
from shanyrak.people.models import Supporter


def forget(supporter: Supporter, *, now: datetime) -> None:  # noqa: ARG001 -- the same signature in every room
    for copy in Copy.objects.filter(letter__supporter=supporter):
        forget_copy(copy)


def forget_copy(copy: Copy) -> None:
    BulletinItem.objects.filter(copy=copy).update(text="")
