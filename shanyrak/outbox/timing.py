"""
A clock that can be believed: it agrees with the database's, and does not leap while somebody sends.

Whoever works with a clock that is days ahead stamps turns and pauses that block a mailbox for as long, lets mails expire
and erases what nobody has kept too long. So a worker with such a clock does nothing, and says why.
"""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

MOST = timedelta(minutes=5)


class ClockAstray(Exception):
    """Anticipated: this machine's clock is wrong, or was set anew this moment. Nothing was done."""


def check_clock() -> None:
    """:raises ClockAstray: our clock and the database's are more than five minutes apart"""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        apart = timezone.now() - cursor.fetchone()[0]
    if abs(apart) > MOST:
        raise ClockAstray(
            f"This machine's clock is {apart} apart from the database's: nothing is sent or let go until they agree. "
            "Set the clock that is wrong."
        )


def steady_clock() -> Callable[[], datetime]:
    """
    The clock of one piece of work, which began when the clocks agreed.

    :raises ClockAstray: when they do not; and when asked for the time after the clock has leapt
    """
    check_clock()
    began = since_start()

    def now() -> datetime:
        refuse_leap(began)
        return timezone.now()

    return now


def since_start() -> float:
    """How far the clock is ahead of the machine's own count of seconds: it changes only when the clock is set."""
    return time.time() - time.monotonic()


def refuse_leap(began: float) -> None:
    """:raises ClockAstray: the clock was set by more than five minutes since it was ``began`` ahead"""
    leapt = timedelta(seconds=since_start() - began)
    if abs(leapt) > MOST:
        raise ClockAstray(
            f"This machine's clock has leapt by {leapt}: the work at hand ends, and begins again."
        )
