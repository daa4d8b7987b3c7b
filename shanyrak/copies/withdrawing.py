"""Letters that their writers took back: their copies follow, whatever had become of them."""

from datetime import datetime

from django.db.models import Q

from shanyrak.copies.forgetting import forget_copy
from shanyrak.copies.models import Copy, CopyState
from shanyrak.letters.models import LetterState


def withdraw_with_letters(*, now: datetime, limit: int = 500) -> int:
    """Withdraw and erase the copies of letters that may no longer be shared; say how many."""
    # A letter whose words were only kept no longer than promised stays agreed to.
    gone = (
        Copy.objects.filter(letter__isnull=False)
        .exclude(state=CopyState.WITHDRAWN)
        .filter(Q(letter__state=LetterState.WITHDRAWN) | Q(letter__may_be_shared=False))
        .order_by("pk")[:limit]
    )
    return len([forget_copy(copy, now=now) for copy in gone])
