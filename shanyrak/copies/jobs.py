"""Queue tasks: they wake a batch and decide nothing."""

from django.utils import timezone
from procrastinate.contrib.django import app


@app.periodic(cron="* * * * *")
@app.task(queue="home", name="copies.receive", queueing_lock="copies.receive")
def receive(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate passes the tick
    """Every minute: take in new letters, take back those whose writers changed their mind."""
    from shanyrak.copies.agreeing import give_up
    from shanyrak.copies.receiving import receive_from_letters
    from shanyrak.copies.withdrawing import withdraw_with_letters

    receive_from_letters(now=timezone.now())
    withdraw_with_letters(now=timezone.now())
    give_up(now=timezone.now())
