"""Queue tasks: they wake a batch and decide nothing. No argument, so nothing personal can be in one."""

from django.db import transaction
from procrastinate import exceptions
from procrastinate.contrib.django import app


def wake_senders() -> None:
    """Ask for a batch to be sent; joins the transaction that asks. One waiting wake-up is enough."""
    try:
        with transaction.atomic():  # a refused job must not spoil the transaction that asks
            send_batches.configure(queueing_lock="send").defer()
    except exceptions.AlreadyEnqueued:
        pass


@app.task(queue="outbox", name="outbox.send")
def send_batches() -> None:
    from shanyrak.outbox.sending import send_waiting
    from shanyrak.outbox.timing import steady_clock

    send_waiting(clock=steady_clock())


@app.periodic(cron="* * * * * */20")
@app.task(queue="outbox", name="outbox.mend", queueing_lock="mend")
def mend(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate passes the tick
    """Every twenty seconds: settle what dead workers left, finish stops, send what is due, see what became of it."""
    from shanyrak.outbox.following import follow
    from shanyrak.outbox.gating import finish_stops
    from shanyrak.outbox.recovering import recover
    from shanyrak.outbox.sending import send_waiting
    from shanyrak.outbox.timing import steady_clock

    clock = steady_clock()
    recover(now=clock())
    finish_stops(now=clock())
    send_waiting(clock=clock)
    follow(now=clock())
