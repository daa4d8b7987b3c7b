"""Queue tasks: they wake a deed and decide nothing."""

from django.utils import timezone
from procrastinate.contrib.django import app


@app.periodic(cron="7 * * * *")
@app.task(queue="letters", name="letters.offer", queueing_lock="letters.offer")
def offer(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate passes the tick
    """Every hour: tell writers whose letter did not arrive which other ways there are."""
    from shanyrak.letters.offering import offer_other_ways

    offer_other_ways(now=timezone.now())


@app.periodic(cron="23 9 * * *")
@app.task(queue="letters", name="letters.survey", queueing_lock="letters.survey")
def ask(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate passes the tick
    """Once a day: ask those who agreed whether anybody answered."""
    from shanyrak.letters.surveying import ask_two_weeks_later

    ask_two_weeks_later(now=timezone.now())


@app.periodic(cron="*/5 * * * *")
@app.task(queue="letters", name="letters.find_a_way", queueing_lock="letters.find_a_way")
def find_a_way(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate passes the tick
    """Every five minutes: post what waited for an address and has one now."""
    from shanyrak.letters.finding_a_way import send_what_found_a_way

    send_what_found_a_way(now=timezone.now())
