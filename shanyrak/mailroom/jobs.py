"""Queue task: it wakes a batch and decides nothing."""

from django.utils import timezone
from procrastinate.contrib.django import app


@app.periodic(cron="* * * * * */10")
@app.task(queue="mailroom", name="mailroom.read", queueing_lock="mailroom.read")
def read_what_waits(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate passes the tick
    """Every ten seconds: read what the listener has kept."""
    from shanyrak.mailroom.reading_mail import process_waiting

    process_waiting(now=timezone.now())
