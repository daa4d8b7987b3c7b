"""Queue tasks: they wake a duty and decide nothing."""

from django.utils import timezone
from procrastinate.contrib.django import app


@app.periodic(cron="17 3 * * *")
@app.task(queue="duties", name="duties.retain", queueing_lock="duties.retain")
def retain_nightly(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate passes the tick
    """Every night at 3.17: let go of what was kept as long as we promised."""
    from shanyrak.duties.retaining import retain

    retain(now=timezone.now())
