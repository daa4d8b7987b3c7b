"""Letters that their writers took back: their copies follow, whatever had become of them."""

from datetime import datetime

from shanyrak.copies.forgetting import forget_copy
from shanyrak.copies.models import Copy, CopyState
from shanyrak.letters.models import Letter


def withdraw_with_letters(*, now: datetime, limit: int = 500) -> int:
    """Withdraw and erase the copies of letters that may no longer be shared; say how many."""
    gone = (
        Copy.objects.filter(letter__isnull=False)
        .exclude(state=CopyState.WITHDRAWN)
        .exclude(letter__in=Letter.objects.shareable())
        .order_by("pk")[:limit]
    )
    return sum(1 for copy in gone if forget_copy(copy, now=now))
