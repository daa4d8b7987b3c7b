"""Queue tasks: they wake a deed and decide nothing."""

from django.utils import timezone
from procrastinate.contrib.django import app


@app.periodic(cron="7 * * * *")
@app.task(queue="letters", name="letters.offer", queueing_lock="letters.offer")
def offer(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate passes the tick
    """Every hour: tell writers whose letter did not arrive which other ways there are."""
    from shanyrak.letters.offering import offer_other_ways

    offer_other_ways(now=timezone.now())
