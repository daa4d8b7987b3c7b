"""Queue tasks: they wake a batch and decide nothing."""

from django.utils import timezone
from procrastinate.contrib.django import app


@app.periodic(cron="* * * * *")
@app.task(queue="home", name="translations.ask", queueing_lock="translations.ask")
def ask_for_what_is_released(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate passes the tick
    """Every minute: ask for what was released, open what was claimed and forgotten."""
    from shanyrak.translations.asking import ask_for_developments, ask_for_released_copies
    from shanyrak.translations.claiming import return_expired
    from shanyrak.translations.wording import renew_words

    now = timezone.now()
    return_expired(now=now)
    ask_for_released_copies(now=now)
    ask_for_developments(now=now)
    renew_words(now=now)
