"""Queue tasks: they wake a batch and decide nothing."""

from django.utils import timezone
from procrastinate.contrib.django import app


@app.periodic(cron="*/10 * * * *")
@app.task(queue="home", name="outcomes.ask", queueing_lock="outcomes.ask")
def ask_for_what_is_shown(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate passes the tick
    """Every ten minutes: ask for replies that were sent after their answer was shown."""
    from shanyrak.outcomes.showing import ask_for_late_replies

    ask_for_late_replies(now=timezone.now())
